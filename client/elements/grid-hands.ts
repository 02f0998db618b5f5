/** The hands on the deployment grid: keyboard and pointer, from gestures to intents. The clipboard's are apart. */
import type { ReactiveController } from 'lit';
import type { Action, ItemId } from '../../shared/model.ts';
import { ActorsAskEvent, WhereaboutsEvent } from '../events.ts';
import { SheetOpenEvent } from '../sheet-events.ts';
import { ClipboardHands } from './clipboard-hands.ts';
import {
  type Cell,
  FIRST_YEAR,
  isSame,
  isSingle,
  moveBy,
  type Selection,
  spanOf,
  survivingCell,
} from './grid-cursor.ts';
import {
  type Asked,
  type GridHost,
  type HandsRow,
  readCell,
  type SelectedCells,
  type Stroke,
} from './grid-host.ts';
import { GridPen } from './grid-pen.ts';

const PAGE = 10;

/** Attaches itself to the grid, which puts the handlers on its table and renders what is public here. */
export class GridHands implements ReactiveController {
  readonly #host: GridHost;
  readonly #pen: GridPen;
  #actions: ReadonlyMap<ItemId, Action> = new Map();
  #order: readonly ItemId[] = [];
  #selection: Selection | undefined;
  #stroke: Stroke | undefined;
  #isDragging = false;
  /** Where a block extended by mouse starts: pressing the button takes the focus, and the selection with it. */
  #pressedFrom: Cell | undefined;
  #asked: Asked | undefined;

  constructor(host: GridHost) {
    this.#host = host;
    this.#pen = new GridPen(host, () => this.selected);
    host.addController(this);
    new ClipboardHands(host, this);
  }

  hostDisconnected(): void {
    this.#pen.forget();
  }

  get actions(): ReadonlyMap<ItemId, Action> {
    return this.#actions;
  }

  /** The cell that takes the focus. */
  get cursor(): Cell | undefined {
    return this.#selection?.focus;
  }

  get stroke(): Stroke | undefined {
    return this.#stroke;
  }

  /** The cell « Qui ? » is open on. */
  get asked(): Asked | undefined {
    return this.#asked;
  }

  /** Takes the rows there are now; a cursor whose row has gone stands on the one that took its place. */
  setRows(rows: readonly HandsRow[]): void {
    const before = this.#order;
    this.#actions = new Map(rows.flatMap(({ id, action }) => (action ? [[id, action] as const] : [])));
    this.#order = rows.map(({ id }) => id);
    const [first] = this.#order;
    const start = first === undefined ? undefined : { action: first, column: FIRST_YEAR };
    const focus = this.#selection ? survivingCell(this.#selection.focus, before, this.#order) : start;
    const anchor = this.#selection && survivingCell(this.#selection.anchor, before, this.#order);
    this.#selection = focus && { anchor: anchor ?? focus, focus };
    if (this.#asked && !this.#actions.has(this.#asked.action)) this.#asked = undefined;
  }

  /** The actions and years of the selected cells, each in order; one cell at least once there is a cursor. */
  get selected(): SelectedCells {
    if (!this.#selection) return { actions: [], years: [] };
    const { actions, columns } = spanOf(this.#selection, this.#order);
    return {
      actions: actions.flatMap(id => this.#actions.get(id) ?? []),
      years: columns.flatMap(column => this.#yearAt(column) ?? []),
    };
  }

  /** Only a block is shown as selected: a single cell has its focus ring. */
  selectedColumns(action: ItemId): readonly number[] {
    const selection = this.#selection;
    if (!selection || isSingle(selection)) return [];
    const span = spanOf(selection, this.#order);
    return span.actions.includes(action) ? span.columns : [];
  }

  /** The years under a stroke, the one it began on first. */
  yearsUnder({ from, to }: Stroke): readonly number[] {
    const low = Math.max(0, Math.min(from, to) - FIRST_YEAR);
    const years = this.#host.years.slice(low, Math.max(from, to) - FIRST_YEAR + 1);
    return from <= to ? years : years.toReversed();
  }

  cellAt(cell: Cell | undefined): HTMLElement | null {
    if (!cell) return null;
    const row = this.#host.renderRoot.querySelector(`[data-action="${CSS.escape(cell.action)}"]`);
    // A citation is in every column.
    return row?.querySelector<HTMLElement>(`[data-whole], [data-column="${cell.column}"]`) ?? null;
  }

  /** The cell an event happened in. */
  cellOf(event: Event): Cell | undefined {
    const cell = event
      .composedPath()
      .find(node => node instanceof HTMLElement && node.dataset.column !== undefined);
    return cell instanceof HTMLElement ? readCell(cell) : undefined;
  }

  ask(cell: Cell): void {
    const year = this.#yearAt(cell.column);
    const element = this.cellAt(cell);
    if (year === undefined || !element || this.#host.readOnly) return;
    this.#asked = { action: cell.action, year, cell: element };
    this.#host.requestUpdate();
  }

  /** The fiche of the action a cell is in. */
  openSheet(cell: Cell): void {
    this.#emit(new SheetOpenEvent(cell.action));
  }

  clear(): void {
    this.#pen.clear();
  }

  readonly onDismiss = (event: Event): void => {
    event.stopPropagation();
    const { asked } = this;
    this.#asked = undefined;
    this.#host.requestUpdate();
    // A click elsewhere has closed it: the focus stays there.
    const inside = this.#host.shadowRoot?.activeElement;
    const isFree = inside ? !inside.matches('[data-column]') : document.activeElement === document.body;
    if (isFree) asked?.cell.focus();
  };

  readonly onFocusIn = (event: Event): void => {
    const cell = this.cellOf(event);
    if (!cell) return;
    if (!isSame(cell, this.cursor)) this.#select({ anchor: cell, focus: cell });
    if (this.#actions.has(cell.action))
      this.#emit(new WhereaboutsEvent(cell.action, this.#yearAt(cell.column) ?? null));
    else this.#emit(new WhereaboutsEvent(null));
  };

  readonly onFocusOut = (event: FocusEvent): void => {
    const inside =
      event.relatedTarget instanceof Node && this.#host.shadowRoot?.contains(event.relatedTarget);
    if (inside) return;
    this.#emit(new WhereaboutsEvent(null));
    this.#endStroke();
  };

  readonly onClick = (event: MouseEvent): void => {
    const cell = this.cellOf(event);
    if (!cell) return;
    if (event.composedPath().some(node => node instanceof HTMLButtonElement)) this.openSheet(cell);
    else if (event.shiftKey && this.#selection) {
      this.#select({ anchor: this.#pressedFrom ?? this.#selection.anchor, focus: cell });
      this.cellAt(cell)?.focus();
    } else {
      // A click is about one cell, whatever was selected.
      this.#select({ anchor: cell, focus: cell });
      this.#activate(cell);
    }
  };

  readonly onPointerDown = (event: PointerEvent): void => {
    const cell = this.cellOf(event);
    this.#pressedFrom = event.shiftKey ? this.#selection?.anchor : undefined;
    // A finger scrolls; it paints by taps.
    const mayPaint = event.button === 0 && event.pointerType !== 'touch' && !event.shiftKey;
    if (!cell || !mayPaint || this.#host.readOnly || cell.column < FIRST_YEAR) return;
    this.#stroke = { action: cell.action, from: cell.column, to: cell.column };
    this.#isDragging = true;
    window.addEventListener('pointerup', this.#onPointerEnd, { once: true });
    window.addEventListener('pointercancel', this.#onPointerEnd, { once: true });
  };

  readonly onPointerOver = (event: PointerEvent): void => {
    const cell = this.cellOf(event);
    const stroke = this.#stroke;
    // A hand that slips into the next row still paints the years it is over.
    if (!this.#isDragging || !stroke || !cell || cell.column < FIRST_YEAR) return;
    this.#stroke = { ...stroke, to: cell.column };
    this.#host.requestUpdate();
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    const cell = this.cellOf(event);
    if (!cell || event.isComposing || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    const target = this.#targetOf(event.key, control, cell);
    if (target) this.#move(target, event.shiftKey);
    else if (control) return;
    else if (event.key === ' ') this.#activate(cell);
    else if (event.key === 'Enter') {
      if (cell.column === 0) this.openSheet(cell);
      else if (cell.column < FIRST_YEAR) this.#activate(cell);
      else this.ask(cell);
    } else if (event.key === 'Delete' || event.key === 'Backspace') this.clear();
    else if (!/^\p{L}$/u.test(event.key) || !this.#type(event.key, cell)) return;
    event.preventDefault();
  };

  readonly onKeyup = (event: KeyboardEvent): void => {
    if (event.key === 'Shift' && !this.#isDragging) this.#endStroke();
  };

  readonly #onPointerEnd = ({ type }: Event): void => {
    this.#isDragging = false;
    // A pen that the browser takes to scroll has painted nothing.
    if (type === 'pointercancel') this.#stroke = undefined;
    this.#endStroke();
    this.#host.requestUpdate();
  };

  #activate(cell: Cell): void {
    const year = this.#yearAt(cell.column);
    if (this.#host.readOnly) return;
    if (year !== undefined) this.#pen.toggle(cell.action, year, '*');
    else if (cell.column > 0)
      this.#emit(new ActorsAskEvent(cell.action, cell.column === 1 ? 'pilots' : 'porteurs'));
  }

  /** Where a key leads, over the columns that a narrow screen does not show. */
  #targetOf(key: string, control: boolean, from: Cell): Cell | undefined {
    const extent = { actions: this.#order, columns: FIRST_YEAR + this.#host.years.length, page: PAGE };
    let target = moveBy(key, control, from, extent);
    while (target && this.cellAt(target)?.checkVisibility() === false) {
      const next = moveBy(key, control, target, extent);
      target = next && isSame(next, target) ? from : next;
    }
    return target;
  }

  /** With Shift: a step within one row paints, unless a block is already selected; any other extends the selection. */
  #move(target: Cell, isExtending: boolean): void {
    const { anchor, focus } = this.#selection ?? { anchor: target, focus: target };
    this.#pen.forget();
    if (!isExtending) this.#endStroke();
    const paints =
      isExtending &&
      !this.#host.readOnly &&
      anchor.action === target.action &&
      focus.action === target.action;
    const isOnYears = anchor.column >= FIRST_YEAR && target.column >= FIRST_YEAR;
    this.#stroke =
      paints && isOnYears ? { action: target.action, from: anchor.column, to: target.column } : undefined;
    this.#select({ anchor: isExtending ? anchor : target, focus: target });
    // The cell may have to be rendered with its tab stop first.
    void this.#host.updateComplete.then(() => this.cellAt(target)?.focus());
  }

  #endStroke(): void {
    const stroke = this.#stroke;
    this.#stroke = undefined;
    const action = stroke && this.#actions.get(stroke.action);
    if (!stroke || !action) return;
    this.#host.requestUpdate();
    if (stroke.from !== stroke.to) this.#pen.paint(action, this.yearsUnder(stroke));
  }

  #type(letter: string, cell: Cell): boolean {
    const action = this.#actions.get(cell.action);
    const year = this.#yearAt(cell.column);
    return action !== undefined && year !== undefined && this.#pen.type(letter, action, year);
  }

  #select(selection: Selection): void {
    this.#selection = selection;
    this.#host.requestUpdate();
  }

  #yearAt(column: number): number | undefined {
    return this.#host.years[column - FIRST_YEAR];
  }

  #emit(event: Event): void {
    this.#host.dispatchEvent(event);
  }
}
