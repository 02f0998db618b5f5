/** Tells which rows of a long table are near the screen: only those are worth all their cells. */
import type { LitElement, ReactiveController } from 'lit';
import type { Action } from '../../shared/model.ts';
import { whenIdle } from '../idle.ts';
import { isAllNear, LATER, PATIENCE, watchNearness } from './near.ts';

/** Rows that come and go together, seen by the first of them. */
const TOGETHER = 8;

/** As many are no burden, wherever they are. */
const FEW = 60;

export interface Sketch {
  readonly height: number;
  readonly action: Action;
}

/** Attaches itself to the host, and asks it for an update when rows come near or have gone far. */
export class NearRows implements ReactiveController {
  readonly #host: LitElement;
  readonly #first: number;
  /** Groups of rows: near, far, or not known yet. */
  readonly #near = new Map<number, boolean>();
  readonly #left = new Set<number>();
  readonly #heights = new Map<string, number>();
  /** Actions as far rows show them. */
  readonly #shown = new Map<string, Action>();
  #later: ReturnType<typeof setTimeout> | undefined;
  #count = 0;
  /** The first row of each group, which tells about it. */
  readonly #heads = new Map<number, { readonly row: Element; readonly stop: () => void }>();
  #stopWaiting: (() => void) | undefined;

  /** @param first how many rows are near as long as nothing is known */
  constructor(host: LitElement, first: number) {
    this.#host = host;
    this.#first = first;
    host.addController(this);
  }

  /** To be called before the host renders. */
  set count(rows: number) {
    this.#count = rows;
  }

  /** @param index of the row, from 0 */
  has(index: number): boolean {
    const group = Math.floor(index / TOGETHER);
    const isShort = this.#count <= FEW;
    return isShort || isAllNear() || (this.#near.get(group) ?? group * TOGETHER < this.#first);
  }

  /**
   * Undefined for a row that is near; else the pixels that it took when it last was, or 0, and the action as the row shows
   * it: what is new comes a little later.
   */
  sketchOf(index: number, action: Action): Sketch | undefined {
    if (this.has(index)) {
      this.#shown.delete(action.id);
      return undefined;
    }
    const shown = this.#shown.get(action.id) ?? action;
    this.#shown.set(action.id, shown);
    if (shown !== action) this.#later ??= setTimeout(() => this.#showAll(), LATER);
    return { height: this.#heights.get(action.id) ?? 0, action: shown };
  }

  get #rows(): HTMLTableSectionElement['rows'] | undefined {
    return this.#host.renderRoot.querySelector('tbody')?.rows;
  }

  hostUpdated(): void {
    const rows = this.#rows;
    const rowOf = (group: number): Element | undefined => rows?.[group * TOGETHER];
    // A row that is the first of another group now is watched anew: it would tell nothing as long as it stays near.
    for (const [group, { row, stop }] of this.#heads) if (rowOf(group) !== row) this.#forget(group, stop);
    for (let group = 0; group * TOGETHER < this.#count; group++) {
      const row = rowOf(group);
      if (!row) break;
      if (this.#heads.has(group)) continue;
      this.#heads.set(group, { row, stop: watchNearness(row, isNear => this.#see(group, isNear)) });
    }
  }

  hostConnected(): void {
    for (const event of ['beforeprint', 'afterprint']) window.addEventListener(event, this.#onPrint);
    // Rows are watched once they are rendered, which they may have been before.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    for (const event of ['beforeprint', 'afterprint']) window.removeEventListener(event, this.#onPrint);
    for (const [group, { stop }] of this.#heads) this.#forget(group, stop);
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  #forget(group: number, stop: () => void): void {
    stop();
    this.#heads.delete(group);
  }

  #showAll(): void {
    this.#later = undefined;
    this.#shown.clear();
    this.#host.requestUpdate();
  }

  readonly #onPrint = (): void => this.#host.requestUpdate();

  #see(group: number, isNear: boolean): void {
    const was = this.has(group * TOGETHER);
    this.#left.delete(group);
    if (isNear || !was) this.#near.set(group, isNear);
    else this.#left.add(group);
    if (isNear && !was) this.#host.requestUpdate();
    if (this.#left.size > 0) this.#stopWaiting ??= whenIdle(() => this.#leave(), { patience: PATIENCE });
  }

  /** What is under a row that goes far stays where it is. */
  #leave(): void {
    this.#stopWaiting = undefined;
    for (const [index, row] of [...(this.#rows ?? [])].entries()) {
      const { action } = row.dataset;
      const isLeft = this.#left.has(Math.floor(index / TOGETHER));
      if (isLeft && action !== undefined) this.#heights.set(action, row.offsetHeight);
    }
    for (const group of this.#left) this.#near.set(group, false);
    this.#left.clear();
    this.#host.requestUpdate();
  }
}
