import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ItemId } from '../../shared/model.ts';
import { findChange } from '../../shared/text-change.ts';
import { ItemRenameEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';

/**
 * A title read in place and edited in place. Each keystroke is a rename; what somebody else types in the same title
 * meanwhile comes in under the caret without moving it.
 */
@customElement('live-title')
export class LiveTitle extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: inline;
        font: inherit;
        line-height: inherit;
      }
      :host([editing]) {
        display: block;
      }
      .text {
        overflow-wrap: anywhere;
        border-radius: 4px;
      }
      [role='button'] {
        cursor: text;
      }
      .empty {
        color: var(--ink-soft);
        font-style: italic;
      }
      /* The mirror gives the field the height of its text. */
      .grow {
        display: grid;
      }
      .grow::after {
        content: attr(data-text) ' ';
        visibility: hidden;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .grow > textarea,
      .grow::after {
        grid-area: 1 / 1;
        font: inherit;
        padding: 2px 6px;
        margin: -2px -6px;
        border: 0;
        min-width: 0;
        letter-spacing: inherit;
      }
      textarea {
        resize: none;
        overflow: hidden;
        color: var(--ink);
        background: var(--surface);
        border-radius: 4px;
        outline: 2px solid var(--accent);
        outline-offset: 0;
      }
    `,
  ];

  @property({ attribute: false }) item: ItemId | undefined;
  @property() text = '';
  /** What the title is of, for those who do not see: « Titre de l’action 12 ». */
  @property() label = 'Titre';
  @property({ type: Boolean }) readOnly = false;
  @property({ type: Boolean, reflect: true }) editing = false;

  @query('textarea') private readonly field!: HTMLTextAreaElement | null;

  #startText = '';
  #othersWrote = false;

  /** Starts editing, all selected, as if the title had been clicked. */
  async edit(): Promise<void> {
    if (this.readOnly) return;
    this.#startText = this.text;
    this.#othersWrote = false;
    this.editing = true;
    await this.updateComplete;
    if (!this.field) return;
    this.field.value = this.text;
    this.field.focus();
    this.field.select();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('text') && this.editing) this.#follow();
  }

  override render(): TemplateResult {
    if (this.editing) return this.#renderField();
    const shown = this.text.trim() === '' ? html`<span class="empty">Sans titre</span>` : this.text;
    if (this.readOnly) return html`<span class="text">${shown}</span>`;
    // A real button would not flow with the number before it, nor break across lines.
    return html`<span
      class="text"
      role="button"
      tabindex="0"
      title="Modifier le titre"
      @click=${this.edit}
      @keydown=${this.#onKeydown}
      >${shown}</span
    >`;
  }

  #renderField(): TemplateResult {
    // The value is set by hand: Lit would put the caret at the end.
    return html`<span class="grow" data-text=${this.text || nothing}
      ><textarea
        rows="1"
        aria-label=${this.label}
        @input=${this.#onInput}
        @keydown=${this.#onFieldKeydown}
        @blur=${this.#onBlur}
      ></textarea
    ></span>`;
  }

  /** Brings the field to the shared text, keeping the caret where it is in the words around it. */
  #follow(): void {
    const { field } = this;
    if (!field || field.value === this.text) return;
    const { selectionStart, selectionEnd, value } = field;
    const move = caretMover(value, this.text);
    this.#othersWrote = true;
    field.value = this.text;
    field.setSelectionRange(move(selectionStart), move(selectionEnd));
  }

  #stop(): void {
    this.editing = false;
    // Focus must stay where the title is, for those who work by keyboard.
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[role="button"]')?.focus(),
    );
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'F2' && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    void this.edit();
  };

  readonly #onFieldKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    // Giving up takes back one's own words, never somebody else's.
    const givesUp = event.key === 'Escape' && !this.#othersWrote && this.text !== this.#startText;
    if (givesUp && this.item !== undefined)
      this.dispatchEvent(new ItemRenameEvent(this.item, this.#startText));
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    this.#stop();
  };

  readonly #onInput = (): void => {
    const { field, item } = this;
    if (!field || item === undefined) return;
    const oneLine = field.value.replace(/\s*\n\s*/g, ' ');
    if (oneLine !== field.value) field.value = oneLine;
    this.text = oneLine;
    this.dispatchEvent(new ItemRenameEvent(item, oneLine));
  };

  readonly #onBlur = (): void => {
    this.editing = false;
  };
}

/** Tells where a position in one text is in the other, when what differs between them is one stretch. */
export function caretMover(before: string, after: string): (position: number) => number {
  const { start, endBefore, endAfter } = findChange(before, after);
  return position => {
    if (position <= start) return position;
    if (position >= endBefore) return position + endAfter - endBefore;
    return Math.min(position, endAfter);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'live-title': LiveTitle;
  }
}
