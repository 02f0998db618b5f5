import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { kindNames } from '../../shared/actor-names.ts';
import { likelySlips } from '../../shared/formats/import/people.ts';
import { keyOf } from '../../shared/formats/tables/name-entries.ts';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import type { Actor } from '../../shared/model.ts';
import { quote } from '../../shared/words.ts';
import { ImportNamePartEvent, ImportPersonSetEvent } from '../import-events.ts';
import { controls } from '../styles/controls.ts';
import { importParts } from '../styles/import.ts';
import { typeset } from '../styles/typeset.ts';

type FileActor = TerritoryFile['actors'][number];

/** Who was recognised in the table: under which names, and whether the plan knows them; all of it may be said otherwise. */
@customElement('import-people')
export class ImportPeople extends LitElement {
  static override readonly styles = [
    controls,
    importParts,
    css`
      .name {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 4px;
        align-items: center;
        margin: 0 var(--s2) 2px 0;
      }
      .part {
        min-height: 28px;
        padding: 1px 8px;
        font-size: var(--t-s);
      }
      td:last-child {
        width: 19rem;
      }
      td select {
        width: 100%;
      }
      tr.joined th {
        font-weight: 400;
        color: var(--ink-soft);
      }
      @media (max-width: 700px) {
        td:last-child {
          width: auto;
        }
      }
      @media (pointer: coarse) {
        .part {
          min-height: 44px;
        }
      }
    `,
  ];

  /** As they were read. */
  @property({ attribute: false }) people: readonly FileActor[] = [];
  /** Those of the plan that the table goes into. */
  @property({ attribute: false }) actors: readonly Actor[] = [];
  /** Whom the person takes some of them for. */
  @property({ attribute: false }) chosen: ReadonlyMap<string, string> = new Map();

  /** Whether a name may be read as somebody else's: not where the file itself says whose it is. */
  @property({ type: Boolean }) mayPart = false;

  override render(): TemplateResult {
    if (this.people.length === 0) return html`<p class="about">Personne n’est nommé dans ce tableau.</p>`;
    const slips = likelySlips(this.people, this.actors);
    return html`<table>
      <caption class="sr">Qui est nommé dans le tableau</caption>
      <thead>
        <tr>
          <th scope="col">Acteur</th>
          <th scope="col">Aussi écrit</th>
          <th scope="col">C’est</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          this.people,
          ({ id }) => id,
          person => this.#renderPerson(person, slips.get(person.id)),
        )}
      </tbody>
    </table>`;
  }

  #renderPerson(person: FileActor, meant: Actor | undefined): TemplateResult {
    const { id, name, short, kind } = person;
    const as = this.chosen.get(id) ?? id;
    const known = this.actors.find(actor => actor.id === id);
    return html`<tr class=${as === id ? nothing : 'joined'}>
      <th scope="row">${name}</th>
      <td class="soft">
        ${meant && as === id ? this.#renderSlip(person, meant) : nothing}
        ${this.#renderNames(person, this.mayPart && known === undefined)} ${
          short === name ? nothing : html`<span class="name">${short}</span>`
        }
      </td>
      <td>
        <select
          aria-label=${typeset(`${quote(name)} est`)}
          @change=${(event: Event) => this.#onChoose(event, id)}
        >
          <option value=${id} ?selected=${as === id}>
            ${known ? `Dans le plan : ${known.label}` : `${kindNames[kind]}${this.actors.length > 0 ? ', à ajouter' : ''}`}
          </option>
          ${this.#renderOthers(id, as)}
        </select>
      </td>
    </tr>`;
  }

  #renderSlip({ id, name }: FileActor, { id: actor, label }: Actor): TemplateResult {
    return html`<span class="name"
      >${typeset(`Ressemble à ${quote(label)}.`)}
      <button
        class="btn part"
        aria-label=${typeset(`${quote(name)} et ${quote(label)} sont le même acteur`)}
        @click=${() => this.dispatchEvent(new ImportPersonSetEvent(id, actor))}
      >
        C’est le même
      </button></span
    >`;
  }

  #renderNames({ name, label, short, aliases = [] }: FileActor, mayPart: boolean): TemplateResult {
    const names = [...new Set([label, ...aliases])].filter(other => other !== name && other !== short);
    return html`${names.map(
      other =>
        html`<span class="name"
          >${other}${
            !mayPart || keyOf(other) === keyOf(name)
              ? nothing
              : html`<button
                  class="btn part"
                  aria-label=${typeset(`${quote(other)} est quelqu’un d’autre`)}
                  @click=${() => this.dispatchEvent(new ImportNamePartEvent(other))}
                >
                  Séparer
                </button>`
          }</span
        >`,
    )}`;
  }

  #renderOthers(id: string, as: string): TemplateResult {
    const inPlan = this.actors.filter(actor => actor.id !== id);
    const inTable = this.people.filter(
      other => other.id !== id && !this.chosen.has(other.id) && inPlan.every(actor => actor.id !== other.id),
    );
    return html`${
      inPlan.length > 0
        ? html`<optgroup label="Le même que, dans le plan">
              ${inPlan.map(actor => html`<option value=${actor.id} ?selected=${actor.id === as}>${actor.label}</option>`)}
            </optgroup>`
        : nothing
    }${
      inTable.length > 0
        ? html`<optgroup label="Le même que, dans le tableau">
              ${inTable.map(other => html`<option value=${other.id} ?selected=${other.id === as}>${other.name}</option>`)}
            </optgroup>`
        : nothing
    }`;
  }

  #onChoose(event: Event, actor: string): void {
    if (event.target instanceof HTMLSelectElement)
      this.dispatchEvent(new ImportPersonSetEvent(actor, event.target.value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-people': ImportPeople;
  }
}
