/** What those who do nothing cost: plans that are open, people who only watch, and plans that nobody opens. */
import { realPlan, stateOf } from '../edits.ts';
import { type Engine, type EngineKind, lean, withEngine } from '../engines.ts';
import { crowd, seed } from '../room.ts';
import type { Figures, Scenario } from '../scenario.ts';

export const memory: Scenario = {
  name: 'memory',
  about:
    '100 open plans with one person each, then 5,000 people in all; then, for Tablée, 2,000 plans on disk that nobody opens. After a collection',
  isOnce: true,
  run: async (kind, isQuick) => ({
    ...(await withEngine(kind, lean, engine => idle(engine, isQuick))),
    ...(kind.name === 'tablee' && { 'MB for 2,000 at rest': await atRest(kind, isQuick ? 20 : 2_000) }),
  }),
};

async function idle(engine: Engine, isQuick: boolean): Promise<Figures> {
  const state = stateOf(realPlan());
  const [plans, guests] = isQuick ? [5, 5] : [100, 49];
  const { given: empty } = await engine.held();
  const rooms = [];
  for (let n = 0; n < plans; n++) rooms.push(await seed(engine, state));
  const { given: open } = await engine.held();
  const people = [];
  for (const { door } of rooms) people.push(...(await crowd(engine, door, guests)));
  const { given: full } = await engine.held();
  const there = people.filter(({ isOpen }) => isOpen).length;
  const each = (full - open) / people.length;
  const territory = (open - empty) / plans - each;
  const figures = {
    'KB per open plan': territory / 1e3,
    'plan ÷ its state': territory / state.length,
    'KB per connection': each / 1e3,
    'MB for 5,000 connections': (each * 5_000) / 1e6,
    descriptors: engine.descriptors(),
    faults: there === people.length ? 'none' : `${people.length - there} were sent away`,
  };
  for (const person of [...people, ...rooms.map(({ host }) => host)]) person.leave();
  return figures;
}

/** Megabytes that a server takes more when it has so many plans on its disk. */
async function atRest(kind: EngineKind, plans: number): Promise<number> {
  return withEngine(kind, lean, async engine => {
    const { given: empty } = await engine.held();
    const file = realPlan();
    for (let n = 0; n < plans; n += 50)
      await Promise.all(Array.from({ length: 50 }, () => engine.open(file)));
    await engine.kill('SIGTERM');
    await engine.start();
    return ((await engine.held()).given - empty) / 1e6;
  });
}
