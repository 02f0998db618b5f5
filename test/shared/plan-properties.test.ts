import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exportTerritory, parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import { numberings } from '../../shared/model.ts';
import { Plan } from '../../shared/plan.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { richElements } from '../../shared/plan-rich.ts';
import { effort } from './effort.ts';
import { expectKeptIdentity, expectSoundPlan, liveIds } from './invariants.ts';
import { anyCommand, type Command, run } from './random-commands.ts';
import { anyText, type Pool, pick, smallPool } from './random-pool.ts';
import { copyOf, seededDoc } from './replicas.ts';

interface Replica {
  readonly doc: Y.Doc;
  readonly plan: Plan;
  /** Updates on their way: each can be taken before earlier ones, late, or twice. */
  readonly inbox: Uint8Array[];
}

const who = fc.nat({ max: 3 });
const anyNumber = fc.nat({ max: 99 });
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ who, command: anyCommand }) },
  { weight: 2, arbitrary: fc.record({ who, takes: anyNumber, again: fc.boolean() }) },
);

/** What an editor of texts writes, which is none of the plan's commands. */
const anyWriting = fc.record({
  do: fc.constant('write' as const),
  action: anyNumber,
  section: anyNumber,
  text: anyText,
});

function writeIn(
  { snapshot, sheets }: Plan,
  { action, section, text }: typeof anyWriting extends fc.Arbitrary<infer T> ? T : never,
): void {
  const { actions, territory } = snapshot;
  if (actions.length === 0) return;
  const fragment = sheets.text(pick(actions, action).id, pick(territory.sections, section).id);
  fragment?.insert(0, richElements([{ type: 'paragraph', content: [{ type: 'text', text }] }]));
}

const seed = seededDoc();

function createReplicas(count: number): readonly [Replica, ...Replica[]] {
  const create = (index: number): Replica => {
    const doc = copyOf(seed, 10 + index);
    let created = 0;
    const plan = new Plan(doc, { newId: () => `r${index}-${++created}`, now: () => 0 });
    return { doc, plan, inbox: [] };
  };
  const others = Array.from({ length: count - 1 }, (_, index) => create(index + 1));
  const replicas = [create(0), ...others] as const;
  for (const { doc } of replicas)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'inbox') return;
      for (const other of replicas) if (other.doc !== doc) other.inbox.push(update);
    });
  return [...replicas];
}

function take({ doc, inbox }: Replica, n: number, again = false): void {
  const position = n % inbox.length;
  const update = inbox[position];
  if (!update) return;
  if (!again) inbox.splice(position, 1);
  Y.applyUpdate(doc, update, 'inbox');
}

/** Runs a command; gives the ids of what it takes out of sight where it is run. */
function runAndWatch({ plan }: Replica, command: Command, pool: Pool): readonly string[] {
  const before = liveIds(plan.snapshot);
  run(plan, command, pool);
  const after = new Set(liveIds(plan.snapshot));
  return before.filter(id => !after.has(id));
}

/** Nothing names an actor that is merged or deleted, and no actor is lost to a circle of mergers. */
function expectPresentActors({ snapshot }: Plan, doc: Y.Doc): void {
  const present = new Set<string>(snapshot.actors.map(({ id }) => id));
  const all = new Set(doc.getMap('actors').keys());
  const named = snapshot.actions.flatMap(({ pilots, porteurs, partners, marks }) => [
    ...[...pilots, ...porteurs, ...partners],
    ...Object.values(marks).flatMap(({ actors }) => actors),
  ]);
  const members = snapshot.actors.flatMap(actor => actor.members);
  expect([...named, ...members].filter(id => all.has(id) && !present.has(id))).toEqual([]);
  const deleted = [...doc.getMap('actors').values()].some(
    actor => actor instanceof Y.Map && actor.has('deleted'),
  );
  if (!deleted) expect(present.size).toBeGreaterThan(0);
}

describe('replicas of one plan', () => {
  const steps = fc.array(anyStep, { maxLength: 60, size: 'max' });

  it('are sound at each step and equal once they have everything, in whatever order it came', () => {
    const property = fc.property(
      fc.integer({ min: 2, max: 4 }),
      steps,
      fc.infiniteStream(anyNumber),
      (count, given, arrivals) => {
        const replicas = createReplicas(count);
        const pool = smallPool();
        const hiddenBySomeone = new Set<string>();
        for (const step of given) {
          const replica = replicas[step.who % count] ?? replicas[0];
          const before = replica.plan.snapshot;
          if ('command' in step)
            for (const id of runAndWatch(replica, step.command, pool)) hiddenBySomeone.add(id);
          else take(replica, step.takes, step.again);
          expectKeptIdentity(before, replica.plan.snapshot);
          expectSoundPlan(replica.plan, replica.doc);
        }
        for (const replica of replicas) while (replica.inbox.length > 0) take(replica, arrivals.next().value);

        const [first, ...others] = replicas;
        const file = exportTerritory(first.plan.snapshot);
        parseTerritoryFile(file);
        for (const { plan, doc } of replicas) {
          expectSoundPlan(plan, doc);
          // An edit that came before those it follows has taken a value away, and not given the other yet.
          expectPresentActors(plan, doc);
        }
        for (const { plan } of others) {
          expect(plan.snapshot).toEqual(first.plan.snapshot);
          expect(JSON.stringify(exportTerritory(plan.snapshot))).toBe(JSON.stringify(file));
        }
        const live = liveIds(first.plan.snapshot);
        const lost = pool.items.filter(
          id => id !== 'inconnu' && !hiddenBySomeone.has(id) && !live.includes(id),
        );
        expect(lost, 'hidden though nobody who saw it deleted it').toEqual([]);
        for (const { plan } of replicas) plan.destroy();
      },
    );
    fc.assert(property, { numRuns: 150 * effort });
  }, 600_000);
});

describe('a plan', () => {
  it('gives, whatever was done to it, a file that gives the same file again', () => {
    const commands = fc.array(fc.oneof({ weight: 9, arbitrary: anyCommand }, anyWriting), {
      maxLength: 40,
      size: 'max',
    });
    const property = fc.property(fc.constantFrom(...numberings), commands, (numbering, gestures) => {
      const doc = copyOf(seed, 10);
      doc.getMap('meta').set('numbering', numbering);
      let created = 0;
      const plan = new Plan(doc, { newId: () => `new-${++created}` });
      const pool = smallPool();
      for (const command of gestures) {
        if (command.do === 'write') writeIn(plan, command);
        else run(plan, command, pool);
      }
      const file = exportTerritory(plan.snapshot);
      expect(exportTerritory(readPlan(seededDoc(parseTerritoryFile(file))))).toEqual(file);
      plan.destroy();
    });
    fc.assert(property, { numRuns: 150 * effort });
  }, 600_000);

  it('is as it was once all its gestures are undone, and as it became once they are redone', () => {
    const undoable = anyCommand.filter(command => command.do !== 'undo');
    const property = fc.property(fc.array(undoable, { maxLength: 15, size: 'max' }), gestures => {
      const doc = copyOf(seed, 10);
      let created = 0;
      const plan = new Plan(doc, { newId: () => `new-${++created}`, now: () => 0 });
      const pool = smallPool();
      for (const command of gestures) run(plan, command, pool);
      const after = plan.snapshot;
      while (plan.canUndo) plan.undo();
      // Actors and themes stay: others may use them at once.
      const { actors, themes } = plan.snapshot;
      expect(plan.snapshot).toEqual({ ...readPlan(seed), actors, themes });
      while (plan.canRedo) plan.redo();
      expect(plan.snapshot).toEqual(after);
      plan.destroy();
    });
    fc.assert(property, { numRuns: 150 * effort });
  }, 600_000);
});
