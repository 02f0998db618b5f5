/** A phone that reads nothing while twenty people do ten minutes' work in twenty seconds, and then wakes. */
import { setTimeout } from 'node:timers/promises';
import { realPlan, stateOf, writeScript } from '../edits.ts';
import { type Engine, lean, withEngine } from '../engines.ts';
import { percentile } from '../percentile.ts';
import { crowd, Room, seed } from '../room.ts';
import type { Figures, Scenario } from '../scenario.ts';

const [PEOPLE, WRITERS, PASTE] = [50, 20, 40_000];

export const slowReader: Scenario = {
  name: 'slow-reader',
  about: `${PEOPLE} people, ${WRITERS} of them with 600 edits each in 20 s, every twentieth a text of ${PASTE / 1_000} KB; one phone does not read. Then the same without it`,
  // What stores does so beside: it holds no more for a phone than what does not.
  suits: ({ name }) => !['relay-framed', 'hocuspocus+sqlite', 'y-websocket+leveldb'].includes(name),
  isOnce: true,
  run: async (kind, isQuick) => {
    const edits = isQuick ? 60 : 600;
    const asleep = await withEngine(kind, lean, engine => play(engine, edits, true));
    const awake = await withEngine(kind, lean, engine => play(engine, edits, false));
    const held = Number(asleep.held) - Number(awake.held);
    return {
      'MB held for it': Math.max(0, held) / 1e6,
      'peak MB': Number(asleep.peak) / 1e6,
      'peak MB without it': Number(awake.peak) / 1e6,
      'others’ p99 ms': Number(asleep.p99),
      'others’ p99 ÷ without it': Number(asleep.p99) / Number(awake.p99),
      'then up to date after ms': Number(asleep.caughtUp),
      faults: asleep.faults === 'none' ? String(awake.faults) : String(asleep.faults),
    };
  },
};

async function play(engine: Engine, edits: number, sleeps: boolean): Promise<Figures> {
  const state = stateOf(realPlan());
  const seeded = await seed(engine, state);
  const scripts = Array.from({ length: WRITERS }, (_, writer) => writeScript(state, writer, edits, PASTE));
  const people = await crowd(engine, seeded.door, PEOPLE);
  const room = new Room(seeded, scripts, people);
  const phone = people.at(-1);
  if (sleeps) phone?.pause();
  const isAsked = engine.kind.hasDisk && engine.kind.answers === 'barrier';
  const start = performance.now();
  for (let n = 0; n < edits; n++) {
    for (let writer = 0; writer < WRITERS; writer++) {
      await setTimeout(Math.max(0, start + (n + writer / WRITERS) * 33 - performance.now()));
      room.write(writer);
      if (isAsked) people[writer]?.ask(room.sent(writer));
    }
  }
  await room.drain(PEOPLE - 1);
  const p99 = percentile(room.latencies, 0.99);
  const { used } = await engine.held();
  const woken = performance.now();
  phone?.resume();
  await room.drain();
  const caughtUp = performance.now() - woken;
  const isAway = phone?.isOpen ? [] : ['the phone was sent away'];
  const faults = [...isAway, ...(await room.faults(engine))].join(', ') || 'none';
  room.leave();
  return { p99, held: used, peak: engine.peak, caughtUp, faults };
}
