import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LinkCopiedEvent } from '../invitation-events.ts';
import { controls } from '../styles/controls.ts';
import './ui-icon.ts';

/** An address to be handed out: shown whole, and copied by one button. */
@customElement('copy-field')
export class CopyField extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      label {
        display: block;
        margin-bottom: var(--s1);
        font-weight: 700;
      }
      .about {
        margin: 0 0 var(--s2);
        color: var(--ink-soft);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      .field {
        flex: 1 1 16rem;
        min-width: 0;
        min-height: 44px;
        text-overflow: ellipsis;
      }
      .btn {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        min-height: 44px;
      }
    `,
  ];

  @property() label = 'Lien';
  /** A sentence under the label. */
  @property() about = '';
  @property() text = '';

  @state() private isCopied = false;
  @state() private said = '';

  @query('input') private readonly field!: HTMLInputElement;

  override focus(): void {
    this.field.focus();
  }

  override render(): TemplateResult {
    return html`<label for="text">${this.label}</label>
      ${this.about === '' ? '' : html`<p class="about">${this.about}</p>`}
      <div class="row">
        <input class="field" id="text" readonly .value=${this.text} @focus=${() => this.field.select()} />
        <button class="btn" aria-label="Copier le lien : ${this.label}" @click=${this.#copy}>
          ${this.isCopied ? html`<ui-icon name="check"></ui-icon>Copié` : 'Copier'}
        </button>
      </div>
      <span class="sr" role="status">${this.said}</span>`;
  }

  readonly #copy = async (): Promise<void> => {
    // Browsers give no clipboard to the plain http:// of a town hall's own network.
    const isDone = await navigator.clipboard?.writeText(this.text).then(
      () => true,
      () => false,
    );
    this.isCopied = isDone === true;
    this.said = this.isCopied
      ? `Lien copié : ${this.label}`
      : 'Lien sélectionné : copiez-le avec Ctrl+C, ou par un appui long.';
    if (this.isCopied) this.dispatchEvent(new LinkCopiedEvent());
    else this.field.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'copy-field': CopyField;
  }
}
