import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Item, ItemId } from '../../shared/model.ts';
import { ItemAddEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { LastWords } from './last-words.ts';
import './ui-icon.ts';

/** A quiet button that becomes a field to type titles in: Enter adds one and waits for the next, Escape closes. */
@customElement('add-field')
export class AddField extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .field {
        scroll-margin: 24px;
      }
      .add {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        border: none;
        background: none;
        border-radius: var(--radius-s);
        color: var(--ink-soft);
        font-weight: 600;
        font-size: 0.875rem;
        padding: 5px 8px;
        min-height: 34px;
      }
      .add:hover {
        background: color-mix(in srgb, var(--ink) 7%, transparent);
        color: var(--ink);
      }
      @media print {
        :host {
          display: none;
        }
      }
      @media (pointer: coarse) {
        .add {
          min-height: 44px;
        }
      }
    `,
  ];

  @property() kind: Item['kind'] = 'action';
  @property({ attribute: false }) parent: ItemId | null = null;
  /** The territory's word for what is added: « Action ». */
  @property() word = '';

  @state() private isOpen = false;

  readonly #lastWords = new LastWords(this);

  @query('input') private readonly field!: HTMLInputElement | null;
  @query('.add') private readonly button!: HTMLButtonElement | null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const title = this.field?.value.trim() ?? '';
    if (title !== '') this.#lastWords.say(new ItemAddEvent(this.kind, this.parent, title));
  }

  async open(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    this.field?.focus();
  }

  override render(): TemplateResult {
    const word = this.word.toLocaleLowerCase('fr');
    if (!this.isOpen)
      return html`<button class="add" aria-label="Ajouter : ${word}" @click=${this.open}>
        <ui-icon name="plus"></ui-icon>${this.word}
      </button>`;
    return html`<input
      class="field"
      aria-label="Titre à ajouter : ${word}"
      placeholder="Titre, puis Entrée"
      @keydown=${this.#onKeydown}
      @blur=${this.#onBlur}
    />`;
  }

  #add(): void {
    const title = this.field?.value.trim() ?? '';
    if (title === '' || !this.field) return;
    this.field.value = '';
    this.dispatchEvent(new ItemAddEvent(this.kind, this.parent, title));
    // What was added pushes the field down, or aside: it stays in sight, for the next one.
    requestAnimationFrame(() => this.field?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  }

  readonly #onKeydown = async (event: KeyboardEvent): Promise<void> => {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.#add();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (this.field) this.field.value = '';
    this.isOpen = false;
    await this.updateComplete;
    this.button?.focus();
  };

  /** Words typed and left are words meant. */
  readonly #onBlur = (): void => {
    this.#add();
    this.isOpen = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'add-field': AddField;
  }
}
