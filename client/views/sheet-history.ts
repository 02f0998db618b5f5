import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ItemId } from '../../shared/model.ts';
import { controls } from '../styles/controls.ts';
import './item-history.ts';

/** What an action was before: at the foot of its fiche, folded, and asked from the server only for those who unfold it. */
@customElement('sheet-history')
export class SheetHistory extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
        margin-top: var(--s6);
      }
      details {
        border-top: 1px solid var(--line);
      }
      summary {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-height: 44px;
        cursor: pointer;
        font-weight: 700;
      }
      summary::before {
        content: '';
        width: 7px;
        height: 7px;
        margin-left: 3px;
        border: solid currentColor;
        border-width: 0 2px 2px 0;
        rotate: -45deg;
      }
      [open] > summary::before {
        rotate: 45deg;
      }
      .content {
        padding: 0 0 var(--s4);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) item: ItemId | undefined;

  @state() private isOpen = false;

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    if (item === undefined) return nothing;
    const history = keyed(item, html`<item-history .item=${item}></item-history>`);
    return html`<details @toggle=${this.#onToggle}>
      <summary>Historique</summary>
      ${this.isOpen ? html`<div class="content">${history}</div>` : nothing}
    </details>`;
  }

  readonly #onToggle = ({ target }: Event): void => {
    if (target instanceof HTMLDetailsElement) this.isOpen = target.open;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sheet-history': SheetHistory;
  }
}
