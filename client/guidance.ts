/**
 * Who guides whose screen: a coordinator whom the others follow, a projector's page, and the remote that turns it. All of
 * it is presence: nothing enters the plan, and the server lets only coordinators lead.
 */
import type { Awareness } from 'y-protocols/awareness';
import { type ItemId, itemId } from '../shared/model.ts';
import { signature } from '../shared/people.ts';
import { isRecord, numberOrNull, oneOf, string, stringOrNull } from '../shared/values.ts';
import { type SlideView, slideViews } from '../shared/views/slides.ts';

/** What a coordinator's screen shows, for the others to follow. */
export interface Lead {
  /** From « /t/<id>/ » on: `deploiement?q=parents`. */
  readonly path: string;
  /** What is in the middle of the screen. */
  readonly item: ItemId | null;
  /** When it began, in milliseconds since 1970: the last to begin leads. */
  readonly since: number;
}

/** Where a projector is: a page of what one title holds. */
export interface SlidePlace {
  readonly view: SlideView;
  /** The axis or orientation; null for the first. */
  readonly title: ItemId | null;
  readonly page: number;
}

/** What a projector shows, told for those who drive it. */
export interface Slide extends SlidePlace {
  readonly pages: number;
  readonly hasCode: boolean;
  readonly isContrasted: boolean;
}

/** A screen that says it projects, and whose it is. */
export interface ProjectedScreen {
  readonly id: number;
  readonly slide: Slide;
  /** By the server's word. Anybody may open a projection, or pretend to. */
  readonly isCoordinator: boolean;
  /** « Nadia · Caf » */
  readonly owner: string;
}

/**
 * What a remote has asked for since it was opened. Counts and not orders: of two that follow closely the server may tell
 * only the last.
 */
export interface Remote {
  /** Pages forward, less those backward. */
  readonly steps: number;
  /** The last place asked for by name: how many were before it, and the steps until then. */
  readonly jump: { readonly turn: number; readonly steps: number; readonly to: SlidePlace } | null;
  readonly hasCode: boolean | null;
  readonly isContrasted: boolean | null;
}

export interface Leader {
  readonly id: number;
  readonly lead: Lead;
}

export class Guidance {
  readonly #awareness: Awareness;

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
  }

  /** Who leads the table, oneself included. */
  get leader(): Leader | undefined {
    const leaders = [...this.#coordinators].flatMap(([id, state]) => {
      const lead = readLead(state.lead);
      return lead ? [{ id, lead }] : [];
    });
    return leaders.sort((a, b) => b.lead.since - a.lead.since || b.id - a.id)[0];
  }

  get isLeading(): boolean {
    return this.leader?.id === this.#awareness.clientID;
  }

  /** Whether this page has asked to lead and not stopped, though another may have begun since. */
  get isWilling(): boolean {
    return isRecord(this.#awareness.getLocalState()?.lead);
  }

  /** How many screens follow this one. */
  get followers(): number {
    const states = [...this.#awareness.getStates().values()];
    return states.filter(state => isRecord(state) && state.follows === this.#awareness.clientID).length;
  }

  /** The remotes of others, by connection. */
  get remotes(): ReadonlyMap<number, Remote> {
    const found = this.#coordinators.flatMap(([id, state]) => {
      const remote = readRemote(state.remote);
      return remote && id !== this.#awareness.clientID ? [[id, remote] as const] : [];
    });
    return new Map(found);
  }

  /** The screens that project: those of coordinators, and where there is none, those of the others. */
  get screens(): readonly ProjectedScreen[] {
    const screens = [...this.#awareness.getStates()].flatMap(([id, state]) => {
      const slide = isRecord(state) && id !== this.#awareness.clientID ? readSlide(state.slide) : undefined;
      if (!slide || !isRecord(state)) return [];
      const user = isRecord(state.user) ? state.user : {};
      const owner = signature({ name: string(user.name), institution: string(user.institution) });
      return [{ id, slide, isCoordinator: user.role === 'coordinator', owner }];
    });
    const trusted = screens.filter(({ isCoordinator }) => isCoordinator);
    return trusted.length > 0 ? trusted : screens;
  }

  /** Begins to lead from this address, after whoever leads now: clocks do not agree. */
  takeLead(path: string): void {
    const since = Math.max(Date.now(), (this.leader?.lead.since ?? 0) + 1);
    this.lead({ path, item: null, since });
  }

  /** @param lead null to stop */
  lead(lead: Lead | null): void {
    this.#say('lead', lead);
  }

  /** @param leader whom one follows, or null */
  follow(leader: number | null): void {
    this.#say('follows', leader);
  }

  /** @param slide null when this page is no projector any more */
  project(slide: Slide | null): void {
    this.#say('slide', slide);
  }

  /** @param remote null when this page is no remote any more */
  drive(remote: Remote | null): void {
    this.#say('remote', remote);
  }

  /** Calls back at each change of anybody's presence. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#awareness.on('change', listener);
    return () => this.#awareness.off('change', listener);
  }

  get #coordinators(): readonly (readonly [number, Readonly<Record<string, unknown>>])[] {
    return [...this.#awareness.getStates()].flatMap(([id, state]) => {
      if (!isRecord(state)) return [];
      // What this page says of itself has not been to the server, which will see to its rights.
      const isOwn = id === this.#awareness.clientID;
      const isCoordinator = isRecord(state.user) && state.user.role === 'coordinator';
      return isOwn || isCoordinator ? [[id, state] as const] : [];
    });
  }

  #say(field: 'lead' | 'follows' | 'slide' | 'remote', value: unknown): void {
    const known = this.#awareness.getLocalState()?.[field] ?? null;
    if (JSON.stringify(known) !== JSON.stringify(value)) this.#awareness.setLocalStateField(field, value);
  }
}

function readLead(value: unknown): Lead | undefined {
  if (!isRecord(value)) return undefined;
  const path = stringOrNull(value.path);
  if (path === null) return undefined;
  return { path, item: itemOrNull(value.item), since: numberOrNull(value.since) ?? 0 };
}

function readPlace(value: unknown): SlidePlace | undefined {
  const view = isRecord(value) ? oneOf(slideViews, value.view) : undefined;
  if (!view || !isRecord(value)) return undefined;
  return { view, title: itemOrNull(value.title), page: Math.max(0, numberOrNull(value.page) ?? 0) };
}

function readSlide(value: unknown): Slide | undefined {
  const place = readPlace(value);
  if (!place || !isRecord(value)) return undefined;
  return {
    ...place,
    pages: numberOrNull(value.pages) ?? 1,
    hasCode: value.hasCode !== false,
    isContrasted: value.isContrasted === true,
  };
}

function readRemote(value: unknown): Remote | undefined {
  if (!isRecord(value)) return undefined;
  const jump = isRecord(value.jump) ? value.jump : {};
  const to = readPlace(jump.to);
  return {
    steps: numberOrNull(value.steps) ?? 0,
    jump: to ? { turn: numberOrNull(jump.turn) ?? 0, steps: numberOrNull(jump.steps) ?? 0, to } : null,
    hasCode: typeof value.hasCode === 'boolean' ? value.hasCode : null,
    isContrasted: typeof value.isContrasted === 'boolean' ? value.isContrasted : null,
  };
}

function itemOrNull(value: unknown): ItemId | null {
  const id = stringOrNull(value);
  return id === null ? null : itemId(id);
}
