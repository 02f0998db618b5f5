/** People around one plan, each on a replica of their own, and the ways their edits come together. */
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { exportTerritory } from '../../shared/formats/territory-file.ts';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import type { Action, Item, ItemId, PlanSnapshot } from '../../shared/model.ts';
import { Plan } from '../../shared/plan.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { seedTerritory } from '../../shared/plan-seed.ts';
import { outlineOf } from '../../shared/views/outline.ts';
import { smallTerritory } from './territories.ts';

export interface Cast {
  readonly alice: Plan;
  readonly bob: Plan;
  readonly docs: { readonly alice: Y.Doc; readonly bob: Y.Doc };
  /** Brings everyone's edits together through a server and gives the plan they all have then. */
  merge(): PlanSnapshot;
}

export interface SetupOptions {
  readonly file?: TerritoryFile;
  /** Whose edits stay where only one's can, and come to the server after the other's. */
  readonly last?: 'alice' | 'bob';
}

/** Alice and bob have the same plan, and nothing of each other's edits before they merge. */
export function setup({ file, last = 'bob' }: SetupOptions = {}): Cast {
  const server = seededDoc(file);
  const docs = {
    alice: copyOf(server, last === 'alice' ? 30 : 20),
    bob: copyOf(server, last === 'bob' ? 30 : 20),
  };
  const [alice, bob] = [openPlan(docs.alice, 'alice'), openPlan(docs.bob, 'bob')];
  const arrivals = last === 'bob' ? [docs.alice, docs.bob] : [docs.bob, docs.alice];
  const merge = (): PlanSnapshot => {
    for (const doc of arrivals) pass(doc, server);
    for (const doc of arrivals) pass(server, doc);
    expect(alice.snapshot).toEqual(bob.snapshot);
    expect(readPlan(server)).toEqual(bob.snapshot);
    expect(JSON.stringify(exportTerritory(alice.snapshot))).toBe(
      JSON.stringify(exportTerritory(bob.snapshot)),
    );
    return bob.snapshot;
  };
  return { alice, bob, docs, merge };
}

/** A rule that holds whoever's edits come last. */
export function inBothOrders(title: string, test: (cast: Cast) => void): void {
  it.each(['alice', 'bob'] as const)(`${title} (%s last)`, last => test(setup({ last })));
}

/** A document as the server seeds it. */
export function seededDoc(file: TerritoryFile = smallTerritory): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  seedTerritory(doc, file);
  return doc;
}

/** @param clientId the higher one's edit stays where only one's can */
export function copyOf(doc: Y.Doc, clientId?: number): Y.Doc {
  const copy = new Y.Doc();
  if (clientId !== undefined) copy.clientID = clientId;
  pass(doc, copy);
  return copy;
}

/** A plan whose new records are called `alice-1`, `alice-2`… */
export function openPlan(doc: Y.Doc, name: string): Plan {
  let count = 0;
  const plan = new Plan(doc, { newId: () => `${name}-${++count}`, now: () => 0 });
  onTestFinished(() => plan.destroy());
  return plan;
}

/** The origins of the transactions that changed the document meanwhile. */
export function originsOf(doc: Y.Doc, act: () => void): readonly unknown[] {
  const origins: unknown[] = [];
  const note = (_update: Uint8Array, origin: unknown): number => origins.push(origin);
  doc.on('update', note);
  act();
  doc.off('update', note);
  return origins;
}

export function itemIn({ axes, orientations, actions }: PlanSnapshot, id: ItemId): Item | undefined {
  return [...axes, ...orientations, ...actions].find(item => item.id === id);
}

export function actionIn(plan: PlanSnapshot, id: ItemId): Action {
  const found = plan.actions.find(action => action.id === id);
  if (!found) throw new Error(`test: no action ${id}`);
  return found;
}

/** Ids straight under an axis, an orientation or « À classer » (null): actions, then orientations. */
export function childrenOf(plan: PlanSnapshot, parent: ItemId | null): readonly ItemId[] | undefined {
  const { axes, unfiled } = outlineOf(plan);
  const orientations = [...axes.flatMap(axis => axis.orientations), ...unfiled.orientations];
  const inOrientation = orientations.find(entry => entry.orientation.id === parent);
  if (inOrientation) return inOrientation.actions.map(({ action }) => action.id);
  const holder = parent === null ? unfiled : axes.find(({ axis }) => axis.id === parent);
  return (
    holder && [
      ...holder.actions.map(({ action }) => action.id),
      ...holder.orientations.map(({ orientation }) => orientation.id),
    ]
  );
}

/** The id of what a command has just created. */
export function created(id: ItemId | undefined): ItemId {
  if (id === undefined) throw new Error('test: nothing was created');
  return id;
}

export function pass(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}
