/** Territories as the administration sees them: created from a file, listed, exported, deleted. */
import { randomUUID } from 'node:crypto';
import { exportTerritory } from '../shared/formats/territory-file.ts';
import type { TerritoryFile } from '../shared/formats/territory-schema.ts';
import type { AccessRole } from '../shared/model.ts';
import { PlanTooBig } from '../shared/plan-guard.ts';
import { closeCode, MAX_PLAN_BYTES } from '../shared/protocol.ts';
import type { Catalog, TerritoryOptions } from './catalog.ts';
import type { HistoryLog } from './history-log.ts';
import type { PlanLog } from './plan-log.ts';
import { seedRecord } from './plan-store.ts';
import type { Rooms } from './rooms.ts';

export interface NewTerritory {
  readonly id: string;
  readonly tokens: Readonly<Record<AccessRole, string>>;
}

export interface TerritoriesOptions {
  readonly catalog: Catalog;
  readonly rooms: Rooms;
  readonly log: PlanLog;
  readonly history: HistoryLog;
}

export class Territories {
  readonly #catalog: Catalog;
  readonly #rooms: Rooms;
  readonly #log: PlanLog;
  readonly #history: HistoryLog;

  constructor({ catalog, rooms, log, history }: TerritoriesOptions) {
    this.#catalog = catalog;
    this.#rooms = rooms;
    this.#log = log;
    this.#history = history;
  }

  /**
   * Resolves when the plan and its links are on disk: the plan first, so that a crash in between leaves nothing listed
   * that cannot be opened.
   * @throws PlanTooBig when nothing could be added to the plan
   * @param coordinatorToken for examples, whose link must be told again at each start
   */
  async create(
    file: TerritoryFile,
    { id = randomUUID(), example = false, coordinatorToken }: Partial<TerritoryOptions> = {},
  ): Promise<NewTerritory> {
    const record = seedRecord(file);
    if (record.length > MAX_PLAN_BYTES) throw new PlanTooBig(`territories: ${file.territory.name}`);
    await this.#log.append(id, () => record);
    try {
      return await this.#catalog.addTerritory(file.territory.name, { id, example, coordinatorToken });
    } catch (error) {
      await this.#log.drop(id);
      throw error;
    }
  }

  /** The live plan. @throws when it cannot be loaded */
  async export(id: string): Promise<TerritoryFile> {
    const { room, release } = await this.#rooms.enter(id);
    try {
      return exportTerritory(room.snapshot());
    } finally {
      release();
    }
  }

  /** In the list and in the plan. */
  async rename(id: string, name: string): Promise<void> {
    const { room, release } = await this.#rooms.enter(id, { isHost: true });
    try {
      room.rename(name);
    } finally {
      release();
    }
    await this.#catalog.changeTerritory(id, { name });
  }

  /** The tombstone comes first: whoever reconnects while the rest goes away finds the door closed. */
  async remove(id: string): Promise<void> {
    await this.#catalog.removeTerritory(id);
    await this.#rooms.remove(id, closeCode.deleted);
    await this.#log.drop(id);
    await this.#history.purge(id);
  }
}
