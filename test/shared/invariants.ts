/** What is true of every plan, whatever was done to it and however the edits arrived. */
import { expect } from 'vitest';
import type * as Y from 'yjs';
import type { PlanSnapshot } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { compareOrder } from '../../shared/plan-order.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { checkPlan } from '../../shared/views/check/check.ts';
import type { Where } from '../../shared/views/check/finding.ts';
import { openThreadCounts, threadsOf } from '../../shared/views/comments.ts';
import { actionRuns, actionsInOrder, outlineOf } from '../../shared/views/outline.ts';

export function expectSoundPlan(plan: Plan, doc: Y.Doc): void {
  const { snapshot } = plan;
  expect(snapshot, 'read piece by piece or at once').toEqual(readPlan(doc));
  expectFrozen(snapshot);
  expectTotalOrder(snapshot);
  expectAllInOutline(snapshot);
  expectDistinctNumbers(snapshot);
  expectAllInThreads(snapshot);
  expectPlacedFindings(snapshot);
}

/** Every piece that says the same as before is the same object, so that only what changed is drawn again. */
export function expectKeptIdentity(before: unknown, after: unknown): void {
  if (Object.is(before, after) || !isObject(before) || !isObject(after)) return;
  let isSame = Object.keys(before).length === Object.keys(after).length;
  const earlier = counterparts(before);
  for (const [key, piece] of Object.entries(after)) {
    const counterpart = earlier(key, piece);
    expectKeptIdentity(counterpart, piece);
    isSame &&= Object.is(Reflect.get(before, key), piece);
  }
  if (isSame) throw new Error(`copied though unchanged: ${JSON.stringify(after)}`);
}

/** Ids of what people see. */
export function liveIds({ axes, orientations, actions }: PlanSnapshot): readonly string[] {
  return [...axes, ...orientations, ...actions].map(({ id }) => id);
}

export function expectFrozen(value: unknown): void {
  if (!isObject(value)) return;
  if (!Object.isFrozen(value)) throw new Error(`not frozen: ${JSON.stringify(value)}`);
  for (const piece of Object.values(value)) expectFrozen(piece);
}

function expectTotalOrder({ axes, orientations, actions }: PlanSnapshot): void {
  for (const items of [axes, orientations, actions])
    for (const [index, { id, place }] of items.entries()) {
      const next = items[index + 1];
      if (next)
        expect(compareOrder({ id, order: place.order }, { id: next.id, order: next.place.order })).toBe(-1);
    }
}

function expectAllInOutline(plan: PlanSnapshot): void {
  const outline = outlineOf(plan);
  const entries = [...outline.axes.flatMap(axis => axis.orientations), ...outline.unfiled.orientations];
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();
  expect(outline.axes.map(({ axis }) => axis)).toEqual(plan.axes);
  expect(ids(entries.map(({ orientation }) => orientation))).toEqual(ids(plan.orientations));
  expect(ids(actionsInOrder(outline).map(({ action }) => action))).toEqual(ids(plan.actions));
}

function expectDistinctNumbers(plan: PlanSnapshot): void {
  const numbers = new Map(actionsInOrder(outlineOf(plan)).map(({ action, number }) => [action.id, number]));
  for (const { actions } of actionRuns(plan)) {
    const shown = (isFixed: boolean) =>
      actions
        .filter(({ fixedNumber }) => (fixedNumber !== undefined) === isFixed)
        .map(({ id }) => numbers.get(id))
        .filter(number => number !== null);
    const [fixed, derived] = [shown(true), shown(false)];
    expect(new Set(derived).size).toBe(derived.length);
    expect(derived.filter(number => fixed.includes(number))).toEqual([]);
  }
}

function expectAllInThreads(plan: PlanSnapshot): void {
  const items = new Set(plan.comments.map(({ item }) => item));
  const told = [...items].flatMap(item => threadsOf(plan, item)).flatMap(({ comments }) => comments);
  expect(told.length).toBe(plan.comments.length);
  expect(new Set(told)).toEqual(new Set(plan.comments));
  const open = [...openThreadCounts(plan).values()].reduce((sum, count) => sum + count, 0);
  const all = [...items].flatMap(item => threadsOf(plan, item));
  expect(open).toBe(all.filter(({ resolved }) => resolved === null).length);
}

/** Whatever a plan has become, its check says whole sentences, about what is there. */
function expectPlacedFindings(plan: PlanSnapshot): void {
  const { axes, orientations, actions, actors, themes, annexes } = plan;
  const present = [axes, orientations, actions, actors, themes, ...Object.values(annexes)].flat();
  const ids = new Set<string>(present.map(({ id }) => id));
  for (const { text, where } of checkPlan(plan)) {
    expect(text).toMatch(/\S/);
    expect(where.flatMap(idIn).filter(id => !ids.has(id))).toEqual([]);
  }
}

function idIn(where: Where): readonly string[] {
  switch (where.is) {
    case 'item':
      return [where.item];
    case 'marks':
      return [where.action];
    case 'actor':
      return [where.actor];
    case 'theme':
      return [where.theme];
    case 'annex':
      return [where.row];
    case 'period':
      return [];
  }
}

/** Records of a list are matched by id, the other pieces by their key. */
function counterparts(before: object): (key: string, piece: unknown) => unknown {
  if (!Array.isArray(before)) return key => Reflect.get(before, key);
  const byId = new Map(before.map(record => [idOf(record), record]));
  return (key, piece) => (idOf(piece) === undefined ? Reflect.get(before, key) : byId.get(idOf(piece)));
}

function idOf(value: unknown): unknown {
  return isObject(value) && 'id' in value ? value.id : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
