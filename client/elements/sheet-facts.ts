import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { type Action, type ActionRole, type Actor, actionOrigins, type Theme } from '../../shared/model.ts';
import { actionYears } from '../../shared/views/action-years.ts';
import { originNames } from '../../shared/views/filter.ts';
import { ActorsAskEvent } from '../events.ts';
import { OriginSetEvent, ThemesAskEvent } from '../sheet-events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import { renderBadges } from './actor-badge.ts';

const roles: readonly { readonly role: ActionRole; readonly name: string }[] = [
  { role: 'pilots', name: 'Pilotes' },
  { role: 'porteurs', name: 'Porteurs' },
  { role: 'partners', name: 'Partenaires' },
];

/** What a fiche says in a few words: who, what about, whether it is new, when. */
@customElement('sheet-facts')
export class SheetFacts extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--s3) var(--s5);
        margin: 0;
      }
      dt {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: baseline;
        gap: 0 var(--s2);
        color: var(--ink-soft);
        font-size: var(--t-s);
        font-weight: 700;
      }
      dd {
        margin: 2px 0 0;
        overflow-wrap: anywhere;
      }
      ul {
        list-style: none;
        display: flex;
        flex-wrap: wrap;
        gap: 4px var(--s3);
        margin: 0;
        padding: 0;
      }
      li {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        min-width: 0;
      }
      .chip {
        border: 1px solid var(--line);
        border-radius: 10px;
        padding: 0 9px;
        font-size: 0.9rem;
      }
      .none {
        color: var(--ink-soft);
      }
      .choose {
        border: none;
        background: none;
        padding: 0 2px;
        border-radius: var(--radius-s);
        color: var(--accent);
        font-size: var(--t-s);
        font-weight: 600;
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      select {
        max-width: 220px;
        padding: 5px 8px;
      }
      @container (max-width: 420px) {
        dl {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media (pointer: coarse) {
        /* As large as a finger, and no taller than its line. */
        .choose {
          min-height: 44px;
          margin: -12px -8px;
          padding: 0 var(--s2);
        }
        select {
          min-height: 44px;
        }
      }
      @media print {
        :host {
          container-type: normal;
        }
        .choose {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) action: Action | undefined;
  @property({ attribute: false }) actors: readonly Actor[] = [];
  @property({ attribute: false }) themes: readonly Theme[] = [];
  @property({ attribute: false }) years: readonly number[] = [];
  @property({ type: Boolean }) readOnly = false;

  override render(): TemplateResult | typeof nothing {
    const { action } = this;
    if (!action) return nothing;
    return html`<dl>
      ${roles.map(({ role, name }) => this.#renderRole(action, role, name))} ${this.#renderThemes(action)}
      ${this.#renderOrigin(action)}
      <div>
        <dt>Échéance</dt>
        <dd>${typeset(actionYears(action, this.years, this.actors)) || html`<span class="none">Aucune année planifiée</span>`}</dd>
      </div>
    </dl>`;
  }

  #renderRole(action: Action, role: ActionRole, name: string): TemplateResult {
    const shown = action[role].flatMap(id => this.actors.find(actor => actor.id === id) ?? []);
    const ask = (): unknown => this.dispatchEvent(new ActorsAskEvent(action.id, role));
    return html`<div>
      <dt>${name} ${this.#renderChoose(name, ask)}</dt>
      <dd>
        ${
          shown.length === 0
            ? html`<span class="none">Aucun pour l’instant</span>`
            : html`<ul>
                ${shown.map(
                  actor =>
                    html`<li>
                      <span aria-hidden="true">${renderBadges([actor.id], this.actors, role === 'pilots')}</span
                      >${typeset(actor.label)}
                    </li>`,
                )}
              </ul>`
        }
      </dd>
    </div>`;
  }

  #renderThemes(action: Action): TemplateResult {
    const shown = this.themes.filter(({ id }) => action.themes.includes(id));
    const ask = (): unknown => this.dispatchEvent(new ThemesAskEvent(action.id));
    return html`<div>
      <dt>Thématiques ${this.#renderChoose('Thématiques', ask)}</dt>
      <dd>
        ${
          shown.length === 0
            ? html`<span class="none">Aucune pour l’instant</span>`
            : html`<ul>
                ${shown.map(({ name }) => html`<li class="chip">${typeset(name)}</li>`)}
              </ul>`
        }
      </dd>
    </div>`;
  }

  #renderOrigin({ id, origin }: Action): TemplateResult {
    const name = origin === null ? 'Non précisée' : originNames[origin];
    if (this.readOnly)
      return html`<div>
        <dt>Origine</dt>
        <dd>${name}</dd>
      </div>`;
    const onChange = ({ target }: Event): void => {
      if (!(target instanceof HTMLSelectElement)) return;
      const chosen = actionOrigins.find(known => known === target.value) ?? null;
      this.dispatchEvent(new OriginSetEvent(id, chosen));
    };
    return html`<div>
      <dt><label for="origin">Origine</label></dt>
      <dd>
        <select id="origin" class="field" @change=${onChange}>
          <option value="" .selected=${live(origin === null)}>Non précisée</option>
          ${(['ongoing', 'new', 'renewed'] as const).map(
            known =>
              html`<option value=${known} .selected=${live(known === origin)}>${originNames[known]}</option>`,
          )}
        </select>
      </dd>
    </div>`;
  }

  #renderChoose(name: string, ask: () => unknown): TemplateResult | typeof nothing {
    return this.readOnly
      ? nothing
      : html`<button class="choose" aria-label="Choisir : ${name}" @click=${ask}>Choisir</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sheet-facts': SheetFacts;
  }
}
