import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { TerritoryAskEvent, type TerritoryQuestion } from '../administration-events.ts';
import { controls } from '../styles/controls.ts';
import { rows } from '../styles/rows.ts';
import { typeset } from '../styles/typeset.ts';
import { mayBeLightened, type TerritoryRecord, tellRecord } from '../territory-record.ts';

/** The territories of this Tablée, and what may be done with each. */
@customElement('territory-list')
export class TerritoryList extends LitElement {
  static override readonly styles = [
    controls,
    rows,
    css`
      h3 {
        display: inline;
        margin: 0;
        font-size: var(--t-m);
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .mark {
        margin-left: var(--s2);
        padding: 1px 8px;
        border: 1px solid var(--line-strong);
        border-radius: 9px;
        color: var(--ink-soft);
        font-size: var(--t-s);
        font-weight: 600;
        white-space: nowrap;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        margin-top: var(--s3);
      }
      .danger {
        border-color: var(--danger);
        color: var(--danger);
      }
    `,
  ];

  @property({ attribute: false }) territories: readonly TerritoryRecord[] = [];

  override render(): TemplateResult {
    return html`<ul>
      ${repeat(
        this.territories,
        ({ id }) => id,
        territory => this.#renderTerritory(territory),
      )}
    </ul>`;
  }

  #renderTerritory(territory: TerritoryRecord): TemplateResult {
    const { name, example, archivedAt } = territory;
    const button = (about: TerritoryQuestion, text: string, look = ''): TemplateResult =>
      html`<button
        class="btn ${look}"
        aria-label="${text} : ${name}"
        @click=${() => this.dispatchEvent(new TerritoryAskEvent(territory, about))}
      >
        ${text}
      </button>`;
    return html`<li class="row">
      <h3>${typeset(name)}</h3>
      ${example ? html`<span class="mark">Exemple</span>` : nothing}
      ${archivedAt === null ? nothing : html`<span class="mark">Archivé</span>`}
      <p>${typeset(tellRecord(territory))}</p>
      <div class="actions">
        ${button('renew', 'Nouveau lien de coordination')} ${button('rename', 'Renommer')}
        ${button('archive', archivedAt === null ? 'Archiver' : 'Désarchiver')}
        ${mayBeLightened(territory) ? button('lighten', 'Alléger…') : nothing}
        ${button('delete', 'Supprimer', 'danger')}
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'territory-list': TerritoryList;
  }
}
