import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { DismissEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import './modal-dialog.ts';

/** The person means it. It reaches only whoever asked. */
export class ConfirmEvent extends Event {
  constructor() {
    super('confirm');
  }
}

/**
 * Asks before something that cannot be taken back. The focus begins on the way out.
 *
 * @slot - what will happen
 */
@customElement('confirm-dialog')
export class ConfirmDialog extends LitElement {
  static override readonly styles = [
    controls,
    css`
      ::slotted(p) {
        margin: 0 0 var(--s3);
      }
      .danger {
        border-color: var(--danger);
        background: var(--danger);
        color: #fff;
      }
      .danger:hover:not(:disabled) {
        background: color-mix(in srgb, var(--danger) 85%, #000);
      }
    `,
  ];

  @property() heading = '';
  /** What the button that does it says. */
  @property() act = '';
  /** What the way out says. */
  @property() keep = 'Annuler';
  /** True until what is asked for is complete. */
  @property({ type: Boolean }) barred = false;

  override render(): TemplateResult {
    return html`<modal-dialog heading=${this.heading}>
      <slot></slot>
      <button class="btn" slot="actions" autofocus @click=${() => this.dispatchEvent(new DismissEvent())}>
        ${this.keep}
      </button>
      <button
        class="btn danger"
        slot="actions"
        ?disabled=${this.barred}
        @click=${() => this.dispatchEvent(new ConfirmEvent())}
      >
        ${this.act}
      </button>
    </modal-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'confirm-dialog': ConfirmDialog;
  }
}
