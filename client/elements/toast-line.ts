import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';

export interface Toast {
  readonly text: string;
  readonly action?: string;
  readonly onAction?: () => void;
}

/** Milliseconds a message stays, at least. */
const STAY = 9_000;

/** One message at a time at the foot of the screen, with at most one thing to do about it. */
@customElement('toast-line')
export class ToastLine extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset: auto 0 var(--s5);
        display: grid;
        justify-items: center;
        pointer-events: none;
        z-index: 20;
      }
      .toast {
        pointer-events: auto;
        display: flex;
        align-items: center;
        gap: var(--s3);
        max-width: min(640px, calc(100vw - 32px));
        padding: var(--s3) var(--s4);
        border-radius: var(--radius);
        background: var(--ink);
        color: #fff;
        /* Seen only where the system gives its own colours. */
        border: 1px solid transparent;
        box-shadow: var(--shadow);
      }
      .toast button {
        flex: none;
        border: 1.5px solid #ffffff99;
        border-radius: var(--radius-s);
        background: none;
        color: inherit;
        font-weight: 700;
        padding: 6px 12px;
        min-height: 36px;
      }
      .toast button:focus-visible {
        outline-color: #fff;
      }
    `,
  ];

  @state() private toast: Toast | undefined;

  #timer: ReturnType<typeof setTimeout> | undefined;

  show(toast: Toast): void {
    this.toast = toast;
    this.#startTimer();
  }

  clear(): void {
    this.toast = undefined;
    clearTimeout(this.#timer);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    return html`<div role="status">${this.toast ? this.#renderToast(this.toast) : nothing}</div>`;
  }

  #renderToast({ text, action }: Toast): TemplateResult {
    return html`<div
      class="toast"
      @pointerenter=${this.#stopTimer}
      @pointerleave=${this.#startTimer}
      @focusin=${this.#stopTimer}
      @focusout=${this.#startTimer}
    >
      <span>${typeset(text)}</span>
      ${action ? html`<button @click=${this.#onAction}>${action}</button>` : nothing}
    </div>`;
  }

  /** A message someone is reading or about to answer does not go away. */
  readonly #stopTimer = (): void => clearTimeout(this.#timer);

  readonly #startTimer = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.toast = undefined;
    }, STAY);
  };

  readonly #onAction = (): void => {
    const { onAction } = this.toast ?? {};
    this.clear();
    onAction?.();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'toast-line': ToastLine;
  }
}
