import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, queryAll, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Action, Actor, ItemId, Theme } from '../../shared/model.ts';
import type { ActionGroup, GroupEntry } from '../../shared/views/action-groups.ts';
import { itemName, type NumberedAction } from '../../shared/views/outline.ts';
import { wordsOf } from '../../shared/views/search.ts';
import { describeYears } from '../../shared/views/year-words.ts';
import { MarkToggleEvent } from '../events.ts';
import type { Peer } from '../peers.ts';
import { controls } from '../styles/controls.ts';
import { type CellInputs, type Column, nameOfColumn, renderCell } from './action-column.ts';
import { actionTableStyles } from './action-table.styles.ts';
import type { ActionTitle } from './action-title.ts';
import './action-title.ts';
import { Gradual } from './gradual.ts';
import { renderMarked } from './marked-text.ts';
import { tableStyles } from './table.styles.ts';
import './who-picker.ts';

const nobody: readonly Peer[] = [];

/** One line of the table: the heading of a group, or an action in it. */
type Line = { readonly key: string; readonly group: ActionGroup } | ActionLine;

interface ActionLine {
  readonly key: string;
  readonly entry: GroupEntry;
  readonly year: number | null;
}

/** Actions in groups, by theme, by actor or by year, with the columns that a view wants. */
@customElement('action-table')
export class ActionTable extends LitElement {
  static override readonly styles = [controls, tableStyles, actionTableStyles];

  @property({ attribute: false }) groups: readonly ActionGroup[] = [];
  /** What may be planned in the year of a group. */
  @property({ attribute: false }) choices: readonly NumberedAction[] = [];
  @property({ attribute: false }) columns: readonly Column[] = [];
  @property({ attribute: false }) themes: readonly Theme[] = [];
  @property({ attribute: false }) actors: readonly Actor[] = [];
  @property({ attribute: false }) years: readonly number[] = [];
  @property({ attribute: false }) peers: readonly Peer[] = [];
  /** What the table is, for those who do not see it. */
  @property() label = '';
  /** The territory's word for an action. */
  @property() word = 'Action';
  /** What is searched for. */
  @property() words = '';
  @property({ type: Boolean }) readOnly = false;

  /** The year and action « Qui ? » is open on, and the button it stands beside. */
  @state() private asked:
    | { readonly action: ItemId; readonly year: number; readonly button: Element }
    | undefined;

  @queryAll('action-title') private readonly titles!: NodeListOf<ActionTitle>;

  readonly #gradual = new Gradual(this);

  /** Brings the focus to the first line of an action. */
  async focusOn(item: ItemId): Promise<boolean> {
    await this.#gradual.finish();
    // Lines have rendered, and the titles in them have not.
    await new Promise(resolve => requestAnimationFrame(resolve));
    const title = [...this.titles].find(({ action }) => action?.id === item);
    title?.focus();
    return title !== undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('words')) this.#gradual.restart();
  }

  override render(): TemplateResult {
    const others = this.peers.filter(peer => peer.item !== null && !peer.isMe);
    // Years are narrow: they come in the place of texts, and leave room to titles.
    const look = this.columns.some(({ is }) => is === 'years') ? 'brief' : '';
    return html`<table role="table" class=${look} aria-label=${this.label}>
        <thead role="rowgroup">
          <tr role="row">
            ${[this.word, ...this.columns.map(nameOfColumn)].map(
              name => html`<th role="columnheader" scope="col">${name}</th>`,
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            this.#gradual.take(this.#lines()),
            ({ key }) => key,
            line => ('group' in line ? this.#renderGroup(line.group) : this.#renderAction(line, others)),
          )}
        </tbody>
      </table>
      ${this.#renderPicker()}`;
  }

  #lines(): readonly Line[] {
    return this.groups.flatMap(group => [
      { key: group.key, group },
      ...group.entries.map(entry => ({
        key: `${group.key} ${entry.action.id}`,
        entry,
        year: group.year,
      })),
    ]);
  }

  #renderGroup({ heading, detail, entries, year }: ActionGroup): TemplateResult {
    return html`<tr role="row" class="group">
      <th role="rowheader" scope="rowgroup" colspan=${this.columns.length + 1}>
        ${renderMarked(heading, wordsOf(this.words))} <small>${detail}</small>
        ${year === null || this.readOnly ? nothing : guard([this.choices, entries], () => this.#renderAddition(year, entries))}
      </th>
    </tr>`;
  }

  /** What is not planned that year, to be chosen from. */
  #renderAddition(year: number, entries: readonly GroupEntry[]): TemplateResult | typeof nothing {
    const planned = new Set(entries.map(({ action }) => action.id));
    const others = this.choices.filter(({ action }) => !planned.has(action.id));
    if (others.length === 0) return nothing;
    // With a button: by keyboard, a list says that it changes at each arrow.
    return html`<form @submit=${(event: SubmitEvent) => this.#onAdd(year, event)}>
      <select class="field" name="action" aria-label="À prévoir en ${year}">
        <option value="">Autre action…</option>
        ${others.map(
          ({ action, number }) => html`<option value=${action.id}>${itemName(number, action.title)}</option>`,
        )}
      </select>
      <button class="btn">Planifier en ${year}</button>
    </form>`;
  }

  #renderAction({ entry, year }: ActionLine, others: readonly Peer[]): unknown {
    const { themes, actors, years, word, words, readOnly, columns } = this;
    const { action, number, rank, note } = entry;
    const here = others.filter(peer => peer.item === action.id);
    const people = here.map(peer => `${peer.id} ${peer.name} ${peer.color}`).join();
    const inputs: CellInputs = { themes, actors, years, words, readOnly, onAsk: this.#onAsk };
    return guard(
      [action, number, rank, note, year, columns, themes, actors, years, word, words, readOnly, people],
      () =>
        html`<tr role="row">
          <th role="rowheader" scope="row" class="action">
            <action-title
              .action=${action}
              .number=${number}
              .word=${word}
              .rank=${rank}
              .peers=${here.length === 0 ? nobody : here}
              .words=${words}
              .readOnly=${readOnly}
            ></action-title>
            ${columns.some(({ is }) => is === 'years') ? nothing : renderYears(action, years)}
          </th>
          ${columns.map(column => renderCell(column, entry, year, inputs))}
        </tr>`,
    );
  }

  #renderPicker(): TemplateResult | typeof nothing {
    const { asked } = this;
    const action = this.groups
      .flatMap(({ entries }) => entries)
      .find(entry => entry.action.id === asked?.action)?.action;
    if (!asked || !action) return nothing;
    return html`<who-picker
      .action=${action}
      .year=${asked.year}
      .actors=${this.actors}
      .anchor=${asked.button}
      @dismiss=${this.#onDismiss}
    ></who-picker>`;
  }

  #onAdd(year: number, event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const id = new FormData(event.currentTarget).get('action');
    const chosen = this.choices.find(({ action }) => action.id === id);
    event.currentTarget.reset();
    if (chosen) this.dispatchEvent(new MarkToggleEvent(chosen.action.id, year, '*'));
  }

  readonly #onAsk = ({ id }: Action, year: number, button: Element): void => {
    this.asked = { action: id, year, button };
  };

  /** It is this table's own dialog: nobody above has opened one. */
  readonly #onDismiss = (event: Event): void => {
    event.stopPropagation();
    this.asked = undefined;
  };
}

/** As the annex prints them, under the title, where no column shows them. */
function renderYears(action: Action, years: readonly number[]): TemplateResult {
  return html`<span class="years">${describeYears(action, years)}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'action-table': ActionTable;
  }
}
