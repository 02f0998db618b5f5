/**
 * `npm run bench`: Tablée beside a bare relay and its rivals, engine after engine and round after round, so that what else
 * the machine does falls on all of them. See README.md here.
 *
 * `npm run bench -- --only séance,burst --engines relay,tablee --repeats 5 --quick --out FOLDER`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engines, installRivals, isRival, pinning, stepAside } from './engines.ts';
import type { Figures, Scenario } from './scenario.ts';
import { age } from './scenarios/age.ts';
import { burst } from './scenarios/burst.ts';
import { crash } from './scenarios/crash.ts';
import { join as joining } from './scenarios/join.ts';
import { fullRoom, manyRooms, seance } from './scenarios/live.ts';
import { memory } from './scenarios/memory.ts';
import { slowReader } from './scenarios/slow-reader.ts';
import { markdown, medians, type Runs, verdicts } from './table.ts';

const scenarios: readonly Scenario[] = [
  seance,
  fullRoom,
  burst,
  manyRooms,
  joining,
  memory,
  slowReader,
  crash,
  age,
];

const everything = {
  only: scenarios.map(({ name }) => name).join(),
  engines: engines.map(({ name }) => name).join(),
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: everything.only },
    engines: { type: 'string', default: everything.engines },
    repeats: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});

// A part of it, or a quick look, must not take the place of the results that are kept.
const isWhole = !values.quick && values.only === everything.only && values.engines === everything.engines;
const folder = values.out ?? join(import.meta.dirname, isWhole ? 'results' : 'out');

/** @throws when a name is of nothing */
function chosen<T extends { readonly name: string }>(all: readonly T[], names: string): readonly T[] {
  return names.split(',').map(name => {
    const found = all.find(one => one.name === name.normalize());
    if (!found) throw new Error(`bench: no ${name}; there is ${all.map(one => one.name).join(', ')}`);
    return found;
  });
}

const played = chosen(scenarios, values.only);
let able = chosen(engines, values.engines);
const notes = [`${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}; ${pinning}`];
const refusal = able.some(isRival) ? installRivals() : undefined;
if (refusal) {
  notes.push(`**The rivals are missing**: ${refusal}`);
  able = able.filter(kind => !isRival(kind));
}
stepAside();

const runs: Runs = new Map();
const begun = Date.now();
for (const { name, suits = () => true, isOnce = false, run } of played) {
  const byEngine = new Map<string, Figures[]>();
  runs.set(name, byEngine);
  for (let round = 1; round <= (isOnce ? 1 : Number(values.repeats)); round++)
    for (const kind of able.filter(suits)) {
      const figures: Figures = await run(kind, values.quick).catch((error: unknown) => ({
        faults: String(error),
      }));
      byEngine.set(kind.name, [...(byEngine.get(kind.name) ?? []), figures]);
      console.error(`${name} ${round}: ${kind.name} ${JSON.stringify(figures, short)}`);
    }
}
const minutes = ((Date.now() - begun) / 60_000).toFixed(0);
notes.push(
  `${new Date().toISOString().slice(0, 10)}, ${minutes} min, ${values.repeats} repeats, medians${values.quick ? '; **quick: a fraction of the sizes told below; the figures mean nothing**' : ''}`,
);

const all = medians(runs);
const text = markdown(all, played, notes);
console.log(text);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'latest.md'), text);
writeFileSync(
  join(folder, 'latest.json'),
  `${JSON.stringify({ notes, medians: all, verdicts: verdicts(all), runs: Object.fromEntries([...runs].map(([name, each]) => [name, Object.fromEntries(each)])) }, null, 1)}\n`,
);
const isFaulty = Object.values(all).some(rows =>
  Object.values(rows).some(({ faults = 'none' }) => faults !== 'none'),
);
process.exit(isFaulty ? 1 : 0);

function short(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
