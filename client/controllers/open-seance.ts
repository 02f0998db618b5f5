/** The séance that is open now, asked of the server from time to time: who comes late finds the code on the wall. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AccessError } from '../access.ts';
import type { Seance } from '../invitation.ts';
import { Inviting } from '../inviting.ts';

/** Milliseconds between two questions. */
const PERIOD = 20_000;

/** Attaches itself to the host; asks while the host is connected and `territory` gives one that it may ask about. */
export class OpenSeance implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #territory: () => string | undefined;
  #value: Seance | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: string | undefined;

  /** @param territory undefined when this person may not know its séances */
  constructor(host: ReactiveControllerHost, territory: () => string | undefined) {
    this.#host = host;
    this.#territory = territory;
    host.addController(this);
  }

  /** The last that was opened, until it ends. */
  get value(): Seance | undefined {
    return this.#value && Date.parse(this.#value.endsAt) > Date.now() ? this.#value : undefined;
  }

  hostUpdated(): void {
    if (this.#territory() !== this.#asked) void this.#ask();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#asked = undefined;
  }

  async #ask(): Promise<void> {
    const territory = this.#territory();
    this.#asked = territory;
    clearTimeout(this.#timer);
    if (territory === undefined) {
      this.#set(undefined);
      return;
    }
    const found = await new Inviting(territory).seances().then(
      latest,
      // Without an answer, what was known still holds until its end: the server may be starting again.
      (error: unknown) => (error instanceof AccessError && error.status === 403 ? undefined : this.#value),
    );
    if (this.#asked !== territory) return;
    this.#set(found);
    this.#timer = setTimeout(() => void this.#ask(), PERIOD);
  }

  #set(value: Seance | undefined): void {
    if (JSON.stringify(value) === JSON.stringify(this.#value)) return;
    this.#value = value;
    this.#host.requestUpdate();
  }
}

function latest(seances: readonly Seance[]): Seance | undefined {
  return [...seances].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0];
}
