/** Has a projected page do what coordinators ask from their phones. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Remote, SlidePlace } from '../guidance.ts';
import type { Presence } from '../presence.ts';

interface Driven {
  show(place: SlidePlace): void;
  step(pages: number): void;
  look(part: 'code' | 'contrast', on: boolean): void;
}

/** Attaches itself to the host; listens while the host is connected and there is a presence to listen to. */
export class RemoteOrders implements ReactiveController {
  readonly #presence: () => Presence | undefined;
  readonly #driven: Driven;
  #watched: Presence | undefined;
  #stop: (() => void) | undefined;
  /** What each remote had asked for last, those included that are cut off for a while: they go on counting. */
  readonly #obeyed = new Map<number, Remote>();

  constructor(host: ReactiveControllerHost, presence: () => Presence | undefined, driven: Driven) {
    this.#presence = presence;
    this.#driven = driven;
    host.addController(this);
  }

  hostUpdated(): void {
    const presence = this.#presence();
    if (presence === this.#watched) return;
    this.#stop?.();
    this.#watched = presence;
    this.#stop = presence?.guidance.subscribe(() => this.#obey(presence));
    if (presence) this.#obey(presence);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#watched = undefined;
    this.#obeyed.clear();
  }

  #obey({ guidance }: Presence): void {
    for (const [id, remote] of guidance.remotes) {
      const known = this.#obeyed.get(id);
      this.#obeyed.set(id, remote);
      // What it had asked for before this page heard of it was for another page.
      if (known && known !== remote) this.#follow(known, remote);
    }
  }

  #follow(known: Remote, { steps, jump, hasCode, isContrasted }: Remote): void {
    if (hasCode !== null && hasCode !== known.hasCode) this.#driven.look('code', hasCode);
    if (isContrasted !== null && isContrasted !== known.isContrasted)
      this.#driven.look('contrast', isContrasted);
    const hasJumped = jump !== null && jump.turn !== known.jump?.turn;
    if (hasJumped) this.#driven.show(jump.to);
    const more = steps - (hasJumped ? jump.steps : known.steps);
    if (more !== 0) this.#driven.step(more);
  }
}
