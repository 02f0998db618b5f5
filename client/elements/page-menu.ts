import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { controls, placeUnder } from '../styles/controls.ts';

export interface PageLink {
  readonly href: string;
  readonly text: string;
  readonly isCurrent: boolean;
}

/**
 * « Plus »: the pages beside the plan's views, as links behind one button.
 *
 * @slot - what else the menu offers, under the links
 */
@customElement('page-menu')
export class PageMenu extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .open {
        position: relative;
        display: inline-flex;
        gap: 6px;
        align-items: center;
        padding: var(--s2) 2px;
        border: none;
        border-bottom: 3px solid transparent;
        background: none;
        color: var(--ink-soft);
        font-weight: 600;
        text-align: left;
      }
      .open::after {
        content: '';
        width: 7px;
        height: 7px;
        margin-top: -4px;
        border: solid currentColor;
        border-width: 0 2px 2px 0;
        rotate: 45deg;
      }
      .open.current {
        color: var(--ink);
        border-color: var(--accent);
      }
      [popover] {
        min-width: 230px;
        padding: var(--s1);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      a {
        display: flex;
        align-items: center;
        min-height: 40px;
        padding: 8px 12px;
        border-radius: var(--radius-s);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--sunken);
      }
      ::slotted(button) {
        display: block;
        width: 100%;
        min-height: 40px;
        padding: 8px 12px;
        border: none;
        background: none;
        text-align: left;
      }
      ::slotted(button:hover) {
        background: var(--sunken);
      }
      .more {
        margin-top: var(--s1);
        padding-top: var(--s1);
        border-top: 1px solid var(--line);
      }
      a[aria-current] {
        font-weight: 700;
        box-shadow: inset 3px 0 var(--accent);
      }
      @media (pointer: coarse) {
        .open {
          padding: var(--s3) 2px 9px;
        }
        a,
        ::slotted(button) {
          min-height: 44px;
        }
      }
      @media (forced-colors: active) {
        .open {
          border-color: Canvas;
        }
        .open.current {
          border-color: Highlight;
        }
      }
    `,
  ];

  @property({ attribute: false }) links: readonly PageLink[] = [];

  @query('.open') private readonly button!: HTMLButtonElement;
  @query('[popover]') private readonly list!: HTMLElement;

  override focus(): void {
    this.button.focus();
  }

  override render(): TemplateResult {
    const current = this.links.find(({ isCurrent }) => isCurrent);
    return html`<button class=${current ? 'open current' : 'open'} popovertarget="pages">
        ${current ? html`<span class="sr">Plus, page ouverte :</span> ${current.text}` : 'Plus'}
      </button>
      <div id="pages" popover @beforetoggle=${this.#onBeforeToggle} @click=${this.#onClick}>
        <ul>
          ${this.links.map(
            ({ href, text, isCurrent }) =>
              html`<li><a href=${href} aria-current=${isCurrent ? 'page' : nothing}>${text}</a></li>`,
          )}
        </ul>
        <div class="more"><slot></slot></div>
      </div>`;
  }

  readonly #onBeforeToggle = (event: ToggleEvent): void => {
    if (event.newState === 'open') placeUnder(this.button, this.list);
  };

  /** Whatever was chosen, the menu has done its work. */
  readonly #onClick = (event: MouseEvent): void => {
    const isChoice = event
      .composedPath()
      .some(node => node instanceof HTMLAnchorElement || node instanceof HTMLButtonElement);
    if (!isChoice) return;
    this.list.hidePopover();
    // What comes from the slot is not in the menu for the browser, which would leave the focus on what is hidden.
    this.button.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'page-menu': PageMenu;
  }
}
