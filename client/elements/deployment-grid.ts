import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Action, type Actor, type ItemId, isPlanned, markAt } from '../../shared/model.ts';
import type { DeploymentRow } from '../../shared/views/deployment.ts';
import { shownTitle } from '../../shared/views/outline.ts';
import type { Peer } from '../peers.ts';
import { controls } from '../styles/controls.ts';
import { citationKey, citationStyles, renderCitedRow } from './deployment-citation.ts';
import { gridMedia } from './deployment-grid.media.ts';
import { gridStyles } from './deployment-grid.styles.ts';
import {
  type ActionRowInputs,
  describeMark,
  handsRow,
  keyOf,
  renderActionRow,
  renderGroupRow,
  renderHead,
} from './deployment-row.ts';
import { Gradual } from './gradual.ts';
import { type Cell, FIRST_YEAR } from './grid-cursor.ts';
import { GridHands } from './grid-hands.ts';
import type { Stroke } from './grid-host.ts';
import { strokeOver } from './grid-strokes.ts';
import { NearRows } from './near-rows.ts';
import './period-form.ts';
import './who-picker.ts';

const nobody: readonly Peer[] = [];

/** A window has room for fewer. */
const FIRST_ROWS = 45;

/**
 * The deployment grid: an ARIA grid on a real table, one tab stop.
 *
 * Click or Space plans a year for everyone or takes that back. Dragging along a row, or left and right arrows with
 * Shift held, paints years alike; Shift with up and down arrows or a click selects a block to copy. Enter, or the
 * « Qui ? » button, asks for whom; letters toggle the actor they abbreviate, X everyone; Delete clears. Space, letters
 * and Delete work on the whole of a selected block.
 */
@customElement('deployment-grid')
export class DeploymentGrid extends LitElement {
  static override readonly styles = [controls, gridStyles, citationStyles, gridMedia];

  readonly #hands = new GridHands(this);
  readonly #gradual = new Gradual(this, { first: FIRST_ROWS, step: 100 });
  readonly #near = new NearRows(this, FIRST_ROWS);

  @property({ attribute: false }) rows: readonly DeploymentRow[] = [];
  @property({ attribute: false }) years: readonly number[] = [];
  @property({ attribute: false }) actors: readonly Actor[] = [];
  @property({ attribute: false }) peers: readonly Peer[] = [];
  @property({ type: Boolean }) readOnly = false;
  @property({ type: Number }) currentYear: number | null = null;
  /** The territory's word for an action. */
  @property() word = 'Action';
  @property() label = 'Déploiement des actions';
  /** Years only: the action is told by what is around. */
  @property({ type: Boolean, reflect: true }) single = false;
  /** What is searched for. */
  @property() words = '';

  @query('#ask') private readonly askButton!: HTMLButtonElement | null;

  #hadFocus = false;
  /** The row that the focus is to be brought to. */
  #wanted: ItemId | undefined;
  #pointed: Cell | undefined;

  get #hasFocus(): boolean {
    return this.shadowRoot?.activeElement?.hasAttribute('data-column') === true;
  }

  /** Brings the focus to the row of an action, or to a year of it. */
  async focusOn(item: ItemId, year: number | null = null): Promise<boolean> {
    this.#wanted = item;
    await this.#gradual.finish();
    const rank = year === null ? -1 : this.years.indexOf(year);
    const cell = this.#hands.cellAt({ action: item, column: rank < 0 ? 0 : rank + FIRST_YEAR });
    cell?.focus();
    return cell !== null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = this.#hasFocus;
    this.#near.count = this.rows.length;
    if (changed.has('rows')) this.#hands.setRows(this.rows.flatMap(row => handsRow(row) ?? []));
    // The cell that takes the focus is the grid's one tab stop, however far a key has led.
    const cursor = this.#hands.cursor?.action;
    this.#gradual.reach(this.rows.findIndex(row => cursor !== undefined && keyOf(row) === cursor));
  }

  override updated(): void {
    // Moving a row in the page takes the focus from it: what others do must not.
    if (this.#hadFocus && !this.#hasFocus) this.#hands.cellAt(this.#hands.cursor)?.focus();
  }

  override render(): TemplateResult {
    if (this.years.length === 0) return this.#renderWithoutYears();
    if (this.#hands.actions.size === 0)
      return html`<p class="empty">
        Aucune action à déployer pour l’instant. Ajoutez-en dans l’onglet « Plan ».
      </p>`;
    return this.#renderTable();
  }

  #renderWithoutYears(): TemplateResult {
    return html`<div class="empty">
      <p>La grille a une colonne par année de la convention, et ces années ne sont pas encore renseignées.</p>
      ${this.readOnly ? nothing : html`<period-form></period-form>`}
    </div>`;
  }

  #renderTable(): TemplateResult {
    const { years, currentYear, word } = this;
    const { actions } = this.#hands;
    const columns = FIRST_YEAR + years.length;
    const others = this.peers.filter(peer => peer.item !== null && !peer.isMe);
    const peersByAction = Map.groupBy(others, peer => peer.item);
    return html`<div class="scroll" @pointerleave=${this.#hideAsk}>
      <table
        role="grid"
        aria-label=${this.label}
        aria-multiselectable="true"
        aria-readonly=${this.readOnly ? 'true' : 'false'}
        aria-rowcount=${this.rows.length + 1}
        aria-colcount=${columns}
        @click=${this.#hands.onClick}
        @pointerdown=${this.#hands.onPointerDown}
        @pointerover=${this.#onPointerOver}
        @keydown=${this.#hands.onKeydown}
        @keyup=${this.#hands.onKeyup}
        @focusin=${this.#hands.onFocusIn}
        @focusout=${this.#hands.onFocusOut}
      >
        <colgroup>
          <col class="action" />
          <col class="people" span="2" />
          <col class="year" span=${this.years.length} />
        </colgroup>
        ${guard([actions, years, currentYear, word], () => renderHead([...actions.values()], years, currentYear, word))}
        <tbody>
          ${repeat(this.#gradual.take(this.rows), keyOf, (row, index) => {
            const rowIndex = index + 2;
            if (row.is === 'action')
              return this.#renderAction(row, rowIndex, peersByAction.get(row.action.id) ?? nobody);
            const { readOnly } = this;
            if (row.is !== 'cited') return renderGroupRow(row, columns, rowIndex);
            const cursor = this.#columnOn(citationKey(row));
            const deps = [
              row.action,
              row.number,
              row.rank,
              row.orientation,
              columns,
              rowIndex,
              cursor,
              readOnly,
            ];
            return guard(deps, () => renderCitedRow(row, { columns, rowIndex, cursor, readOnly }));
          })}
        </tbody>
      </table>
      ${
        this.readOnly
          ? nothing
          : html`<button id="ask" class="ask" tabindex="-1" hidden @click=${this.#onAsk}>Qui ?</button>`
      }
      </div>
      ${this.#renderHere()} ${this.#renderPicker()}`;
  }

  /** For fingers, which cannot hover: what they last touched, and for whom to plan it. */
  #renderHere(): TemplateResult | typeof nothing {
    const { cursor } = this.#hands;
    const action = cursor && this.#hands.actions.get(cursor.action);
    const year = cursor && this.years[cursor.column - FIRST_YEAR];
    if (!action || year === undefined || this.readOnly) return nothing;
    return html`<div class="here">
      <span>${this.single ? nothing : shownTitle(action.title)}<small>${describeMark(year, markAt(action, year), this.actors)}</small></span>
      ${this.single ? nothing : html`<button class="btn" @click=${this.#onOpenHere}>Fiche</button>`}
      <button class="btn" @click=${this.#onAskHere}>Qui ?</button>
    </div>`;
  }

  #renderAction(row: DeploymentRow & { is: 'action' }, rowIndex: number, peers: readonly Peer[]): unknown {
    const { number, rank } = row;
    const { stroke } = this.#hands;
    const { id } = row.action;
    const selected = this.#hands.selectedColumns(id);
    const cursor = this.#columnOn(id);
    const isHeld = cursor >= 0 || id === this.#wanted || id === this.#hands.asked?.action;
    const far = isHeld ? undefined : this.#near.sketchOf(rowIndex - 2, row.action);
    const { action } = far ?? row;
    const inputs: ActionRowInputs = {
      action,
      number,
      rank,
      years: this.years,
      actors: this.actors,
      peers: far ? nobody : peers,
      words: this.words,
      readOnly: this.readOnly,
      rowIndex,
      cursor,
      selected,
      far,
      painted: stroke?.action === action.id ? this.#paintedBy(stroke, action) : undefined,
    };
    const people = inputs.peers.map(({ id, year, name }) => `${id} ${year} ${name}`).join();
    const paint = inputs.painted && `${inputs.painted.columns.join()} ${inputs.painted.on}`;
    return guard(
      [
        action,
        number,
        rank,
        this.years,
        this.actors,
        this.words,
        this.readOnly,
        rowIndex,
        cursor,
        far?.height,
        selected.join(),
        people,
        paint,
      ],
      () => renderActionRow(inputs),
    );
  }

  /** The column of the cursor when it is in a row, or -1. */
  #columnOn(row: ItemId): number {
    const { cursor } = this.#hands;
    return cursor?.action === row ? cursor.column : -1;
  }

  #renderPicker(): TemplateResult | typeof nothing {
    const { asked } = this.#hands;
    if (!asked) return nothing;
    return html`<who-picker
      .action=${this.#hands.actions.get(asked.action)}
      .year=${asked.year}
      .actors=${this.actors}
      .anchor=${asked.cell}
      @dismiss=${this.#hands.onDismiss}
    ></who-picker>`;
  }

  /** What a stroke will leave: nothing is painted before it has left its first cell. */
  #paintedBy(stroke: Stroke, action: Action): ActionRowInputs['painted'] {
    if (stroke.from === stroke.to) return undefined;
    const cells = strokeOver(action, this.#hands.yearsUnder(stroke));
    return {
      columns: cells.map(({ year }) => this.years.indexOf(year) + FIRST_YEAR),
      on: cells.some(({ mark }) => isPlanned(mark)),
    };
  }

  readonly #onPointerOver = (event: PointerEvent): void => {
    this.#hands.onPointerOver(event);
    const cell = this.#hands.cellOf(event);
    const element = cell && cell.column >= FIRST_YEAR ? this.#hands.cellAt(cell) : null;
    this.#pointed = element ? cell : undefined;
    if (!this.askButton) return;
    this.askButton.hidden = element === null;
    if (!element) return;
    this.askButton.style.left = `${element.offsetLeft + element.offsetWidth - 3}px`;
    this.askButton.style.top = `${element.offsetTop + element.offsetHeight - 3}px`;
  };

  readonly #hideAsk = (): void => {
    if (this.askButton) this.askButton.hidden = true;
  };

  readonly #onOpenHere = (): void => {
    if (this.#hands.cursor) this.#hands.openSheet(this.#hands.cursor);
  };

  readonly #onAskHere = (): void => {
    if (this.#hands.cursor) this.#hands.ask(this.#hands.cursor);
  };

  readonly #onAsk = (): void => {
    if (this.#pointed) this.#hands.ask(this.#pointed);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'deployment-grid': DeploymentGrid;
  }
}
