import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Actor, ItemId, Theme, Vocabulary } from '../../shared/model.ts';
import { type Outline, shortName } from '../../shared/views/outline.ts';
import {
  type Draft,
  draftAfter,
  type ItemRow,
  linesAbove,
  lowerDraft,
  type OutlineRow,
  outlineRows,
} from '../../shared/views/outline-rows.ts';
import { WhereaboutsEvent } from '../events.ts';
import type { Peer } from '../peers.ts';
import { controls } from '../styles/controls.ts';
import { intentOf } from './action-menu.ts';
import { Gradual } from './gradual.ts';
import type { MenuChooseEvent } from './item-menu.ts';
import { LiveTitle } from './live-title.ts';
import type { DraftChangeEvent, OutlineDraft } from './outline-draft.ts';
import './outline-draft.ts';
import { outlineListStyles } from './outline-list.styles.ts';
import { columnsAfterTitle, renderItemRow, renderOtherRow } from './outline-row.ts';
import { OutlineSteps } from './outline-steps.ts';
import { SteadyNames } from './steady-names.ts';
import { tableStyles } from './table.styles.ts';

const nobody: readonly Peer[] = [];

/**
 * The whole outline, one line for each item, to write at length.
 *
 * Arrows go from title to title; Enter or F2 edits one, Enter again begins a line after it; Alt with arrows moves the
 * item, Tab while its title is edited takes it one level in, Shift+Tab out, where its kind allows.
 */
@customElement('outline-list')
export class OutlineList extends LitElement {
  static override readonly styles = [controls, tableStyles, outlineListStyles];

  @property({ attribute: false }) outline: Outline = { axes: [], unfiled: { orientations: [], actions: [] } };
  @property({ attribute: false }) vocabulary: Vocabulary = { axis: '', orientation: '', action: '' };
  @property({ attribute: false }) actors: readonly Actor[] = [];
  @property({ attribute: false }) themes: readonly Theme[] = [];
  @property({ attribute: false }) years: readonly number[] = [];
  @property({ attribute: false }) peers: readonly Peer[] = [];
  /** What is searched for. */
  @property() words = '';
  @property({ type: Boolean }) readOnly = false;

  /** The line that is being written. */
  @state() private draft: Draft | undefined;

  @query('outline-draft') private readonly draftLine!: OutlineDraft | null;
  @queryAll('live-title') private readonly titles!: NodeListOf<LiveTitle>;

  readonly #gradual = new Gradual(this);
  readonly #names = new SteadyNames(this);
  readonly #steps = new OutlineSteps(this);
  #rows: readonly OutlineRow[] = [];

  /** Brings the focus to the title of an item. */
  async focusOn(item: ItemId): Promise<boolean> {
    await this.#gradual.finish();
    const title = this.titleOf(item);
    title?.focus();
    return title !== undefined;
  }

  titleOf(item: ItemId): LiveTitle | undefined {
    return [...this.titles].find(title => title.item === item);
  }

  /** The title `by` lines further, shown first when it is not yet. */
  async titleBeside(title: LiveTitle, by: 1 | -1): Promise<LiveTitle | undefined> {
    const line = [...this.titles].indexOf(title) + by;
    if (line === this.titles.length) await this.#gradual.finish();
    return [...this.titles][line];
  }

  /** Begins a line after an item. */
  async writeAfter(item: ItemId): Promise<void> {
    const row = this.#rowOf(item);
    if (row) await this.#write(draftAfter(row, this.#rows));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('words')) this.#gradual.restart();
    if (changed.has('outline')) this.#rows = outlineRows(this.outline);
  }

  override render(): TemplateResult {
    const columns = columnsAfterTitle(this.years) + 1;
    const peersByItem = Map.groupBy(
      this.peers.filter(peer => peer.item !== null && !peer.isMe),
      peer => peer.item,
    );
    return html`<table
        role="table"
        aria-label="Liste du plan"
        @keydown=${this.#steps.listener}
        @focusin=${this.#onFocusIn}
        @focusout=${this.#onFocusOut}
      >
        ${this.#renderHead()}
        <tbody role="rowgroup">
          ${repeat(this.#gradual.take(this.#withDraft()), keyOf, line =>
            this.#renderLine(line, columns, peersByItem),
          )}
        </tbody>
      </table>
      <p class="sr" role="status">${this.#steps.news}</p>`;
  }

  /** Before there is an action, a line is but its title. */
  #renderHead(): TemplateResult {
    const { years } = this;
    const hasActions = this.#rows.some(row => row.is === 'item' && row.item.kind === 'action');
    const people = ['Pilotes', 'Porteurs', 'Thématiques', ...(years.length > 0 ? ['Années'] : [])];
    return html`<thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col" colspan=${hasActions ? 1 : columnsAfterTitle(years)}>Titre</th>
        ${hasActions ? people.map(head => html`<th role="columnheader" scope="col">${head}</th>`) : nothing}
        <td role="cell"></td>
      </tr>
    </thead>`;
  }

  /** The lines, and the one being written among them. */
  #withDraft(): readonly (OutlineRow | Draft)[] {
    if (!this.draft) return this.#rows;
    const above = linesAbove(this.draft, this.#rows) ?? this.#rows.length;
    return [...this.#rows.slice(0, above), this.draft, ...this.#rows.slice(above)];
  }

  #renderLine(
    line: OutlineRow | Draft,
    columns: number,
    peersByItem: ReadonlyMap<ItemId | null, readonly Peer[]>,
  ): unknown {
    if (!('is' in line)) return this.#renderDraft(line, columns);
    const { words, years, readOnly } = this;
    if (line.is !== 'item') return renderOtherRow(line, { years, words, readOnly });
    return this.#renderItem(line, peersByItem.get(line.item.id) ?? nobody);
  }

  #renderItem(row: ItemRow, peers: readonly Peer[]): unknown {
    const { actors, themes, years, words, readOnly } = this;
    const { item, number, rank, parent } = row;
    const name = this.#names.of(item.id, shortName(this.vocabulary[item.kind], number, item.title));
    const people = peers.map(peer => `${peer.id} ${peer.name} ${peer.color}`).join();
    return guard([item, number, rank, parent, name, actors, themes, years, words, readOnly, people], () =>
      renderItemRow({
        row,
        name,
        actors,
        themes,
        years,
        peers,
        words,
        readOnly,
        onTitleEdit: this.#names.onEdit(item.id, name),
        onChoose: event => this.#onChoose(item.id, event),
      }),
    );
  }

  #renderDraft(draft: Draft, columns: number): TemplateResult {
    return html`<tr role="row" class="draft ${draft.kind}">
      <td role="cell" colspan=${columns}>
        <outline-draft
          .draft=${draft}
          .rows=${this.#rows}
          .vocabulary=${this.vocabulary}
          @draft-change=${this.#onDraftChange}
        ></outline-draft>
      </td>
    </tr>`;
  }

  async #write(draft: Draft): Promise<void> {
    this.draft = draft;
    await this.#gradual.finish();
    this.draftLine?.focus();
  }

  #rowOf(item: ItemId): ItemRow | undefined {
    return this.#rows.filter(row => row.is === 'item').find(row => row.item.id === item);
  }

  /** Closed, the line leaves the focus on the title above it. */
  readonly #onDraftChange = ({ draft }: DraftChangeEvent): void => {
    const hadFocus = this.draftLine?.matches(':focus-within') === true;
    const above = this.draftLine?.closest('tr')?.previousElementSibling?.querySelector('live-title');
    this.draft = draft;
    if (!draft && hadFocus) above?.focus();
  };

  #onChoose(item: ItemId, { id }: MenuChooseEvent): void {
    if (id === 'rename') void this.titleOf(item)?.edit();
    else if (id === 'after') void this.writeAfter(item);
    else if (id === 'inside') void this.#writeInside(item);
    const intent = intentOf(id, item);
    if (intent) this.dispatchEvent(intent);
  }

  async #writeInside(item: ItemId): Promise<void> {
    const row = this.#rowOf(item);
    const inside = row && lowerDraft(draftAfter(row, this.#rows), this.#rows);
    if (inside) await this.#write(inside);
  }

  readonly #onFocusIn = (event: FocusEvent): void => {
    const title = event.composedPath().find(node => node instanceof LiveTitle);
    if (title?.item !== undefined) this.dispatchEvent(new WhereaboutsEvent(title.item));
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const inside = event.relatedTarget instanceof Node && this.shadowRoot?.contains(event.relatedTarget);
    if (!inside) this.dispatchEvent(new WhereaboutsEvent(null));
  };
}

function keyOf(row: OutlineRow | Draft): string {
  if (!('is' in row)) return 'draft';
  if (row.is === 'unfiled') return row.is;
  return row.is === 'item' ? row.item.id : `${row.parent} ${row.action.id}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'outline-list': OutlineList;
  }
}
