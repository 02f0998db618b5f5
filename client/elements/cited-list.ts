import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemId } from '../../shared/model.ts';
import { citation, type NumberedAction } from '../../shared/views/outline.ts';
import { wordsOf } from '../../shared/views/search.ts';
import { CitationToggleEvent, ItemShowEvent } from '../citation-events.ts';
import { controls } from '../styles/controls.ts';
import type { MenuChooseEvent, MenuEntry } from './item-menu.ts';
import './item-menu.ts';
import { renderMarked } from './marked-text.ts';

const entries: readonly MenuEntry[] = [
  { id: 'show', text: 'Aller à l’action' },
  { id: 'remove', text: 'Retirer d’ici' },
];

/** Actions that stand elsewhere and are cited under an orientation: each leads to where it stands. */
@customElement('cited-list')
export class CitedList extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: flex;
        gap: var(--s1);
        align-items: center;
        margin-bottom: 8px;
        padding: 2px 4px 2px 0;
        border: 1px dashed var(--line-strong);
        border-radius: var(--radius-s);
      }
      .go {
        flex: 1;
        min-width: 0;
        min-height: 32px;
        padding: 4px 0 4px 12px;
        border: none;
        background: none;
        text-align: left;
        font-size: 0.9rem;
        line-height: 1.3;
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
      .go:hover {
        color: var(--ink);
        text-decoration: underline;
      }
      @media (pointer: coarse) {
        .go {
          min-height: 44px;
        }
      }
      @media print {
        li {
          margin: 2mm 0 0;
          padding: 0;
          border: none;
          break-inside: avoid;
        }
        .go {
          min-height: 0;
          padding: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) orientation: ItemId | undefined;
  @property({ attribute: false }) entries: readonly NumberedAction[] = [];
  /** What is searched for. */
  @property() words = '';
  @property({ type: Boolean }) readOnly = false;

  override render(): TemplateResult {
    return html`<ul aria-label="Actions citées">
      ${repeat(
        this.entries,
        ({ action }) => action.id,
        entry => html`<li>${this.#renderEntry(entry)}</li>`,
      )}
    </ul>`;
  }

  #renderEntry({ action, number }: NumberedAction): TemplateResult {
    const text = citation(number, action.title);
    return html`<button
        class="go"
        title="Aller à l’action"
        @click=${() => this.dispatchEvent(new ItemShowEvent(action.id))}
      >
        ${renderMarked(text, wordsOf(this.words))}</button
      >${
        this.readOnly
          ? nothing
          : html`<item-menu
            .label=${text}
            .entries=${entries}
            @menu-choose=${(event: MenuChooseEvent) => this.#onChoose(action.id, event)}
          ></item-menu>`
      }`;
  }

  #onChoose(action: ItemId, { id }: MenuChooseEvent): void {
    if (id === 'show') this.dispatchEvent(new ItemShowEvent(action));
    else if (this.orientation !== undefined)
      this.dispatchEvent(new CitationToggleEvent(action, this.orientation, false));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cited-list': CitedList;
  }
}
