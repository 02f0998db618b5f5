/** What was said to be kept and is not there any more, after the worst that can happen to a server and its disk. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as Y from 'yjs';
import { realPlan, type Script, stateOf, writeScript } from '../edits.ts';
import { type Door, Engine, type EngineKind, type EngineOptions, lean, withEngine } from '../engines.ts';
import { percentile } from '../percentile.ts';
import { Person } from '../person.ts';
import { crowd, Room, reached, seed } from '../room.ts';
import type { Figures, Scenario } from '../scenario.ts';

const [WRITERS, KEYSTROKE] = [8, 10];

/** What was acknowledged, and how much of it is lost. */
interface Tally {
  readonly kept: number;
  readonly lost: number;
  readonly also?: Figures;
}

export const crash: Scenario = {
  name: 'crash',
  about: `${WRITERS} people with an edit every ${KEYSTROKE} ms. kill -9 at random moments; power cut: the folder as it is when an acknowledgement comes, with half a write after it; disk full until there is room again; each commit 100 ms slower; the clock set 3 h forward, then back. Told as: lost of acknowledged`,
  suits: ({ hasDisk }) => hasDisk,
  isOnce: true,
  run: async (kind, isQuick) => {
    const rounds = isQuick ? 1 : 6;
    const tallies: [string, Tally][] = [
      ['kill -9', await kills(kind, rounds)],
      ['power cut', await powerCuts(kind, rounds)],
    ];
    if (kind.name === 'tablee')
      tallies.push(
        ['disk full', await fullDisk(kind)],
        ['slow fsync', await slowDisk(kind)],
        ['clock', await wrongClock(kind)],
      );
    const total = (of: (tally: Tally) => number): number =>
      tallies.reduce((sum, [, tally]) => sum + of(tally), 0);
    return {
      acknowledged: total(({ kept }) => kept),
      'of them lost': total(({ lost }) => lost),
      ...Object.fromEntries(tallies.map(([name, { lost, kept }]) => [name, `${lost} of ${kept}`])),
      ...Object.assign({}, ...tallies.map(([, { also }]) => also)),
      faults: faultsOf(kind, tallies),
    };
  },
};

/** That a rival loses what it said to have is a figure; that Tablée does is a fault. */
function faultsOf({ name }: EngineKind, tallies: readonly [string, Tally][]): string {
  const bad = tallies.filter(([, { kept, lost }]) => kept === 0 || (name === 'tablee' && lost > 0));
  return bad.map(([trouble]) => trouble).join(', ') || 'none';
}

/** People who write without a pause, each their own script, from the plan as it is now. */
async function atWork(engine: Engine, door: Door): Promise<{ room: Room; stop: () => void }> {
  const host = new Person(engine.kind, door);
  const state = await host.join();
  const scripts = Array.from({ length: WRITERS }, (_, writer) => writeScript(state, writer, 800));
  const people = await crowd(engine, door, WRITERS);
  await setTimeout(200);
  const room = new Room({ door, state, host }, scripts, people);
  const timer = setInterval(() => {
    for (const [writer, person] of people.entries())
      if (room.write(writer) && engine.kind.answers === 'barrier') person.ask(room.sent(writer));
  }, KEYSTROKE);
  return { room, stop: () => clearInterval(timer) };
}

/** Starts on the folder again, and looks how far each writer's edits go. */
async function losses(
  kind: EngineKind,
  folder: string,
  { document }: Door,
  scripts: readonly Script[],
  taken: readonly number[],
): Promise<Tally> {
  return withEngine(kind, { folder }, async engine => {
    const person = new Person(kind, engine.door(document));
    await person.join();
    // y-leveldb lets people in before it has read the plan.
    await setTimeout(500);
    const vector = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(await person.state()));
    person.leave();
    const lost = scripts.map(
      (script, writer) => (taken[writer] ?? 0) - reached(script, vector.get(script.client) ?? 0),
    );
    return {
      kept: taken.reduce((sum, count) => sum + count, 0),
      lost: lost.reduce((sum, count) => sum + Math.max(0, count), 0),
    };
  });
}

/** Has people work on an engine, whatever is then done to it, and counts once it is killed. */
async function trial(
  kind: EngineKind,
  options: EngineOptions,
  trouble: (engine: Engine, room: Room) => Promise<Figures | undefined>,
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-crash-'));
  try {
    const engine = await new Engine(kind, { ...options, folder }).start();
    const { door, host } = await seed(engine, stateOf(realPlan()));
    // Hocuspocus stores two seconds later: what is lost is not to be the plan itself.
    await setTimeout(3_000);
    const { room, stop } = await atWork(engine, door);
    const also = await trouble(engine, room);
    await engine.kill();
    stop();
    for (const person of [...room.people, host]) person.leave();
    return { ...(await losses(kind, folder, door, room.scripts, room.taken)), ...(also && { also }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const moment = (): Promise<undefined> => setTimeout(50 + Math.random() * 950, undefined);

async function sum(times: number, one: () => Promise<Tally>): Promise<Tally> {
  let [kept, lost] = [0, 0];
  for (let n = 0; n < times; n++) {
    const tally = await one();
    [kept, lost] = [kept + tally.kept, lost + tally.lost];
  }
  return { kept, lost };
}

const kills = (kind: EngineKind, rounds: number): Promise<Tally> =>
  sum(rounds, () => trial(kind, {}, moment));

const powerCuts = (kind: EngineKind, rounds: number): Promise<Tally> =>
  sum(Math.ceil(rounds / 2), async () => {
    const copy = mkdtempSync(join(tmpdir(), 'tablee-cut-'));
    let cut: { readonly room: Room; readonly taken: readonly number[]; readonly door: Door } | undefined;
    await trial(kind, {}, async (engine, room) => {
      await moment();
      await new Promise<void>(resolve => {
        room.onTaken = () => {
          cpSync(engine.folder, copy, { recursive: true });
          cut = { room, taken: [...room.taken], door: room.door };
          room.onTaken = () => undefined;
          resolve();
        };
      });
      return undefined;
    });
    for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' }))
      if (/-wal$|\.log$/.test(name)) appendFileSync(join(copy, name), randomBytes(2_000));
    const tally = cut
      ? await losses(kind, copy, cut.door, cut.room.scripts, cut.taken)
      : { kept: 0, lost: 0 };
    rmSync(copy, { recursive: true });
    return tally;
  });

/** No file may grow beyond a size, as on a disk that is full; then they may again. */
const fullDisk = (kind: EngineKind): Promise<Tally> =>
  trial(kind, { ...lean, by: ['prlimit', '--fsize=700000:unlimited'] }, async (engine, room) => {
    const count = (): number => room.taken.reduce((sum, taken) => sum + taken, 0);
    const silence = async (): Promise<number> => {
      for (let before = -1; count() !== before; await setTimeout(1_500)) before = count();
      return count();
    };
    const before = await silence();
    spawnSync('prlimit', ['--pid', String(engine.pid), '--fsize=unlimited:unlimited']);
    // It tries again every five seconds at the latest.
    await setTimeout(6_000);
    return { 'disk full: acknowledged, then with room': `${before}, ${count()}` };
  });

const slowDisk = (kind: EngineKind): Promise<Tally> =>
  trial(kind, { ...lean, env: { BENCH_SLOW_COMMIT: '100' } }, async (_engine, room) => {
    await setTimeout(2_000);
    return { 'slow fsync: p99 ms to others': percentile(room.latencies, 0.99) };
  });

const wrongClock = (kind: EngineKind): Promise<Tally> =>
  trial(kind, lean, async engine => {
    for (let n = 0; n < 2; n++) {
      await setTimeout(700);
      engine.signal('SIGHUP');
    }
    await setTimeout(700);
    return undefined;
  });
