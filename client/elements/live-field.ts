import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import { bringTo } from './caret-mover.ts';
import { Composition } from './composition.ts';

/** What a field says now. It does not leave the element that shows the field. */
export class LiveInputEvent extends Event {
  readonly text: string;
  constructor(text: string) {
    super('live-input');
    this.text = text;
  }
}

/** Says in plain French why a text cannot be taken, or nothing. */
export type Refuse = (text: string) => string | undefined;

/**
 * A field of the plan, always open: as high as its text, told at each keystroke, and brought up to date under the caret
 * when others write in it. One that reads figures or dates is patient: it tells its text once, when it is left.
 */
@customElement('live-field')
export class LiveField extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
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
      textarea,
      .grow::after {
        grid-area: 1 / 1;
        min-width: 0;
        width: 100%;
        font: inherit;
        line-height: 1.4;
        letter-spacing: inherit;
        padding: 7px 9px;
        border: 1.5px solid var(--line-strong);
        border-radius: var(--radius-s);
      }
      textarea {
        resize: none;
        overflow: hidden;
        overflow-wrap: anywhere;
        color: inherit;
        background: var(--surface);
      }
      textarea::placeholder {
        color: var(--ink-soft);
        opacity: 1;
      }
      textarea:focus-visible {
        outline-offset: 0;
      }
      textarea[aria-invalid] {
        border-color: var(--danger);
      }
      :host([quiet]) textarea:not(:hover, :focus, [aria-invalid]) {
        border-color: transparent;
        background: transparent;
      }
      p {
        margin: 3px 0 0;
        color: var(--danger);
        font-size: 0.875rem;
      }
      /* A field cannot show bullets: as long as nobody is in it, the list lies over it. */
      .grow > ul {
        grid-area: 1 / 1;
        pointer-events: none;
      }
      :host([shape='list']) textarea:not(:focus) {
        color: transparent;
      }
      :host([shape='list']) textarea:focus + ul {
        visibility: hidden;
      }
      .read {
        display: block;
        padding: 8px 10px;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      ul {
        margin: 0;
        padding: 8px 10px 8px 1.6em;
        overflow-wrap: anywhere;
      }
      @media (pointer: coarse) {
        textarea,
        .grow::after {
          padding: 10px;
        }
      }
      @media print {
        textarea,
        .grow::after {
          border-color: transparent;
          padding: 0;
        }
        .read {
          padding: 0;
        }
        ul {
          padding: 0 0 0 1em;
        }
      }
    `,
  ];

  @property() text = '';
  /** The whole name, for those who do not see where the field is. */
  @property() label = '';
  @property() hint = '';
  /** One line, a text of several, or a list with an item per line. */
  @property({ reflect: true }) shape: 'line' | 'text' | 'list' = 'line';
  @property({ type: Boolean, reflect: true }) patient = false;
  /** Without a frame as long as nobody points at it: in a table. */
  @property({ type: Boolean, reflect: true }) quiet = false;
  @property({ type: Boolean }) readOnly = false;
  @property({ attribute: false }) refuse: Refuse = () => undefined;

  @state() private problem = '';

  @query('textarea') private readonly field!: HTMLTextAreaElement | null;
  @query('.grow') private readonly mirror!: HTMLElement | null;

  /** What was typed and not told yet. */
  #isDraft = false;
  readonly #composition = new Composition();

  override focus(): void {
    this.field?.focus();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('text') || changed.has('readOnly')) this.#follow();
  }

  override render(): TemplateResult {
    if (this.readOnly) return this.#renderRead();
    // The value is set by hand: Lit would put the caret at the end.
    return html`<div class="grow">
        <textarea
          rows="1"
          aria-label=${this.label}
          aria-invalid=${this.problem === '' ? nothing : 'true'}
          aria-describedby="problem"
          placeholder=${this.hint || nothing}
          inputmode=${this.patient ? 'text' : nothing}
          autocomplete="off"
          @input=${this.#onInput}
          @compositionstart=${() => this.#composition.begin()}
          @compositionend=${this.#onCompositionEnd}
          @keydown=${this.#onKeydown}
          @blur=${this.#onBlur}
        ></textarea
        >${this.shape === 'list' ? this.#renderList(true) : nothing}
      </div>
      <p id="problem" role="alert" ?hidden=${this.problem === ''}>${this.problem}</p>`;
  }

  #renderRead(): TemplateResult {
    if (this.shape === 'list') return this.#renderList(false);
    return html`<span class="read">${typeset(this.text)}</span>`;
  }

  /** @param isCopy of what the field says to those who listen */
  #renderList(isCopy: boolean): TemplateResult {
    const lines = this.text.split('\n').filter(line => line.trim() !== '');
    return html`<ul aria-hidden=${isCopy ? 'true' : nothing} ?hidden=${lines.length === 0}>
      ${lines.map(line => html`<li>${typeset(line)}</li>`)}
    </ul>`;
  }

  /** Brings the field to the shared text, unless it holds what nobody has been told. */
  #follow(): void {
    const { field } = this;
    if (field && !this.#isDraft && this.problem === '' && !this.#isAsKept(field)) {
      if (this.#composition.isOn) this.#composition.keepWaiting(field);
      else bringTo(field, this.text);
    }
    this.#fit();
  }

  /** Names are kept without the spaces around them: one that has just been typed stays under the caret for the next word. */
  #isAsKept(field: HTMLTextAreaElement): boolean {
    return field.matches(':focus') && field.value.trim() === this.text;
  }

  #fit(): void {
    if (this.mirror && this.field) this.mirror.dataset.text = this.field.value;
  }

  #tell(text: string): void {
    this.#isDraft = false;
    if (text !== this.text) this.dispatchEvent(new LiveInputEvent(text));
  }

  readonly #onInput = (): void => {
    const { field } = this;
    if (!field) return;
    if (this.shape === 'line' && field.value.includes('\n'))
      field.value = field.value.replace(/\s*\n\s*/g, ' ');
    const text = field.value;
    this.#fit();
    if (this.#composition.keepsOthersWaiting) return;
    this.#isDraft = this.patient;
    const problem = this.refuse(text) ?? '';
    // Half a date is no fault as long as it is being written.
    this.problem = this.patient && problem !== '' ? '' : problem;
    if (!this.patient && problem === '') this.#tell(text);
  };

  readonly #onCompositionEnd = (): void => {
    const { field } = this;
    if (!field) return;
    bringTo(field, this.#composition.end(field, this.text));
    this.#onInput();
  };

  readonly #onBlur = (): void => {
    const text = this.field?.value ?? '';
    this.problem = this.refuse(text) ?? '';
    if (this.problem !== '') return;
    this.#tell(text);
    // As it is kept: « 0.50 » is « 0,5 ».
    requestAnimationFrame(() => this.#follow());
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && this.shape === 'line') {
      event.preventDefault();
      if (this.patient) this.#onBlur();
    }
    if (event.key !== 'Escape' || (!this.#isDraft && this.problem === '')) return;
    event.stopPropagation();
    this.#isDraft = false;
    this.problem = '';
    this.#follow();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'live-field': LiveField;
  }
  interface HTMLElementEventMap {
    'live-input': LiveInputEvent;
  }
}
