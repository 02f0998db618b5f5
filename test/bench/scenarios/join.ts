/** Coming into a big plan that has been worked on for long: one, then sixty at once. */
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { bigPlan } from '../../fixtures/big-plan.ts';
import { aged, laid, same } from '../edits.ts';
import { type Engine, withEngine } from '../engines.ts';
import { percentile } from '../percentile.ts';
import { Person } from '../person.ts';
import { type Seeded, seed } from '../room.ts';
import type { Figures, Scenario } from '../scenario.ts';

const greeting = `${tmpdir()}/tablee-bench-greeting-${process.pid}`;
let plan: Uint8Array | undefined;

export const join: Scenario = {
  name: 'join',
  about:
    'A plan of 300 actions with 60,000 edits behind it: 20 people one after another, then 60 at once; then the first after a restart. relay-framed gives the bytes alone',
  suits: ({ hasDocument, name }) => hasDocument || name === 'relay-framed',
  run: async (kind, isQuick) => {
    plan ??= isQuick ? aged(bigPlan(30), 6, 600) : aged(bigPlan(300), 60, 60_000);
    const state = plan;
    if (kind.hasDocument) return withEngine(kind, {}, engine => measure(engine, state, isQuick));
    writeFileSync(greeting, state);
    const env = { BENCH_GREETING: greeting };
    return withEngine(kind, { env }, engine => measure(engine, state, isQuick)).finally(() =>
      rmSync(greeting),
    );
  },
};

async function measure(engine: Engine, state: Uint8Array, isQuick: boolean): Promise<Figures> {
  const seeded = await seed(engine, state);
  const given = laid([engine.kind.hasDocument ? seeded.state : state]);
  const one: number[] = [];
  let [person, last] = [seeded.host, new Uint8Array()];
  for (let n = 0; n < (isQuick ? 3 : 20); n++) {
    const from = performance.now();
    person = new Person(engine.kind, seeded.door);
    last = new Uint8Array(await person.join());
    one.push(performance.now() - from);
    person.leave();
  }
  const { bytes } = person;
  const [from, cpu] = [performance.now(), engine.cpu()];
  const people = Array.from({ length: isQuick ? 10 : 60 }, () => new Person(engine.kind, seeded.door));
  await Promise.all(people.map(each => each.join()));
  const sixty = performance.now() - from;
  const taken = (engine.cpu() - cpu) / people.length;
  for (const each of [...people, seeded.host]) each.leave();
  return {
    'p50 ms': percentile(one, 0.5),
    '60 at once, ms': sixty,
    'CPU ms each': taken,
    'KB received': bytes / 1e3,
    'bytes ÷ state': bytes / seeded.state.length,
    ...(engine.kind.hasDisk && { 'first after a restart, ms': await cold(engine, seeded) }),
    faults: same(laid([last]), given) ? 'none' : 'who comes sees another plan',
  };
}

/** From the socket to the plan, when nobody had it open. */
export async function cold(engine: Engine, { door, state }: Seeded): Promise<number> {
  // Hocuspocus stores two seconds after an edit.
  await setTimeout(3_000);
  await engine.kill('SIGTERM');
  await engine.start();
  // The process is new, and compiles what the first frames need: somebody else has been elsewhere before.
  const other = new Person(engine.kind, await engine.open());
  await other.join();
  const from = performance.now();
  const person = new Person(engine.kind, engine.door(door.document));
  // y-leveldb lets people in before it has read the plan, and gives it to them later.
  for (let got = await person.join(); got.length < 0.9 * state.length; got = await person.state())
    await setTimeout(1);
  const time = performance.now() - from;
  for (const each of [person, other]) each.leave();
  return time;
}
