import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { DismissEvent, HelpKeyEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './modal-dialog.ts';
import type { Shortcut, ShortcutGroup } from './shortcut.ts';

/** The list of keys, screen by screen, and the way to turn off the one that opens it. */
@customElement('keys-dialog')
export class KeysDialog extends LitElement {
  static override readonly styles = [
    controls,
    css`
      /* It scrolls by itself, so that the whole ring of its focus is in sight. */
      .list {
        max-height: max(10rem, min(26rem, 100dvh - 17rem));
        overflow: auto;
        padding: var(--s2);
      }
      .list:focus-visible {
        outline-offset: -3px;
      }
      h3 {
        margin: var(--s4) 0 var(--s2);
        font-size: var(--t-m);
      }
      h3:first-child {
        margin-top: 0;
      }
      dl {
        display: grid;
        gap: var(--s2);
        margin: 0;
      }
      dl > div {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        gap: var(--s1) var(--s3);
        align-items: baseline;
      }
      dd {
        margin: 0;
      }
      kbd {
        display: inline-block;
        margin: 1px 0;
        padding: 1px 7px;
        border: 1px solid var(--line-strong);
        border-bottom-width: 2px;
        border-radius: var(--radius-s);
        background: var(--paper);
        font: inherit;
        font-size: var(--t-s);
        font-weight: 600;
      }
      .or {
        color: var(--ink-soft);
        font-size: var(--t-s);
      }
      .note {
        margin: var(--s4) 0 0;
        color: var(--ink-soft);
        font-size: 0.9rem;
      }
      label {
        display: flex;
        gap: var(--s2);
        align-items: center;
        margin-right: auto;
        min-height: 36px;
      }
      input {
        width: 18px;
        height: 18px;
        flex: none;
        accent-color: var(--accent);
      }
      @media screen and (max-width: 480px) {
        dl > div {
          grid-template-columns: 1fr;
        }
      }
      @media (pointer: coarse) {
        label {
          min-height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) groups: readonly ShortcutGroup[] = [];
  /** Whether « ? » opens this list. */
  @property({ type: Boolean }) isKeyOn = false;

  override render(): TemplateResult {
    // The list takes the focus, so that the arrows scroll it.
    return html`<modal-dialog heading="Raccourcis clavier">
      <div class="list" role="group" aria-label="Liste des raccourcis" tabindex="0" autofocus>
        ${this.groups.map(
          ({ title, shortcuts }) =>
            html`<h3>${title}</h3>
              <dl>
                ${shortcuts.map(renderShortcut)}
              </dl>`,
        )}
      </div>
      <p class="note">${typeset('Sur un Mac, ⌘ remplace Ctrl. Tab et Maj+Tab vont d’un élément à l’autre.')}</p>
      <label slot="actions"
        ><input type="checkbox" .checked=${this.isKeyOn} @change=${this.#onChange} />${typeset(
          'La touche « ? » ouvre cette liste',
        )}</label
      >
      <button class="btn" slot="actions" @click=${() => this.dispatchEvent(new DismissEvent())}>Fermer</button>
    </modal-dialog>`;
  }

  readonly #onChange = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLInputElement)
      this.dispatchEvent(new HelpKeyEvent(currentTarget.checked));
  };
}

function renderShortcut({ keys, does }: Shortcut): TemplateResult {
  return html`<div>
    <dt>${keys.map((key, index) => html`${index > 0 ? html` <span class="or">ou</span> ` : ''}<kbd>${key}</kbd>`)}</dt>
    <dd>${typeset(does)}</dd>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'keys-dialog': KeysDialog;
  }
}
