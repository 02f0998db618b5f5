/** Acts on those who are in as on those who come: what is revoked, ended, locked or archived is so for them at once. */
import type { Logger } from 'pino';
import type { Author } from '../shared/comment.ts';
import { closeCode } from '../shared/protocol.ts';
import { standingOf } from './access.ts';
import type { Catalog } from './catalog.ts';
import type { Seance, TerritoryEntry } from './catalog-file.ts';
import { hasEnded, type Pass } from './pass.ts';
import type { Rooms } from './rooms.ts';
import type { NewSeance } from './seances.ts';
import type { Seat } from './seat.ts';

/** Milliseconds between two looks at the séances that are over. */
const PURGE_PERIOD = 60_000;

export interface DoorkeeperOptions {
  readonly catalog: Catalog;
  readonly rooms: Rooms;
  readonly logger: Logger;
}

export class Doorkeeper {
  readonly #catalog: Catalog;
  readonly #rooms: Rooms;
  readonly #logger: Logger;
  readonly #purging: NodeJS.Timeout;

  constructor({ catalog, rooms, logger }: DoorkeeperOptions) {
    this.#catalog = catalog;
    this.#rooms = rooms;
    this.#logger = logger;
    void this.#purge();
    this.#purging = setInterval(() => void this.#purge(), PURGE_PERIOD).unref();
  }

  /** Nothing is purged any more. */
  close(): void {
    clearInterval(this.#purging);
  }

  /** Locks, archives, or the contrary. @returns undefined when there is no such territory */
  async change(
    territory: string,
    standing: { readonly locked?: boolean; readonly archived?: boolean },
  ): Promise<TerritoryEntry | undefined> {
    const entry = await this.#catalog.changeTerritory(territory, standing);
    if (entry) for (const seat of this.#seats(territory)) seat.changeStanding(standingOf(entry));
    return entry;
  }

  /** @returns whether there was such a link. @throws LastCoordinatorLink */
  async revoke(territory: string, link: string): Promise<boolean> {
    const revoked = await this.#catalog.revokeLink(territory, link);
    this.#sendAway(territory, 'Ce lien a été révoqué');
    return revoked !== undefined;
  }

  /** @returns the token of the one link there is to coordinate with from now on */
  async renewCoordinatorLink(territory: string): Promise<string> {
    const token = await this.#catalog.renewCoordinatorLink(territory);
    this.#sendAway(territory, 'Ce lien a été remplacé');
    return token;
  }

  /** @throws TooManySeances */
  async openSeance(territory: string, wanted: NewSeance): Promise<Seance> {
    const seance = await this.#catalog.seances.open(territory, wanted);
    for (const seat of this.#seats(territory)) seat.tellSeances();
    return seance;
  }

  /** @returns whether there was such a séance */
  async endSeance(territory: string, seance: string): Promise<boolean> {
    const ended = await this.#catalog.seances.end(territory, seance);
    this.#sendAway(territory, 'Séance terminée');
    for (const seat of this.#seats(territory)) seat.tellSeances();
    return ended !== undefined;
  }

  /** Has a person of a séance called otherwise, in all their windows. */
  async rename({ hash, territory, person: before }: Pass, person: Author): Promise<void> {
    if (before?.name === person.name && before.institution === person.institution) return;
    await this.#catalog.seances.renamePerson(hash, person);
    for (const seat of this.#seats(territory)) if (seat.link === hash) seat.rename(person);
  }

  /** Hangs up on whoever has no pass any more, and on nobody else. */
  #sendAway(territory: string, reason: string): void {
    for (const seat of this.#seats(territory)) {
      const pass = this.#catalog.passOf(seat.link);
      if (!pass || hasEnded(pass)) seat.hangUp(closeCode.noAccess, reason);
    }
  }

  #seats(territory: string): readonly Seat[] {
    return [...(this.#rooms.opened(territory)?.seats ?? [])];
  }

  async #purge(): Promise<void> {
    await this.#catalog.seances.purge().catch((error: unknown) => {
      this.#logger.error({ error }, 'what is kept of ended séances cannot be erased yet');
    });
  }
}
