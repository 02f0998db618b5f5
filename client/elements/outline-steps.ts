/** The keys of the list: from title to title, and items moved by steps without losing one's place in the words. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ItemId } from '../../shared/model.ts';
import { findItem, itemName, type Outline } from '../../shared/views/outline.ts';
import { type Spot, type Step, stepFrom } from '../../shared/views/steps.ts';
import { ItemMoveEvent } from '../events.ts';
import { LiveTitle } from './live-title.ts';

interface ListHost extends ReactiveControllerHost, HTMLElement {
  readonly outline: Outline;
  readonly readOnly: boolean;
  titleOf(item: ItemId): LiveTitle | undefined;
  titleBeside(title: LiveTitle, by: 1 | -1): Promise<LiveTitle | undefined>;
  writeAfter(item: ItemId): Promise<void>;
}

/** Attaches itself to the host. */
export class OutlineSteps implements ReactiveController {
  /** Before the title itself, which keeps its keys to itself while it is edited. */
  readonly listener = { capture: true, handleEvent: (event: KeyboardEvent): void => this.#onKeydown(event) };
  readonly #host: ListHost;
  /** The item that has just been moved, and where the caret was in its title. */
  #moved: { readonly item: ItemId; readonly caret: number | undefined } | undefined;
  #news = '';

  constructor(host: ListHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What the last step did, for those who do not see it. */
  get news(): string {
    return this.#news;
  }

  /** A line that is moved in the page loses the focus. */
  hostUpdated(): void {
    const moved = this.#moved;
    const title = moved && this.#host.titleOf(moved.item);
    if (!moved || !title) return;
    this.#moved = undefined;
    if (moved.caret === undefined) title.focus();
    else if (!title.editing) void title.edit(moved.caret);
  }

  #onKeydown(event: KeyboardEvent): void {
    const title = event.composedPath().find(node => node instanceof LiveTitle);
    if (!title || title.item === undefined || event.isComposing) return;
    const step = stepOf(event, title.editing);
    if (step) this.#step(title.item, step, event);
    else if (title.editing && event.key === 'Enter') this.#writeAfter(title, title.item, event);
    else if (!title.editing && isPlain(event) && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      void this.#goTo(title, event.key === 'ArrowDown' ? 1 : -1, event);
  }

  #step(item: ItemId, step: Step, event: KeyboardEvent): void {
    const spot = this.#host.readOnly ? undefined : stepFrom(this.#host.outline, item, step);
    // A Tab that moves nothing goes on to what is next, as everywhere.
    if (!spot && event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (!spot) return;
    const [field] = event.composedPath();
    this.#moved = { item, caret: field instanceof HTMLTextAreaElement ? field.selectionStart : undefined };
    this.#host.dispatchEvent(new ItemMoveEvent(item, spot.parent, spot.before));
    this.#news = this.#describe(spot);
    this.#host.requestUpdate();
  }

  #describe({ parent }: Spot): string {
    const found = parent === null ? undefined : findItem(this.#host.outline, parent);
    return found ? `Déplacé sous « ${itemName(found.number, found.item.title)} »` : 'Déplacé';
  }

  #writeAfter(title: LiveTitle, item: ItemId, event: KeyboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    title.editing = false;
    void this.#host.writeAfter(item);
  }

  async #goTo(from: LiveTitle, by: 1 | -1, event: KeyboardEvent): Promise<void> {
    event.preventDefault();
    (await this.#host.titleBeside(from, by))?.focus();
  }
}

function stepOf(event: KeyboardEvent, isTyping: boolean): Step | undefined {
  if (event.ctrlKey || event.metaKey) return undefined;
  if (event.altKey) return event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : undefined;
  return isTyping && event.key === 'Tab' ? (event.shiftKey ? 'out' : 'in') : undefined;
}

function isPlain({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return !altKey && !ctrlKey && !metaKey && !shiftKey;
}
