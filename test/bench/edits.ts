/** Real edits of the real plan, made before the clock runs: each writer has a document and works in an action. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import pennes from '../../server/examples/pennes-septemes.json' with { type: 'json' };
import { parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import { Plan } from '../../shared/plan.ts';
import { seedTerritory } from '../../shared/plan-seed.ts';
import { isRecord } from '../../shared/values.ts';

export const realPlan = (): TerritoryFile => parseTerritoryFile(pennes);

/** A plan as it is imported: the same bytes to every engine. */
export function stateOf(file: TerritoryFile): Uint8Array {
  const doc = new Y.Doc();
  seedTerritory(doc, file);
  return Y.encodeStateAsUpdate(doc);
}

/** What one writer will send. Edit n is there once the writer's clock has reached `ends[n]`. */
export interface Script {
  readonly client: number;
  readonly updates: readonly Uint8Array[];
  readonly ends: readonly number[];
}

const words =
  'Ouvrir un lieu d’accueil enfants-parents dans chaque commune, avec la Caf et les associations. ';

/** @param paste characters that every twentieth edit puts in place of those of the one before; 0 for none */
export function writeScript(state: Uint8Array, writer: number, count: number, paste = 0): Script {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const plan = new Plan(doc);
  const updates: Uint8Array[] = [];
  const ends: number[] = [];
  let made: Uint8Array[] = [];
  doc.on('update', update => made.push(update));
  const clock = (): number => Y.getState(doc.store, doc.clientID);
  for (let n = 0; n < count; n++) {
    const before = clock();
    made = [];
    if (paste > 0 && n % 20 === 19) edit(plan, writer, n, words.repeat(paste / words.length));
    else if (n % 5 === 4) mark(plan, writer, n);
    // A cross that is taken away adds nothing that could be counted on the other side: a letter goes with it.
    if (clock() === before) edit(plan, writer, n);
    updates.push(made.length === 1 && made[0] ? made[0] : Y.mergeUpdates(made));
    ends.push(clock());
  }
  plan.destroy();
  return { client: doc.clientID, updates, ends };
}

/** One letter more at the end of a title, or another end instead. */
function edit(plan: Plan, writer: number, n: number, pasted?: string): void {
  const { actions } = plan.snapshot;
  const action = actions[writer % actions.length];
  if (!action) throw new Error('edits: the plan has no actions');
  const letter = words[n % words.length] ?? 'e';
  const start = action.title.length > 400 ? action.title.slice(0, 40) : action.title;
  plan.rename(action.id, pasted === undefined ? `${start}${letter}` : `${start.slice(0, 40)}${pasted}`);
}

function mark(plan: Plan, writer: number, n: number): void {
  const { actions, actors } = plan.snapshot;
  const [action, actor] = [actions[writer % actions.length], actors[n % actors.length]];
  if (action && actor) plan.toggleMark(action.id, 2022 + (n % 5), actor.id);
}

/** A document of these updates. */
export function laid(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** All that was sent of the scripts in one document: what everybody must see in the end. */
export function outcome(
  state: Uint8Array,
  scripts: readonly Script[],
  sent: (writer: number) => number,
): Y.Doc {
  return laid([state, ...scripts.flatMap(({ updates }, writer) => updates.slice(0, sent(writer)))]);
}

/**
 * A plan with years of use behind it: in each session somebody new rewrites the end of a title letter by letter, sets a
 * cross or takes one away, so that what can be read stays about as long.
 */
export function aged(file: TerritoryFile, sessions: number, edits: number): Uint8Array {
  // It takes a minute or two: once made, it is kept for the next run.
  const kept = join(import.meta.dirname, 'out', `aged-${file.actions.length}-${sessions}-${edits}`);
  if (existsSync(kept)) return readFileSync(kept);
  const letters = Math.ceil(edits / sessions) - 2;
  let state = stateOf(file);
  for (let done = 0; done < sessions; ) {
    const doc = laid([state]);
    const plan = new Plan(doc);
    const { actions } = plan.snapshot;
    for (const round = done + 250; done < Math.min(round, sessions); done++) {
      const { id, title } = actions[done % actions.length] ?? {};
      if (id === undefined || title === undefined) throw new Error('edits: the plan has no actions');
      doc.clientID = 1 + Math.floor(Math.random() * (2 ** 32 - 1));
      // In one go: with so many authors behind, Yjs takes milliseconds to begin and end each.
      doc.transact(() => {
        for (let n = 1; n <= letters; n++) plan.rename(id, `${title} ${words.slice(0, n)}`);
        plan.rename(id, title);
        mark(plan, done, done);
      });
    }
    plan.destroy();
    // Read anew now and then, as a server does: what was deleted is then forgotten as far as it can be.
    state = Y.encodeStateAsUpdate(laid([Y.encodeStateAsUpdate(doc)]));
  }
  mkdirSync(join(import.meta.dirname, 'out'), { recursive: true });
  writeFileSync(kept, state);
  return state;
}

/** Whether two documents hold the same, whatever the order in which it came. */
export function same(one: Y.Doc, other: Y.Doc): boolean {
  const read = (doc: Y.Doc): string => JSON.stringify(doc.getMap('items').toJSON(), sorted);
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) && read(one) === read(other);
}

function sorted(_key: string, value: unknown): unknown {
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
