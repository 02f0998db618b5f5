/**
 * Thousands of frames of somebody hostile against a room where people work. `TABLEE_SEED=…` plays the same again, and
 * `TABLEE_FRAMES=100000` makes it longer: before a release, and after each change of what the room does with a frame.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { loadDoc } from '../../server/plan-store.ts';
import { Plan } from '../../shared/plan.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { closeCode } from '../../shared/protocol.ts';
import { Chance, chosenSeed } from '../random.ts';
import type { Guest } from './guest.ts';
import { Attacker } from './hostile/attacker.ts';
import { logger, readExample, startWorld, type World } from './world.ts';

const frames = Number(process.env.TABLEE_FRAMES ?? 6_000);

/** Frames between two looks at whether people are still well. */
const LOOK_EVERY = 1_000;

/** A plan that people work on, where the attacker may be or not. */
class Table {
  readonly writer: Guest;
  readonly reader: Guest;
  /** As a page does, which reads the plan at each change. */
  readonly #page: Plan;
  #count = 0;

  constructor(writer: Guest, reader: Guest) {
    this.writer = writer;
    this.reader = reader;
    this.#page = new Plan(reader.doc);
    this.#page.subscribe(() => this.#page.snapshot);
  }

  /** What one writes is saved, and the other has it. */
  async work(): Promise<void> {
    this.#count++;
    this.writer.doc.getMap('preuve').set('n', this.#count);
    await expect.poll(() => this.#isSaved(), { timeout: 20_000, interval: 20 }).toBe(true);
    const seen = (): unknown => this.reader.doc.getMap('preuve').get('n');
    await expect.poll(seen, { timeout: 20_000, interval: 5 }).toBe(this.#count);
  }

  async #isSaved(): Promise<boolean> {
    const patience = new Promise<boolean>(resolve => setTimeout(() => resolve(false), 2_000));
    return Promise.race([this.writer.saved().then(() => true), patience]);
  }
}

async function lay(world: World, territory: string, token: string): Promise<Table> {
  const [writer, reader] = await Promise.all([
    world.join(token, { territory }),
    world.join(token, { territory }),
  ]);
  return new Table(writer, reader);
}

/** As many at a time as a socket may bring: the others are to be read between them. */
async function strikeInTurns(attacker: Attacker): Promise<void> {
  for (let n = 0; n < LOOK_EVERY; n++) {
    await attacker.strike();
    if (n % 20 === 0) await nextTurn();
  }
}

it.each([
  ['by the server’s own door', 1],
  ['and over the network', 2],
])(
  '[S5] whatever comes, %s, the others go on, and the plan is on disk as it is',
  async (_how, offset) => {
    const chance = new Chance(chosenSeed(20_261_129) + offset);
    const world = await startWorld();
    const other = await world.territories.create(await readExample('pennes-septemes'));
    const tables = [
      await lay(world, world.id, world.tokens.editor),
      await lay(world, other.id, other.tokens.editor),
    ];
    const attacker = new Attacker(world, chance);
    const byNetwork = offset === 2;
    let memory = 0;
    let largest = 0;
    try {
      const count = byNetwork ? frames / 4 : frames;
      for (let sent = 0; sent < count; sent += LOOK_EVERY) {
        if (byNetwork) await attacker.strikeByNetwork(LOOK_EVERY);
        else await strikeInTurns(attacker);
        for (const table of tables) await table.work();
        const { rss } = process.memoryUsage();
        if (sent <= count / 4) memory = Math.max(memory, rss);
        largest = Math.max(largest, rss);
      }
      attacker.leave();
      for (const table of tables) await table.work();
      // Twice what a quarter of it took would be a leak; and some garbage is not collected yet.
      expect(largest).toBeLessThan(memory + 300e6);
      await expectOneState(world, tables[0]);
    } catch (error) {
      throw new Error(`fuzz: to be replayed with TABLEE_SEED=${chance.seed - offset}`, { cause: error });
    }
  },
  // A machine that has other work takes ten times as long.
  120_000 + 20 * frames,
);

/**
 * Once the server has the plan from its disk: those who were there, who comes now, and what the disk gives back. Before,
 * Yjs does not promise it: of two updates that tell one piece differently it keeps the one it was given first.
 */
async function expectOneState(world: World, table: Table | undefined): Promise<void> {
  const { rooms, log, id } = world;
  await rooms.opened(id)?.settle(10_000);
  await rooms.remove(id, closeCode.restart);
  const newcomer = await world.join(world.tokens.reader);
  await table?.work();
  const present = [newcomer, table?.writer, table?.reader].flatMap(guest => guest?.doc ?? []);
  const room = (): Y.Doc => rooms.opened(id)?.doc ?? new Y.Doc();
  const isLike = (doc: Y.Doc): boolean => Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(room()));
  await expect.poll(() => present.map(isLike), { timeout: 20_000 }).toEqual([true, true, true]);
  await rooms.opened(id)?.settle(10_000);
  const { doc: reloaded, isWhole } = await loadDoc(id, log, logger);
  expect(isWhole).toBe(true);
  expect(isLike(reloaded)).toBe(true);
  for (const doc of [...present, reloaded]) expect(readPlan(doc)).toEqual(readPlan(room()));
}
