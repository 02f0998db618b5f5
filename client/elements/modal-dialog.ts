import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { DismissEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { focusedElement } from './focused-element.ts';
import './ui-icon.ts';

/** Those on the page. */
const open = new Set<Element>();

/** All that is under a dialog is out of reach: keys that act from anywhere must be, too. */
export function isDialogOpen(): boolean {
  return open.size > 0;
}

/**
 * A dialog that is open as long as it is in the page: whoever shows it removes it when told `dismiss`.
 *
 * @slot - the content
 * @slot actions - its buttons
 */
@customElement('modal-dialog')
export class ModalDialog extends LitElement {
  static override readonly styles = [
    controls,
    css`
      dialog {
        width: min(480px, calc(100vw - 24px));
        max-height: min(640px, calc(100dvh - 24px));
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        box-shadow: var(--shadow);
        color: var(--ink);
        background: var(--surface);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      dialog::backdrop {
        background: #1c273366;
      }
      .head {
        display: flex;
        align-items: flex-start;
        gap: var(--s3);
        padding: var(--s4) var(--s4) 2px var(--s5);
      }
      h2 {
        flex: 1;
        margin: 0;
        font-size: var(--t-l);
        line-height: 1.3;
        padding-top: 5px;
      }
      h2:focus {
        outline: none;
      }
      .close {
        border: none;
        background: none;
        border-radius: var(--radius-s);
        width: 36px;
        height: 36px;
        display: grid;
        place-items: center;
      }
      .close:hover {
        background: var(--sunken);
      }
      .body {
        /* Room above for the focus ring of what comes first. */
        padding: 6px var(--s5) var(--s4);
        overflow: auto;
        flex: 1;
      }
      @media print {
        dialog[open] {
          display: none;
        }
      }
      .actions {
        display: flex;
        justify-content: flex-end;
        gap: var(--s2);
        padding: var(--s3) var(--s5) var(--s4);
        border-top: 1px solid var(--line);
      }
    `,
  ];

  @property() heading = '';
  /** It is to be read first: the focus begins on its heading, where a space closes nothing. */
  @property({ type: Boolean }) isRead = false;

  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('h2') private readonly headingElement!: HTMLElement;

  #opener: HTMLElement | undefined;

  /** Nobody has gone anywhere in it yet. */
  get isAtStart(): boolean {
    return this.shadowRoot?.activeElement === this.headingElement;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#opener = focusedElement();
    open.add(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    open.delete(this);
    const opener = this.#opener;
    // A dialog that is removed, instead of closed, gives nothing back by itself.
    queueMicrotask(() => opener?.isConnected && opener.focus());
  }

  override firstUpdated(): void {
    this.dialog.showModal();
    if (this.isRead) this.headingElement.focus();
  }

  override render(): TemplateResult {
    return html`<dialog aria-label=${this.heading} @cancel=${this.#onCancel} @click=${this.#onClick}>
      <div class="head">
        <h2 tabindex=${this.isRead ? '-1' : nothing}>${this.heading}</h2>
        <button class="close" aria-label="Fermer" @click=${this.#dismiss}><ui-icon name="close"></ui-icon></button>
      </div>
      <div class="body"><slot></slot></div>
      <div class="actions"><slot name="actions"></slot></div>
    </dialog>`;
  }

  readonly #dismiss = (): void => {
    this.dispatchEvent(new DismissEvent());
  };

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.#dismiss();
  };

  /** A click on the veil is a click on the dialog itself. */
  readonly #onClick = (event: MouseEvent): void => {
    if (event.target === this.dialog) this.#dismiss();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'modal-dialog': ModalDialog;
  }
}
