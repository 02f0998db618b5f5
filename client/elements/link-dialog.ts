import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { isSafeLink } from '../../shared/sheet.ts';
import { DismissEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import './modal-dialog.ts';

/** The person has said where a link leads, or taken it away. It does not leave the text. */
export class LinkChooseEvent extends Event {
  readonly href: string | null;
  constructor(href: string | null) {
    super('link-choose');
    this.href = href;
  }
}

/** Where a link leads: to the web or to a mailbox, nowhere else. */
@customElement('link-dialog')
export class LinkDialog extends LitElement {
  static override readonly styles = [
    controls,
    css`
      label {
        display: block;
        font-weight: 700;
        margin-bottom: var(--s1);
      }
      .error {
        margin: var(--s2) 0 0;
        color: var(--danger);
      }
      a {
        display: inline-block;
        margin-top: var(--s3);
        color: var(--accent);
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** The address there is now. */
  @property() href: string | null = null;

  @state() private isWrong = false;

  @query('input') private readonly field!: HTMLInputElement;

  override render(): TemplateResult {
    return html`<modal-dialog heading="Lien">
      <label for="href">Adresse du site ou adresse électronique</label>
      <input
        id="href"
        class="field"
        .value=${this.href?.replace(/^mailto:/, '') ?? ''}
        placeholder="https://… ou nom@exemple.fr"
        autocapitalize="off"
        aria-describedby=${this.isWrong ? 'error' : nothing}
        aria-invalid=${this.isWrong ? 'true' : 'false'}
        @keydown=${this.#onKeydown}
        autofocus
      />
      ${
        this.isWrong
          ? html`<p id="error" class="error" role="alert">
              Cette adresse n’est pas comprise. Exemples : https://www.caf.fr, nom@exemple.fr
            </p>`
          : nothing
      }
      ${
        this.href !== null && isSafeLink(this.href)
          ? html`<a href=${this.href} target="_blank" rel="noreferrer noopener">Ouvrir ce lien</a>`
          : nothing
      }
      ${
        this.href === null
          ? nothing
          : html`<button class="btn" slot="actions" @click=${() => this.#choose(null)}>Retirer le lien</button>`
      }
      <button class="btn" slot="actions" @click=${() => this.dispatchEvent(new DismissEvent())}>Annuler</button>
      <button class="btn main" slot="actions" @click=${this.#onConfirm}>Enregistrer</button>
    </modal-dialog>`;
  }

  #choose(href: string | null): void {
    this.dispatchEvent(new LinkChooseEvent(href));
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.#onConfirm();
  };

  readonly #onConfirm = (): void => {
    const href = readAddress(this.field.value);
    this.isWrong = href === undefined;
    if (href === undefined) this.field.focus();
    else this.#choose(href);
  };
}

/** People write « caf.fr » and « nom@exemple.fr »: undefined when it can be neither. */
function readAddress(text: string): string | undefined {
  const typed = text.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(typed)) return `mailto:${typed}`;
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed)) return isSafeLink(typed) ? typed : undefined;
  return /^[^\s/]+\.[^\s/.]{2,}(\/\S*)?$/.test(typed) && isSafeLink(`https://${typed}`)
    ? `https://${typed}`
    : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'link-dialog': LinkDialog;
  }
  interface HTMLElementEventMap {
    'link-choose': LinkChooseEvent;
  }
}
