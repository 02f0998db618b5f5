import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Vocabulary } from '../../shared/model.ts';
import { type Draft, higherDraft, lowerDraft, type OutlineRow } from '../../shared/views/outline-rows.ts';
import { ItemAddEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { LastWords } from './last-words.ts';

/** The line is to stand elsewhere, or no more. It does not leave the list. */
export class DraftChangeEvent extends Event {
  readonly draft: Draft | undefined;
  constructor(draft: Draft | undefined) {
    super('draft-change');
    this.draft = draft;
  }
}

/**
 * A line of the list that is being written. Enter puts it in the plan and goes on with the next, Tab and Shift+Tab
 * change its level, Escape gives it up; words typed and left are words meant.
 */
@customElement('outline-draft')
export class OutlineDraft extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--s3);
        align-items: center;
      }
      .field {
        flex: 1;
        min-width: min(20rem, 100%);
        padding: 4px 10px;
      }
      small {
        color: var(--ink-soft);
      }
      @media (pointer: coarse) {
        .field {
          min-height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) draft: Draft | undefined;
  @property({ attribute: false }) rows: readonly OutlineRow[] = [];
  @property({ attribute: false }) vocabulary: Vocabulary = { axis: '', orientation: '', action: '' };

  @query('input') private readonly field!: HTMLInputElement | null;

  readonly #lastWords = new LastWords(this);
  /** The line is moved in the page by a change of level: that it loses the focus says nothing. */
  #isStepping = false;

  override focus(): void {
    this.field?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#isStepping) return;
    this.#isStepping = false;
    this.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const event = this.#isStepping ? undefined : this.#addition();
    if (event) this.#lastWords.say(event);
  }

  override updated(): void {
    this.#isStepping = false;
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.draft) return nothing;
    const word = this.vocabulary[this.draft.kind];
    return html`<input
        class="field"
        aria-label="Titre à ajouter : ${word.toLocaleLowerCase('fr')}"
        aria-describedby="how"
        placeholder="${word} : titre"
        @keydown=${this.#onKeydown}
        @blur=${this.#onBlur}
      />
      <small id="how">Entrée : ajouter · Tab, Maj+Tab : changer de niveau · Échap : fermer</small>`;
  }

  /** What would put the line in the plan. */
  #addition(): ItemAddEvent | undefined {
    const title = this.field?.value.trim() ?? '';
    return title === '' || !this.draft
      ? undefined
      : new ItemAddEvent(this.draft.kind, this.draft.parent, title, this.draft.before);
  }

  /** @returns false when there was nothing to add */
  #add(): boolean {
    const event = this.#addition();
    if (!event || !this.field) return false;
    this.field.value = '';
    this.dispatchEvent(event);
    return true;
  }

  #change(draft: Draft | undefined): void {
    this.dispatchEvent(new DraftChangeEvent(draft));
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !this.#add()) this.#change(undefined);
    else if (event.key === 'Tab') this.#onTab(event);
    else if (event.key === 'Escape') {
      event.stopPropagation();
      if (this.field) this.field.value = '';
      this.#change(undefined);
    }
  };

  #onTab(event: KeyboardEvent): void {
    const next = this.draft && (event.shiftKey ? higherDraft : lowerDraft)(this.draft, this.rows);
    // A Tab that changes nothing goes on to what is next, as everywhere.
    if (!next) return;
    event.preventDefault();
    this.#isStepping = true;
    this.#change(next);
  }

  readonly #onBlur = (): void => {
    if (this.#isStepping) return;
    this.#add();
    this.#change(undefined);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'outline-draft': OutlineDraft;
  }
}
