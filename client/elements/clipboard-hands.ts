/** The clipboard on the deployment grid: blocks of cells to and from a spreadsheet, from gestures to intents. */
import type { ReactiveController } from 'lit';
import type { Action, ItemId } from '../../shared/model.ts';
import { MarksSetEvent, NoticeEvent } from '../events.ts';
import { copyBlock, pasteBlock } from './grid-clipboard.ts';
import type { GridHost, SelectedCells } from './grid-host.ts';

/** What the clipboard works on: the grid's rows and the cells that are selected in them. */
interface Selectable {
  readonly actions: ReadonlyMap<ItemId, Action>;
  readonly selected: SelectedCells;
  clear(): void;
}

/** Attaches itself to the grid; listens while the grid is connected. */
export class ClipboardHands implements ReactiveController {
  readonly #host: GridHost;
  readonly #hands: Selectable;

  constructor(host: GridHost, hands: Selectable) {
    this.#host = host;
    this.#hands = hands;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('copy', this.#onCopy);
    this.#host.addEventListener('cut', this.#onCut);
    this.#host.addEventListener('paste', this.#onPaste);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('copy', this.#onCopy);
    this.#host.removeEventListener('cut', this.#onCut);
    this.#host.removeEventListener('paste', this.#onPaste);
  }

  readonly #onCopy = (event: ClipboardEvent): void => {
    const { actions, years } = this.#hands.selected;
    if (years.length === 0 || !event.clipboardData) return;
    event.clipboardData.setData('text/plain', copyBlock(actions, years, this.#host.actors));
    event.preventDefault();
  };

  readonly #onCut = (event: ClipboardEvent): void => {
    this.#onCopy(event);
    if (event.defaultPrevented) this.#hands.clear();
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const span = this.#hands.selected;
    const [top] = span.actions;
    const [left] = span.years;
    if (text === '' || top === undefined || left === undefined || this.#host.readOnly) return;
    event.preventDefault();
    const all = [...this.#hands.actions.values()];
    const below = all.slice(all.indexOf(top));
    const right = this.#host.years.slice(this.#host.years.indexOf(left));
    const size = { rows: span.actions.length, columns: span.years.length };
    const { cells, unknown, isCut } = pasteBlock(text, below, right, this.#host.actors, size);
    if (cells.length > 0) this.#host.dispatchEvent(new MarksSetEvent(cells));
    const said = [...(isCut ? [beyond] : []), ...(unknown.length > 0 ? [describeUnknown(unknown)] : [])];
    if (said.length > 0) this.#host.dispatchEvent(new NoticeEvent(said.join(' ')));
  };
}

const beyond = 'Ce qui dépassait la dernière année ou la dernière ligne n’a pas été collé.';

function describeUnknown(unknown: readonly string[]): string {
  const [first] = unknown;
  return unknown.length === 1
    ? `Une cellule n’a pas été comprise et reste comme elle était : « ${first} ».`
    : `${unknown.length} cellules n’ont pas été comprises et restent comme elles étaient, dont « ${first} ».`;
}
