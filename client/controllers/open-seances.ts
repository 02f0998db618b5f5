/** The séances that are open now: who comes late finds a code on the wall, and nobody one that opens nothing any more. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AccessError, explain } from '../access.ts';
import type { Seance } from '../invitation.ts';
import { Inviting } from '../inviting.ts';
import type { Session } from '../session.ts';

/** Whose séances, and what changes each time there may be another answer. */
export interface SeanceQuestion {
  readonly territory: string;
  readonly news: number | undefined;
}

/** What coordinators ask; undefined for the others, who may not. */
export function seanceQuestion(session: Session | undefined): SeanceQuestion | undefined {
  return session?.role === 'coordinator'
    ? { territory: session.territory, news: session.seancesAt }
    : undefined;
}

export interface OpenSeancesOptions {
  /** Undefined when this person may not know them. */
  readonly question: () => SeanceQuestion | undefined;
  /** Milliseconds between two looks at those that are open: how many have joined. */
  readonly lookEvery?: number;
}

/** Milliseconds between two questions when there is no news: it may have been lost. */
const QUIET = 60_000;

/** Attaches itself to the host; asks the server while the host is connected and there is something to ask. */
export class OpenSeances implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: OpenSeancesOptions;
  #known: readonly Seance[] | undefined;
  #fault = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The question that was asked last: only its answer counts. */
  #asked: SeanceQuestion | undefined;

  constructor(host: ReactiveControllerHost, options: OpenSeancesOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Undefined until the server has told them. */
  get all(): readonly Seance[] | undefined {
    return this.#known?.filter(({ endsAt }) => Date.parse(endsAt) > Date.now());
  }

  /** The last that was opened. */
  get latest(): Seance | undefined {
    return this.all?.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0];
  }

  /** Why they are not known; empty once they are. */
  get fault(): string {
    return this.#fault;
  }

  add(seance: Seance): void {
    this.#set([seance, ...(this.#known ?? []).filter(({ id }) => id !== seance.id)]);
  }

  remove({ id }: Seance): void {
    this.#set(this.#known?.filter(seance => seance.id !== id));
  }

  hostUpdated(): void {
    const question = this.#options.question();
    const isSame = question?.territory === this.#asked?.territory && question?.news === this.#asked?.news;
    if (!isSame) void this.#ask(question);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#asked = undefined;
  }

  async #ask(question: SeanceQuestion | undefined): Promise<void> {
    this.#asked = question;
    clearTimeout(this.#timer);
    if (!question) {
      this.#set(undefined);
      return;
    }
    const told = await new Inviting(question.territory).seances().catch((error: unknown) => error);
    if (this.#asked !== question) return;
    if (Array.isArray(told)) this.#set(told);
    else this.#onFault(told);
    this.#timer = setTimeout(() => this.#askAgain(question), this.#wait);
  }

  /** Without an answer, what was known still holds until its end: the server may be starting again. */
  #onFault(error: unknown): void {
    if (error instanceof AccessError && error.status === 403) this.#set(undefined);
    if (this.#known) return;
    this.#fault = explain(error);
    this.#host.requestUpdate();
  }

  /** Until the next question, or the end of one of them. */
  get #wait(): number {
    const ends = (this.all ?? []).map(({ endsAt }) => Date.parse(endsAt) - Date.now());
    return Math.min(ends.length > 0 ? (this.#options.lookEvery ?? QUIET) : QUIET, ...ends);
  }

  #askAgain(question: SeanceQuestion): void {
    // One of them may have ended, whatever the server answers and when.
    this.#host.requestUpdate();
    if (document.hidden) this.#timer = setTimeout(() => this.#askAgain(question), this.#wait);
    else void this.#ask({ ...question });
  }

  #set(known: readonly Seance[] | undefined): void {
    this.#fault = '';
    if (JSON.stringify(known) === JSON.stringify(this.#known)) return;
    this.#known = known;
    this.#host.requestUpdate();
  }
}
