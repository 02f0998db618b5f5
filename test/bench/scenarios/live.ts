/** People at work for some seconds: a séance, a full room, many rooms. Figures are of the time after the first moments. */
import { setTimeout } from 'node:timers/promises';
import { realPlan, stateOf, writeScript } from '../edits.ts';
import { type Engine, type EngineKind, withEngine } from '../engines.ts';
import { percentile } from '../percentile.ts';
import { crowd, Reader, Room, seed } from '../room.ts';
import type { Figures, Scenario } from '../scenario.ts';

interface Load {
  readonly rooms: number;
  readonly people: number;
  readonly writers: number;
  /** Milliseconds between two edits of one writer; and between two words of where somebody is. */
  readonly pace: number;
  readonly moves?: number;
  readonly seconds: number;
}

const WARM_UP = 2_000;

/** Edits an engine has taken before: it has run since the morning, and its code is compiled. */
const TAKEN_BEFORE = 4_000;

/** Milliseconds an engine is given to be done with all that, and the share of a core it may still take then. */
const [CALM_WITHIN, CALM] = [30_000, 0.05];

export const seance: Scenario = {
  name: 'séance',
  about: '40 people, each with an edit a second, for 10 s',
  run: (kind, isQuick) =>
    live(kind, {
      rooms: 1,
      people: isQuick ? 8 : 40,
      writers: isQuick ? 8 : 40,
      pace: 1_000,
      seconds: isQuick ? 2 : 10,
    }),
};

export const fullRoom: Scenario = {
  name: 'full-room',
  about: '300 people, 30 of them with 5 edits a second; all of them say where they are once a second',
  run: (kind, isQuick) =>
    live(kind, {
      rooms: 1,
      people: isQuick ? 60 : 300,
      writers: isQuick ? 6 : 30,
      pace: 200,
      moves: 1_000,
      seconds: isQuick ? 2 : 8,
    }),
};

export const manyRooms: Scenario = {
  name: 'rooms',
  about: '400 rooms of 5 people, each with an edit every 2 s, for 10 s',
  run: (kind, isQuick) =>
    live(kind, { rooms: isQuick ? 10 : 400, people: 5, writers: 5, pace: 2_000, seconds: isQuick ? 2 : 10 }),
};

async function live(kind: EngineKind, load: Load): Promise<Figures> {
  const duration = WARM_UP + load.seconds * 1_000;
  const state = stateOf(realPlan());
  const before = Math.ceil((load.seconds < 5 ? 0 : TAKEN_BEFORE) / (load.writers * load.rooms));
  const count = Math.ceil(duration / load.pace) + 1 + before;
  const scripts = Array.from({ length: load.writers }, (_, writer) => writeScript(state, writer, count));
  const reader = new Reader(scripts);
  return withEngine(kind, {}, async engine => {
    const rooms: Room[] = [];
    const open = async (): Promise<void> => {
      const seeded = await seed(engine, state);
      rooms.push(new Room(seeded, scripts, await crowd(engine, seeded.door, load.people), reader));
    };
    for (let n = 0; n < load.rooms; n += 10)
      await Promise.all(Array.from({ length: Math.min(10, load.rooms - n) }, open));
    for (let n = 0; n < before; n++) await haveEachWrite(rooms);
    await calmDown(engine);
    const figures = await measure(engine, rooms, load, duration);
    for (const room of rooms) room.leave();
    return figures;
  });
}

/** Once, a few writers after the other, as fast as any engine bears it. */
async function haveEachWrite(rooms: readonly Room[]): Promise<void> {
  for (const [n, room] of rooms.entries()) {
    for (const writer of room.scripts.keys()) {
      room.write(writer);
      if (writer % 10 === 9) await setTimeout(5);
    }
    if (n % 4 === 0) await setTimeout(5);
  }
  await Promise.all(rooms.map(room => room.drain()));
}

async function calmDown(engine: Engine): Promise<void> {
  for (let waited = 0; waited < CALM_WITHIN; waited += 1_000) {
    const before = engine.cpu();
    await setTimeout(1_000);
    if (engine.cpu() - before < CALM * 1_000) return;
  }
}

async function measure(
  engine: Engine,
  rooms: readonly Room[],
  load: Load,
  duration: number,
): Promise<Figures> {
  const total = (of: (room: Room) => number): number => rooms.reduce((sum, room) => sum + of(room), 0);
  const tasks = rooms.flatMap((room, n) => tasksOf(engine.kind, room, load, n));
  const start = performance.now();
  const stop = perform(tasks, start);
  await setTimeout(WARM_UP);
  for (const room of rooms) for (const list of [room.latencies, room.answered]) list.length = 0;
  const [from, cpu, before] = [performance.now(), engine.cpu(), total(({ deliveries }) => deliveries)];
  await setTimeout(start + duration - from);
  const [time, taken, deliveries] = [
    performance.now() - from,
    engine.cpu() - cpu,
    total(room => room.deliveries) - before,
  ];
  stop();
  await Promise.all(rooms.map(room => room.drain()));
  await setTimeout(100);
  const latencies = rooms.flatMap(room => room.latencies);
  const answered = rooms.flatMap(room => room.answered);
  const missing = total(room => room.missing());
  const faults = (await Promise.all(rooms.slice(0, 5).map(room => room.faults(engine)))).flat();
  return {
    'CPU µs/delivery': (1_000 * taken) / deliveries,
    '% of a core': (100 * taken) / time,
    'p50 ms': percentile(latencies, 0.5),
    'p99 ms': percentile(latencies, 0.99),
    'deliveries/s': (1_000 * deliveries) / time,
    ...(engine.kind.hasDisk &&
      answered.length > 0 &&
      engine.kind.answers === 'barrier' && { 'edit to disk and back, p99 ms': percentile(answered, 0.99) }),
    'peak MB': engine.peak / 1e6,
    faults: faults.length > 0 || missing > 0 ? [`${missing} missing in all`, ...faults].join(', ') : 'none',
  };
}

interface Task {
  at: number;
  readonly every: number;
  readonly run: () => void;
}

/** Nobody is in step with anybody else, but each run and each engine has the same order. */
function tasksOf({ answers, hasDisk }: EngineKind, room: Room, { pace, moves }: Load, n: number): Task[] {
  const asks = hasDisk && answers === 'barrier';
  if (asks) room.onTaken = writer => room.ask(writer);
  return room.people.flatMap((person, index) => {
    const phase = (((n * 5 + index) * 0.618034) % 1) * pace;
    const isWriter = index < room.scripts.length;
    const write = (): void => {
      room.write(index);
      if (asks) room.ask(index);
    };
    return [
      ...(isWriter ? [{ at: phase, every: pace, run: write }] : []),
      ...(moves ? [{ at: (phase / pace) * moves, every: moves, run: () => person.move() }] : []),
    ];
  });
}

function perform(tasks: Task[], start: number): () => void {
  const timer = setInterval(() => {
    const now = performance.now() - start;
    for (const task of tasks) {
      if (task.at > now) continue;
      task.at += task.every;
      task.run();
    }
  }, 1);
  return () => clearInterval(timer);
}
