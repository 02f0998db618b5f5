import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { fieldName } from '../../shared/formats/import/fields.ts';
import { choiceFor, type ImportChoice, type ImportMatch } from '../../shared/formats/import/matches.ts';
import type { PlacedElsewhere } from '../../shared/formats/import/places.ts';
import { countOf, quote } from '../../shared/words.ts';
import { ImportChoiceSetEvent, type ImportDecision, ImportMoveSetEvent } from '../import-events.ts';
import { controls } from '../styles/controls.ts';
import { importParts } from '../styles/import.ts';
import { typeset } from '../styles/typeset.ts';

const choiceNames: readonly (readonly [ImportChoice, string])[] = [
  ['keep', 'Garder celle du plan'],
  ['replace', 'Remplacer par le tableau'],
  ['both', 'Avoir les deux'],
];

/** Actions of the table that the plan has already: what the two say otherwise, and which is to stand. */
@customElement('import-matches')
export class ImportMatches extends LitElement {
  static override readonly styles = [
    controls,
    importParts,
    css`
      .all {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        align-items: center;
        margin: 0 0 var(--s4);
      }
      li.match {
        margin-bottom: var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        background: var(--surface);
        overflow: hidden;
      }
      h4 {
        margin: 0;
        padding: var(--s3) var(--s4) 0;
        font-size: var(--t-m);
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .why {
        margin: 2px 0 0;
        padding: 0 var(--s4);
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--s4);
        min-width: 0;
        margin: 0;
        padding: var(--s1) var(--s4);
        border: none;
      }
      label {
        display: inline-flex;
        gap: var(--s2);
        align-items: center;
        min-height: 36px;
        cursor: pointer;
      }
      label.move {
        flex-basis: 100%;
      }
      input {
        flex: none;
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--accent);
      }
      table {
        table-layout: fixed;
      }
      tr > :first-child {
        width: 11rem;
        padding-left: var(--s4);
      }
      td {
        white-space: pre-line;
      }
      .taken {
        background: var(--accent-soft);
      }
      @media (max-width: 700px) {
        tr > :first-child {
          width: auto;
        }
        tr {
          padding: var(--s2) var(--s4);
        }
        tr > :first-child {
          padding-left: 0;
        }
        td::before {
          content: attr(data-of) ' : ';
          color: var(--ink-soft);
          font-size: var(--t-s);
        }
        .taken {
          padding: 2px 6px;
          border-radius: var(--radius-s);
        }
      }
      @media (pointer: coarse) {
        label {
          min-height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) decision: ImportDecision | undefined;
  /** The territory's word for an action. */
  @property() word = 'Action';

  override render(): TemplateResult | typeof nothing {
    if (!this.decision) return nothing;
    const { matches, choices, elsewhere } = this.decision;
    const away = new Map(elsewhere.map(found => [found.match.incoming.id, found]));
    const open = matches.filter(
      ({ incoming, differences }) => differences.length > 0 || away.has(incoming.id),
    );
    const same = matches.length - open.length;
    const movable = elsewhere.filter(({ match }) => choices.get(match.incoming.id) !== 'both');
    // Of what has only its number in common, one gesture for all would write one action over another.
    const changed = open.filter(({ differences }) => differences.length > 0);
    const alike = changed.filter(({ by }) => by === 'title');
    const all = alike.length === changed.length ? 'Pour toutes' : 'Pour toutes celles de même intitulé';
    return html`${
      same > 0
        ? html`<p class="about">
              ${countOf(same, this.word)} ${same < 2 ? 'est déjà dans le plan et ne dit' : 'sont déjà dans le plan et ne disent'} rien de
              plus${open.length > 0 ? ' : rien ne change.' : '.'}
            </p>`
        : nothing
    }${
      alike.length > 1
        ? html`<div class="all" role="group" aria-label=${all}>
              <strong>${typeset(`${all} :`)}</strong>
              ${choiceNames.map(
                ([choice, name]) =>
                  html`<button class="btn" @click=${() => this.#choose(alike, choice)}>${name}</button>`,
              )}
            </div>`
        : nothing
    }${movable.length > 1 ? this.#renderMoveAll(movable) : nothing}
      <ul>
        ${repeat(
          open,
          ({ incoming }) => incoming.id,
          match => this.#renderMatch(match, away.get(match.incoming.id)),
        )}
      </ul>`;
  }

  #renderMoveAll(movable: ImportDecision['elsewhere']): TemplateResult {
    const ids = movable.map(({ match }) => match.incoming.id);
    const isDone = ids.every(id => this.decision?.moves.has(id));
    return html`<div class="all">
      <strong>${typeset(`${countOf(ids.length, this.word)} sont ailleurs dans le tableau :`)}</strong>
      <button class="btn" @click=${() => this.#move(ids, !isDone)}>
        ${isDone ? 'Les laisser où elles sont' : 'Les déplacer toutes'}
      </button>
    </div>`;
  }

  #renderMatch(match: ImportMatch, away: PlacedElsewhere | undefined): TemplateResult {
    const { incoming, existing, number, by, differences } = match;
    const chosen = this.decision?.choices.get(incoming.id) ?? choiceFor(match);
    const isMoved = this.decision?.moves.has(incoming.id) === true;
    return html`<li class="match">
      <h4>${number === null ? '' : `${number}. `}${existing.title}</h4>
      ${
        by === 'number'
          ? html`<p class="why soft">Le tableau a le même numéro pour un autre intitulé : c’est sans doute une autre action.</p>`
          : nothing
      }
      <fieldset>
        <legend class="sr">${existing.title}</legend>
        ${choiceNames
          .filter(([choice]) => choice !== 'replace' || differences.length > 0)
          .map(
            ([choice, name]) =>
              html`<label
              ><input
                type="radio"
                name=${`choice-${incoming.id}`}
                .checked=${choice === chosen}
                @change=${() => this.#choose([match], choice)}
              />${name}</label
            >`,
          )}
        ${
          away && chosen !== 'both'
            ? html`<label class="move"
                ><input
                  type="checkbox"
                  .checked=${live(isMoved)}
                  @change=${() => this.#move([incoming.id], !isMoved)}
                />${typeset(`La déplacer sous ${quote(away.under)}, comme dans le tableau`)}</label
              >`
            : nothing
        }
      </fieldset>
      <table>
        <caption class="sr">Ce qui diffère</caption>
        <thead>
          <tr>
            <td></td>
            <th scope="col">Dans le plan</th>
            <th scope="col">Dans le tableau</th>
          </tr>
        </thead>
        <tbody>
          ${
            away
              ? html`<tr>
                  <th scope="row">Place</th>
                  <td data-of="Plan" class=${isMoved ? nothing : 'taken'}>${typeset(away.from ?? 'À classer')}</td>
                  <td data-of="Tableau" class=${isMoved || chosen === 'both' ? 'taken' : nothing}>${typeset(away.under)}</td>
                </tr>`
              : nothing
          }
          ${differences.map(
            ({ field, before, after }) =>
              html`<tr>
                <th scope="row">${fieldName(field)}</th>
                <td data-of="Plan" class=${chosen === 'replace' ? nothing : 'taken'}>${typeset(before) || '–'}</td>
                <td data-of="Tableau" class=${chosen === 'keep' ? nothing : 'taken'}>${typeset(after)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </li>`;
  }

  #move(incoming: readonly string[], on: boolean): void {
    this.dispatchEvent(new ImportMoveSetEvent(incoming, on));
  }

  #choose(matches: readonly ImportMatch[], choice: ImportChoice): void {
    this.dispatchEvent(
      new ImportChoiceSetEvent(
        matches.map(({ incoming }) => incoming.id),
        choice,
      ),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-matches': ImportMatches;
  }
}
