import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { controls, placeUnder } from '../styles/controls.ts';
import './ui-icon.ts';

export interface MenuEntry {
  readonly id: string;
  readonly text: string;
  readonly danger?: boolean;
}

/** The entries that items have in common, in the order they are shown. */
export const itemEntries = {
  rename: { id: 'rename', text: 'Renommer' },
  move: { id: 'move', text: 'Déplacer…' },
  history: { id: 'history', text: 'Historique…' },
  delete: { id: 'delete', text: 'Supprimer', danger: true },
} as const satisfies Readonly<Record<string, MenuEntry>>;

/** The person has chosen an entry of the menu. It does not leave the element that shows the menu. */
export class MenuChooseEvent extends Event {
  readonly id: string;
  constructor(id: string) {
    super('menu-choose');
    this.id = id;
  }
}

/** The « … » button of an item and what it offers, by mouse, finger or arrow keys. */
@customElement('item-menu')
export class ItemMenu extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: inline-flex;
      }
      .more {
        border: none;
        background: none;
        color: var(--ink-soft);
        border-radius: var(--radius-s);
        width: 32px;
        height: 32px;
        padding: 0;
        display: grid;
        place-items: center;
      }
      .more:hover {
        background: var(--sunken);
        color: var(--ink);
      }
      [popover] {
        min-width: 190px;
        padding: var(--s1);
      }
      [role='menuitem'] {
        display: block;
        width: 100%;
        text-align: left;
        border: none;
        background: none;
        border-radius: var(--radius-s);
        padding: 8px 12px;
        min-height: 40px;
      }
      [role='menuitem']:hover,
      [role='menuitem']:focus-visible {
        background: var(--sunken);
        outline-offset: -3px;
      }
      .danger {
        color: var(--danger);
      }
      @media print {
        :host {
          display: none;
        }
      }
      @media (pointer: coarse) {
        .more {
          width: 44px;
          height: 44px;
        }
        [role='menuitem'] {
          min-height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) entries: readonly MenuEntry[] = [];
  /** What the menu is about: « Action 12 ». */
  @property() label = '';

  /** A board has hundreds of menus: each has its entries in the page only while it is open. */
  @state() private isOpen = false;

  @query('.more') private readonly button!: HTMLButtonElement;
  @query('[popover]') private readonly list!: HTMLElement;

  get #items(): readonly HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }

  override focus(): void {
    this.button.focus();
  }

  override render(): TemplateResult {
    return html`<button
        class="more"
        popovertarget="entries"
        aria-haspopup="menu"
        aria-label="${this.label} : plus de choix"
        title="Plus de choix"
        @keydown=${this.#onButtonKeydown}
      >
        <ui-icon name="more"></ui-icon>
      </button>
      <div
        id="entries"
        popover
        role="menu"
        aria-label=${this.label}
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#onToggle}
        @keydown=${this.#onListKeydown}
      >
        ${(this.isOpen ? this.entries : []).map(
          ({ id, text, danger }, index) =>
            html`<button
              role="menuitem"
              ?autofocus=${index === 0}
              tabindex="-1"
              class=${danger ? 'danger' : ''}
              @click=${() => this.#choose(id)}
            >
              ${text}
            </button>`,
        )}
      </div>`;
  }

  #choose(id: string): void {
    this.list.hidePopover();
    this.button.focus();
    this.dispatchEvent(new MenuChooseEvent(id));
  }

  readonly #onBeforeToggle = (event: ToggleEvent): void => {
    if (event.newState !== 'open') return;
    this.isOpen = true;
    // At once: the browser looks for what to focus, and the place depends on the height.
    this.performUpdate();
    placeUnder(this.button, this.list);
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    this.isOpen = event.newState === 'open';
  };

  readonly #onButtonKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.list.showPopover();
  };

  readonly #onListKeydown = (event: KeyboardEvent): void => {
    const items = this.#items;
    const at = items.findIndex(item => item.matches(':focus'));
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const target = targets[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') {
      this.list.hidePopover();
      this.button.focus();
      event.stopPropagation();
    } else if (target !== undefined) {
      event.preventDefault();
      items[target]?.focus();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'item-menu': ItemMenu;
  }
}
