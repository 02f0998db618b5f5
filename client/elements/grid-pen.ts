/** What is written in the cells of the deployment grid: marks flipped, typed and cleared, over one cell or a block. */
import { type Action, type ActorId, type ItemId, noMark } from '../../shared/model.ts';
import { MarksSetEvent, MarkToggleEvent } from '../events.ts';
import type { GridHost, SelectedCells } from './grid-host.ts';
import { Abbreviations, strokeOver, toggleOver } from './grid-strokes.ts';

export class GridPen {
  readonly #host: GridHost;
  readonly #selected: () => SelectedCells;
  readonly #abbreviations = new Abbreviations((action, year, actor) => this.toggle(action, year, actor));

  /** @param selected the cells that are selected: what is done to one of them is done to all */
  constructor(host: GridHost, selected: () => SelectedCells) {
    this.#host = host;
    this.#selected = selected;
  }

  toggle(action: ItemId, year: number, actor: ActorId | '*'): void {
    if (this.#host.readOnly) return;
    const { actions, years } = this.#selected();
    const isInBlock = actions.some(({ id }) => id === action) && years.includes(year);
    const isBlock = isInBlock && actions.length * years.length > 1;
    this.#host.dispatchEvent(
      isBlock
        ? new MarksSetEvent(toggleOver(actions, years, actor))
        : new MarkToggleEvent(action, year, actor),
    );
  }

  /** @returns false when the letter means nothing here */
  type(letter: string, action: Action, year: number): boolean {
    if (this.#host.readOnly) return false;
    if (this.#abbreviations.type(letter, action, year, this.#host.actors)) return true;
    // As printed grids have it, where no actor is called so.
    if (!/^x$/i.test(letter)) return false;
    this.toggle(action.id, year, '*');
    return true;
  }

  /** Letters typed before are not the beginning of those to come. */
  forget(): void {
    this.#abbreviations.forget();
  }

  /** Takes every mark off the selected cells. */
  clear(): void {
    const { actions, years } = this.#selected();
    const cells = actions.flatMap(({ id }) => years.map(year => ({ action: id, year, mark: noMark })));
    if (cells.length > 0 && !this.#host.readOnly) this.#host.dispatchEvent(new MarksSetEvent(cells));
  }

  /** @param years the one the stroke began on first */
  paint(action: Action, years: readonly number[]): void {
    if (!this.#host.readOnly) this.#host.dispatchEvent(new MarksSetEvent(strokeOver(action, years)));
  }
}
