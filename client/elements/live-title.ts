import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ItemId } from '../../shared/model.ts';
import { wordsOf } from '../../shared/views/search.ts';
import { ItemRenameEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { bringTo } from './caret-mover.ts';
import { Composition } from './composition.ts';
import { renderMarked } from './marked-text.ts';

/** A mirror costs another layout at each letter. */
const growsAlone = CSS.supports('field-sizing: content');

/** The title was opened to be typed in, or is closed again. It does not leave the element that shows the title. */
export class TitleEditEvent extends Event {
  readonly isOpen: boolean;
  constructor(isOpen: boolean) {
    super('title-edit');
    this.isOpen = isOpen;
  }
}

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
        display: block;
        flex: 1;
        min-width: 0;
        font: inherit;
        line-height: inherit;
      }
      .text {
        overflow-wrap: break-word;
        border-radius: 4px;
      }
      [role='button'] {
        cursor: text;
      }
      @media (pointer: coarse) {
        /* As tall as a finger, and no taller than its line. */
        [role='button'] {
          display: block;
          min-height: 44px;
          margin: -12px 0;
          padding: 12px 0;
        }
      }
      .empty {
        color: var(--ink-soft);
        font-style: italic;
      }
      /* The field has the height of its text, where the browser does not give it by a mirror. */
      .grow {
        display: grid;
      }
      .grow::after {
        content: attr(data-text) ' ';
        visibility: hidden;
        white-space: pre-wrap;
        overflow-wrap: break-word;
      }
      .grow > textarea,
      .grow::after {
        grid-area: 1 / 1;
        font: inherit;
        padding: 2px 3px;
        margin: -2px -3px;
        border: 0;
        min-width: 0;
        letter-spacing: inherit;
      }
      @supports (field-sizing: content) {
        textarea {
          field-sizing: content;
        }
        .grow::after {
          content: none;
        }
      }
      textarea {
        resize: none;
        overflow: hidden;
        color: var(--ink);
        background: var(--surface);
        border-radius: 4px;
      }
      /* Close to the words: the number before them stays in sight. */
      textarea:focus-visible {
        outline: 2px solid var(--accent);
        outline-offset: 0;
      }
    `,
  ];

  @property({ attribute: false }) item: ItemId | undefined;
  @property() text = '';
  /** What the title is of, for those who do not see: « Titre de l’action 12 ». */
  @property() label = 'Titre';
  /** What is searched for, to be marked in the title. */
  @property() words = '';
  @property({ type: Boolean }) readOnly = false;
  @property({ type: Boolean, reflect: true }) editing = false;

  @query('.text') private readonly shown!: HTMLElement | null;
  @query('textarea') private readonly field!: HTMLTextAreaElement | null;

  #startText = '';
  #othersWrote = false;
  #composition = new Composition();

  override focus(): void {
    this.shown?.focus();
  }

  /** Starts editing, with the caret at a place of the text, or all of it selected. */
  async edit(caret?: number): Promise<void> {
    if (this.readOnly) return;
    this.#startText = this.text;
    this.#othersWrote = false;
    // A field that left the page in the middle of a word never told its end.
    this.#composition = new Composition();
    this.editing = true;
    await this.updateComplete;
    if (!this.field) return;
    this.field.value = this.text;
    this.field.focus();
    if (caret === undefined) this.field.select();
    else this.field.setSelectionRange(caret, caret);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.editing = false;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('text') && this.editing) this.#follow();
    if (changed.has('editing') && (this.editing || changed.get('editing')))
      this.dispatchEvent(new TitleEditEvent(this.editing));
  }

  override render(): TemplateResult {
    if (this.editing) return this.#renderField();
    const shown =
      this.text.trim() === ''
        ? html`<span class="empty">Sans titre</span>`
        : renderMarked(this.text, wordsOf(this.words));
    if (this.readOnly) return html`<span class="text">${shown}</span>`;
    // A real button would not break across lines.
    return html`<span
      class="text"
      role="button"
      tabindex="0"
      title="Modifier le titre"
      @click=${this.#onClick}
      @keydown=${this.#onKeydown}
      >${shown}</span
    >`;
  }

  #renderField(): TemplateResult {
    // The value is set by hand: Lit would put the caret at the end.
    return html`<span class="grow" data-text=${(!growsAlone && this.text) || nothing}
      ><textarea
        rows="1"
        aria-label=${this.label}
        @input=${this.#onInput}
        @compositionstart=${() => this.#composition.begin()}
        @compositionend=${this.#onCompositionEnd}
        @keydown=${this.#onFieldKeydown}
        @blur=${this.#onBlur}
      ></textarea
    ></span>`;
  }

  /** Brings the field to the shared text, keeping the caret where it is in the words around it. */
  #follow(): void {
    const { field } = this;
    if (!field || field.value === this.text) return;
    this.#othersWrote = true;
    if (this.#composition.isOn) this.#composition.keepWaiting(field);
    else bringTo(field, this.text);
  }

  #stop(): void {
    this.editing = false;
    // Focus must stay where the title is, for those who work by keyboard.
    void this.updateComplete.then(() => this.focus());
  }

  /** One word is changed more often than all: the caret goes where the title was clicked. */
  readonly #onClick = ({ clientX, clientY }: MouseEvent): void => {
    void this.edit(caretAt(clientX, clientY, this.shadowRoot) ?? this.text.length);
  };

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
    if (!field || item === undefined || this.#composition.keepsOthersWaiting) return;
    const oneLine = field.value.replace(/\s*\n\s*/g, ' ');
    if (oneLine !== field.value) field.value = oneLine;
    this.text = oneLine;
    this.dispatchEvent(new ItemRenameEvent(item, oneLine));
  };

  readonly #onCompositionEnd = (): void => {
    const { field } = this;
    if (!field) return;
    bringTo(field, this.#composition.end(field, this.text));
    this.#onInput();
  };

  readonly #onBlur = (): void => {
    this.editing = false;
  };
}

/** The place in a text that a point is on, where the browser can tell it inside an element. */
function caretAt(x: number, y: number, shadowRoot: ShadowRoot | null): number | undefined {
  if (!('caretPositionFromPoint' in document) || !shadowRoot) return undefined;
  const position = document.caretPositionFromPoint(x, y, { shadowRoots: [shadowRoot] });
  return position?.offsetNode instanceof Text && shadowRoot.contains(position.offsetNode)
    ? position.offset
    : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'live-title': LiveTitle;
  }
}
