import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { MAX_COMMENT_LENGTH } from '../../shared/comment.ts';
import { matchNames } from '../../shared/views/mentions.ts';
import { DraftEvent } from '../comment-events.ts';
import { IdentityAskEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { fieldStyles } from './comment-field.styles.ts';

/** How many names are offered at once. */
const OFFERED = 6;

/** What stands before the caret when somebody is being named. */
const naming = /(?<![\p{L}\p{N}])@([^@\n]{0,40})$/u;

/** The keys that are the list's while names are offered. */
const listKeys: readonly string[] = ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'];

/** The person has finished writing. It does not leave the element that shows the field. */
export class SayEvent extends Event {
  readonly text: string;
  constructor(text: string) {
    super('say');
    this.text = text;
  }
}

/**
 * A field to write a comment in. « @ » offers names, chosen with the arrows and Enter; Ctrl+Enter sends; Escape, or the
 * button, gives up where one may.
 *
 * @fires say - what was written, not empty and not too long
 * @fires give-up
 */
@customElement('comment-field')
export class CommentField extends LitElement {
  static override readonly styles = [controls, fieldStyles];

  @property() label = 'Votre commentaire';
  /** What its button says. */
  @property() action = 'Commenter';
  /** What is in it at first. */
  @property() text = '';
  /** Under which name what is written and not sent is told; empty when it is not worth it. */
  @property() draft = '';
  /** Whom « @ » offers to name. */
  @property({ attribute: false }) names: readonly string[] = [];
  /** The person has not said who they are: comments are signed. */
  @property({ type: Boolean }) unsigned = false;
  @property({ type: Boolean }) mayGiveUp = false;

  @state() private value = '';
  @state() private error = '';
  @state() private offered: readonly string[] = [];
  @state() private chosen = 0;

  @query('textarea') private readonly field!: HTMLTextAreaElement;
  @query('ul') private readonly list!: HTMLElement | null;

  /** The person was asked who they are. */
  #isAsking = false;

  override focus(): void {
    this.field.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.value = this.text;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('unsigned') && !this.unsigned && this.#isAsking) this.#goOn();
    // The list may open below what holds the field.
    this.list?.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult {
    return html`<span class="grow" data-text=${this.value}
          ><textarea
            class="field"
            rows="2"
            aria-label=${this.label}
            placeholder=${this.label}
            aria-describedby="hint error"
            aria-autocomplete="list"
            aria-controls=${this.offered.length > 0 ? 'names' : nothing}
            aria-activedescendant=${this.offered.length > 0 ? `name-${this.chosen}` : nothing}
            .value=${live(this.value)}
            @input=${this.#onInput}
            @click=${this.#offer}
            @keydown=${this.#onKeydown}
            @blur=${this.#stopOffering}
          ></textarea
        ></span>
        ${this.offered.length > 0 ? this.#renderNames() : nothing}
      <p class="sr" role="status">${this.offered.length > 0 ? tellOffer(this.offered.length) : nothing}</p>
      <p class="error" id="error" role="alert">${this.error}</p>
      <div class="foot">
        <span class="hint" id="hint">« @ » nomme une personne ou une institution</span>
        ${this.mayGiveUp ? html`<button class="btn quiet" @click=${this.#giveUp}>Annuler</button>` : nothing}
        ${
          this.unsigned
            ? html`<button class="btn" @click=${this.#ask}>
                Se présenter pour écrire
              </button>`
            : html`<button class="btn main" title="${this.action} (Ctrl+Entrée)" @click=${this.#say}>
                ${this.action}
              </button>`
        }
      </div>`;
  }

  #renderNames(): TemplateResult {
    return html`<ul id="names" role="listbox" aria-label="Personnes et institutions">
      ${this.offered.map(
        (name, index) =>
          html`<li
            id="name-${index}"
            role="option"
            aria-selected=${index === this.chosen ? 'true' : 'false'}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#name(name)}
          >
            ${name}
          </li>`,
      )}
    </ul>`;
  }

  /** Puts a name in place of what was typed of it. */
  #name(name: string): void {
    const { selectionStart, value } = this.field;
    const [typed = ''] = naming.exec(value.slice(0, selectionStart)) ?? [];
    const start = selectionStart - typed.length;
    const named = `@${name} `;
    this.field.setRangeText(named, start, selectionStart, 'end');
    this.#stopOffering();
    this.#take(this.field.value);
    this.field.focus();
  }

  #take(value: string): void {
    this.value = value;
    this.error = '';
    if (this.draft !== '') this.dispatchEvent(new DraftEvent(this.draft, value));
  }

  /** Who has just said who they are goes on writing, once the dialog has given the focus back to what is gone. */
  #goOn(): void {
    this.#isAsking = false;
    requestAnimationFrame(() => this.focus());
  }

  readonly #ask = (): void => {
    this.#isAsking = true;
    this.dispatchEvent(new IdentityAskEvent());
  };

  readonly #say = (): void => {
    const text = this.value.trim();
    this.field.focus();
    if (text === '') this.error = 'Écrivez d’abord votre commentaire.';
    else if (text.length > MAX_COMMENT_LENGTH) this.error = tellExcess(text.length);
    else {
      this.#stopOffering();
      this.#take('');
      this.dispatchEvent(new SayEvent(text));
    }
  };

  readonly #giveUp = (): void => {
    this.#take('');
    this.dispatchEvent(new Event('give-up'));
  };

  readonly #onInput = (): void => {
    this.#take(this.field.value);
    this.#offer();
  };

  /** Offers names while one is being typed before the caret. */
  readonly #offer = (): void => {
    const { selectionStart, selectionEnd, value } = this.field;
    const typed =
      selectionStart === selectionEnd ? naming.exec(value.slice(0, selectionStart))?.[1] : undefined;
    this.offered = typed === undefined ? [] : matchNames(this.names, typed).slice(0, OFFERED);
    this.chosen = 0;
  };

  readonly #stopOffering = (): void => {
    this.offered = [];
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { key } = event;
    const sends = key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (sends && !this.unsigned) this.#say();
    else if (this.offered.length > 0 && listKeys.includes(key)) this.#choose(key);
    else if (key === 'Escape' && this.mayGiveUp) this.#giveUp();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #choose(key: string): void {
    const count = this.offered.length;
    const name = this.offered[this.chosen];
    if (key === 'ArrowDown') this.chosen = (this.chosen + 1) % count;
    else if (key === 'ArrowUp') this.chosen = (this.chosen - 1 + count) % count;
    else if (key === 'Escape' || name === undefined) this.#stopOffering();
    else this.#name(name);
  }
}

function tellOffer(count: number): string {
  return count === 1 ? '1 nom proposé' : `${count} noms proposés, flèches pour choisir`;
}

function tellExcess(length: number): string {
  const [most, present] = [MAX_COMMENT_LENGTH, length].map(number => number.toLocaleString('fr'));
  return `Un commentaire tient en ${most} caractères, et celui-ci en a ${present} : raccourcissez-le, ou faites-en deux.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'comment-field': CommentField;
  }
}
