import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PlanSnapshot } from '../../shared/model.ts';
import { countsOf } from '../../shared/views/counts.ts';
import { controls, placeUnder } from '../styles/controls.ts';

/** « Chiffres »: what the plan amounts to, each figure with what it counts, behind one button. */
@customElement('plan-counts')
export class PlanCounts extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .open {
        padding: 3px 12px;
        font-size: 0.9rem;
      }
      [popover] {
        width: min(34rem, calc(100vw - 16px));
        max-height: min(34rem, 70dvh);
        overflow: auto;
        padding: var(--s3) var(--s4) var(--s4);
      }
      h2 {
        margin: var(--s3) 0 2px;
        font-size: var(--t-m);
      }
      h2:first-of-type {
        margin-top: 0;
      }
      p {
        margin: 0 0 var(--s1);
        font-size: var(--t-s);
        color: var(--ink-soft);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: flex;
        gap: var(--s3);
        padding: 2px 0;
      }
      b {
        flex: none;
        min-width: 2rem;
        font-weight: 800;
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      small {
        display: block;
        font-size: var(--t-s);
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) plan: PlanSnapshot | undefined;

  /** Nothing is counted at each keystroke for figures that nobody looks at. */
  @state() private isOpen = false;

  @query('.open') private readonly button!: HTMLButtonElement;
  @query('[popover]') private readonly box!: HTMLElement;

  override render(): TemplateResult {
    return html`<button class="btn open" popovertarget="counts" aria-haspopup="dialog">Chiffres</button>
      <div
        id="counts"
        popover
        role="dialog"
        aria-label="Chiffres du plan entier"
        tabindex="0"
        @beforetoggle=${this.#onBeforeToggle}
      >
        ${(this.isOpen && this.plan ? countsOf(this.plan) : []).map(
          ({ title, definition, counts }) =>
            html`<h2>${title}</h2>
              ${definition === '' ? nothing : html`<p>${definition}</p>`}
              <ul>
                ${counts.map(
                  count =>
                    html`<li>
                      <b>${count.value}</b>
                      <span
                        >${count.label}${
                          count.definition === '' ? nothing : html`<small>${count.definition}</small>`
                        }</span
                      >
                    </li>`,
                )}
              </ul>`,
        )}
      </div>`;
  }

  readonly #onBeforeToggle = (event: ToggleEvent): void => {
    this.isOpen = event.newState === 'open';
    if (this.isOpen) placeUnder(this.button, this.box);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-counts': PlanCounts;
  }
}
