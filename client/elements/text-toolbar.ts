import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from '../styles/controls.ts';
import type { IconName } from './ui-icon.ts';
import './ui-icon.ts';

export type TextCommand = 'bold' | 'italic' | 'bulletList' | 'orderedList' | 'indent' | 'outdent';

/** What the text is where the caret stands. */
export interface TextState {
  readonly isEmpty: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly bulletList: boolean;
  readonly orderedList: boolean;
  /** The address of the link the caret is in. */
  readonly link: string | null;
}

/** The person has pressed a button of the toolbar. It does not leave the text. */
export class TextCommandEvent extends Event {
  readonly command: TextCommand | 'link';
  constructor(command: TextCommand | 'link') {
    super('text-command');
    this.command = command;
  }
}

interface Tool {
  readonly command: TextCommand | 'link';
  readonly icon: IconName;
  readonly name: string;
  readonly keys?: string;
}

const tools: readonly Tool[] = [
  { command: 'bold', icon: 'bold', name: 'Gras', keys: 'Ctrl+B' },
  { command: 'italic', icon: 'italic', name: 'Italique', keys: 'Ctrl+I' },
  { command: 'bulletList', icon: 'bullets', name: 'Liste à puces' },
  { command: 'orderedList', icon: 'numbers', name: 'Liste numérotée' },
  { command: 'link', icon: 'link', name: 'Lien' },
];

const listTools: readonly Tool[] = [
  { command: 'outdent', icon: 'outdent', name: 'Diminuer le retrait', keys: 'Maj+Tab' },
  { command: 'indent', icon: 'indent', name: 'Augmenter le retrait', keys: 'Tab' },
];

/** The formatting of a text: one tab stop, arrows inside. */
@customElement('text-toolbar')
export class TextToolbar extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      [role='toolbar'] {
        display: flex;
        padding: 2px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-s);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      button {
        display: grid;
        place-items: center;
        width: 30px;
        height: 28px;
        padding: 0;
        border: none;
        border-radius: 4px;
        background: none;
      }
      button:hover {
        background: var(--sunken);
      }
      [aria-pressed='true'] {
        background: var(--accent-soft);
        color: var(--accent);
        box-shadow: inset 0 -2px var(--accent);
      }
      :focus-visible {
        outline-offset: -2px;
      }
      @media (forced-colors: active) {
        [aria-pressed='true'] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
      @media (pointer: coarse) {
        button {
          width: 44px;
          height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) state: TextState | undefined;
  /** What is written. */
  @property() label = '';

  override render(): TemplateResult {
    const isInList = this.state?.bulletList === true || this.state?.orderedList === true;
    const shown = isInList ? [...tools, ...listTools] : tools;
    return html`<div role="toolbar" aria-label="Mise en forme : ${this.label}" @keydown=${this.#onKeydown}>
      ${shown.map(
        ({ command, icon, name, keys }, index) =>
          html`<button
            type="button"
            tabindex=${index === 0 ? 0 : -1}
            aria-label=${name}
            title=${keys ? `${name} (${keys})` : name}
            aria-pressed=${this.#isOn(command) ?? nothing}
            @mousedown=${keepFocus}
            @click=${() => this.dispatchEvent(new TextCommandEvent(command))}
          >
            <ui-icon name=${icon}></ui-icon>
          </button>`,
      )}
    </div>`;
  }

  /** Undefined for what is done and not left on. */
  #isOn(command: Tool['command']): 'true' | 'false' | undefined {
    const { state } = this;
    switch (command) {
      case 'indent':
      case 'outdent':
        return undefined;
      case 'link':
        return state?.link == null ? 'false' : 'true';
      default:
        return state?.[command] ? 'true' : 'false';
    }
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const buttons = [...this.renderRoot.querySelectorAll('button')];
    const at = buttons.findIndex(button => button.matches(':focus'));
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % buttons.length,
      ArrowLeft: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    buttons[target]?.focus();
  };
}

/** The text keeps its caret, and a phone its keyboard, while a button is pressed. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'text-toolbar': TextToolbar;
  }
}
