/** What others have just done in the plan: which items are fresh, and a short list of who did what. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ItemId, PlanSnapshot } from '../../shared/model.ts';
import { signature } from '../../shared/people.ts';
import type { Plan } from '../../shared/plan.ts';
import { changesBetween } from '../../shared/views/changes.ts';
import { tellDeed } from '../../shared/views/feed.ts';
import type { Peer } from '../peers.ts';

/** Milliseconds from a change until it is told: where its author works is told a little later than what they do. */
const LAG = 400;

/** Milliseconds an item stays fresh, and a line of the list stays there. */
const FRESH = 12_000;
const TOLD = 90_000;

/** More at once are one line: a whole import, or all that was done during a cut. */
const MOST = 3;

export interface Deed {
  readonly item: ItemId;
  /** Who did it, when that is known and they are still there. */
  readonly who: string;
  readonly text: string;
}

interface Line extends Deed {
  /** Whose connection it came by; null when nobody is on the item. */
  readonly peer: number | null;
  readonly at: number;
}

interface Sources {
  /** The plan once it is in step with the server: what is read at the start is no news. */
  readonly plan: () => Plan | undefined;
  readonly peers: () => readonly Peer[];
}

/** Attaches itself to the host; asks it for an update whenever there is something new to show or to take away. */
export class PlanFeed implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #sources: Sources;
  #watched: Plan | undefined;
  #stop: (() => void) | undefined;
  #known: PlanSnapshot | undefined;
  #before: PlanSnapshot | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sweep: ReturnType<typeof setTimeout> | undefined;
  readonly #freshUntil = new Map<ItemId, number>();
  #lines: readonly Line[] = [];

  constructor(host: ReactiveControllerHost, sources: Sources) {
    this.#host = host;
    this.#sources = sources;
    host.addController(this);
  }

  /** What has just changed. */
  get fresh(): ReadonlySet<ItemId> {
    return new Set(this.#freshUntil.keys());
  }

  /** The last deeds, the newest first. Those who have left are no longer named. */
  get deeds(): readonly Deed[] {
    const here = new Set(this.#sources.peers().map(({ id }) => id));
    return this.#lines.map(({ item, who, text, peer }) => ({
      item,
      who: peer !== null && here.has(peer) ? who : '',
      text,
    }));
  }

  hostUpdated(): void {
    const plan = this.#sources.plan();
    if (plan !== undefined && plan !== this.#watched) this.#watch(plan);
  }

  hostDisconnected(): void {
    this.#watch(undefined);
    this.#freshUntil.clear();
    this.#lines = [];
  }

  #watch(plan: Plan | undefined): void {
    this.#stop?.();
    clearTimeout(this.#timer);
    clearTimeout(this.#sweep);
    this.#timer = undefined;
    this.#sweep = undefined;
    this.#before = undefined;
    this.#watched = plan;
    this.#known = plan?.snapshot;
    this.#stop = plan?.subscribe(isMine => this.#onChange(plan, isMine));
  }

  #onChange(plan: Plan, isMine: boolean): void {
    const before = this.#known;
    this.#known = plan.snapshot;
    if (isMine) return;
    this.#before ??= before;
    this.#timer ??= setTimeout(() => this.#tell(), LAG);
  }

  #tell(): void {
    this.#timer = undefined;
    const [before, after] = [this.#before, this.#known];
    this.#before = undefined;
    if (!before || !after) return;
    const changes = changesBetween(before, after);
    const at = Date.now();
    for (const { item } of changes) this.#freshUntil.set(item, at + FRESH);
    const lines = changes.slice(0, MOST).map((change): Line => {
      const peer = this.#authorOf(change.item);
      const who = peer ? signature(peer) : '';
      return { item: change.item, who, text: tellDeed(before, after, change), peer: peer?.id ?? null, at };
    });
    // Somebody who goes on with the same item is told once.
    const others = this.#lines.filter(
      line => !lines.some(({ item, peer }) => line.item === item && line.peer === peer),
    );
    this.#lines = [...lines, ...others].slice(0, MOST);
    this.#sweepSoon();
    this.#host.requestUpdate();
  }

  /** Whoever is on the item: presence tells it, and the server vouches for their name. */
  #authorOf(item: ItemId): Peer | undefined {
    return this.#sources.peers().find(peer => peer.item === item && !peer.isMe && !peer.isProjector);
  }

  #sweepSoon(): void {
    clearTimeout(this.#sweep);
    const ends = [...this.#freshUntil.values(), ...this.#lines.map(({ at }) => at + TOLD)];
    if (ends.length === 0) return;
    const wait = Math.max(0, Math.min(...ends) - Date.now());
    this.#sweep = setTimeout(() => this.#onSweep(), wait + 20);
  }

  #onSweep(): void {
    const now = Date.now();
    for (const [item, end] of this.#freshUntil) if (end <= now) this.#freshUntil.delete(item);
    this.#lines = this.#lines.filter(({ at }) => at + TOLD > now);
    this.#sweepSoon();
    this.#host.requestUpdate();
  }
}
