import { describe, expect, it } from 'vitest';
import type { ItemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import {
  type Draft,
  draftAfter,
  higherDraft,
  type ItemRow,
  linesAbove,
  lowerDraft,
  type OutlineRow,
  outlineRows,
} from '../../../shared/views/outline-rows.ts';
import { created, setup } from '../replicas.ts';
import {
  cafe,
  care,
  childhood,
  dialogue,
  forum,
  guide,
  network,
  nursery,
  parents,
  support,
  toys,
} from '../territories.ts';

const rowsOf = ({ snapshot }: Plan): readonly OutlineRow[] => outlineRows(outlineOf(snapshot));

function label(row: OutlineRow): string {
  if (row.is === 'unfiled') return 'à classer';
  return row.is === 'cited' ? `cf ${row.action.id}` : `${row.item.id} ${row.number}`;
}

function rowOf(rows: readonly OutlineRow[], id: ItemId): ItemRow {
  const found = rows.find(row => row.is === 'item' && row.item.id === id);
  if (found?.is !== 'item') throw new Error(`test: no line ${id}`);
  return found;
}

describe('the lines of a plan', () => {
  it('are all that is in it, empty orientations and cited actions too', () => {
    const { alice } = setup();
    const empty = created(alice.addOrientation(childhood, 'Vide'));
    expect(rowsOf(alice).map(label)).toEqual([
      'enfance 1',
      'accueil a',
      'creche 1',
      'relais 2',
      'soutien b',
      'ludotheque 3',
      `${empty} c`,
      'parents 2',
      'guide 4',
      'dialogue a',
      'cafe 5',
      'cf creche',
      'à classer',
      'forum 6',
    ]);
  });

  it('have what has lost its axis under « À classer »', () => {
    const { alice, bob, merge } = setup();
    alice.delete(parents);
    const loose = created(bob.addOrientation(parents, 'Nouvelle'));
    bob.addAction(loose, 'Dedans');
    merge();
    expect(rowsOf(alice).slice(-4).map(label)).toEqual(['à classer', 'forum 5', `${loose} null`, 'bob-2 4']);
  });
});

describe('a draft', () => {
  it.each<[ItemId, Draft, number]>([
    [nursery, { kind: 'action', parent: care, before: network }, 3],
    [network, { kind: 'action', parent: care, before: null }, 4],
    [care, { kind: 'orientation', parent: childhood, before: support }, 4],
    [support, { kind: 'orientation', parent: childhood, before: null }, 6],
    [childhood, { kind: 'axis', parent: null, before: parents }, 6],
    [parents, { kind: 'axis', parent: null, before: null }, 11],
    [guide, { kind: 'action', parent: parents, before: null }, 8],
    [forum, { kind: 'action', parent: null, before: null }, 13],
  ])('after %s is %j, under %i lines', (id, draft, above) => {
    const rows = rowsOf(setup().alice);
    expect(draftAfter(rowOf(rows, id), rows)).toEqual(draft);
    expect(linesAbove(draft, rows)).toBe(above);
  });

  it.each<[Draft, Draft | undefined]>([
    [
      { kind: 'axis', parent: null, before: parents },
      { kind: 'orientation', parent: childhood, before: null },
    ],
    [
      { kind: 'axis', parent: null, before: null },
      { kind: 'orientation', parent: parents, before: null },
    ],
    [{ kind: 'axis', parent: null, before: childhood }, undefined],
    [
      { kind: 'orientation', parent: childhood, before: support },
      { kind: 'action', parent: care, before: null },
    ],
    [
      { kind: 'orientation', parent: childhood, before: care },
      { kind: 'action', parent: childhood, before: null },
    ],
    [
      { kind: 'action', parent: parents, before: null },
      { kind: 'action', parent: dialogue, before: cafe },
    ],
    [{ kind: 'action', parent: care, before: null }, undefined],
    [{ kind: 'action', parent: null, before: null }, undefined],
  ])('%j goes one level lower as %j', (draft, lower) => {
    expect(lowerDraft(draft, rowsOf(setup().alice))).toEqual(lower);
  });

  it.each<[Draft, Draft | undefined]>([
    [
      { kind: 'action', parent: care, before: network },
      { kind: 'orientation', parent: childhood, before: support },
    ],
    [
      { kind: 'action', parent: parents, before: null },
      { kind: 'orientation', parent: parents, before: dialogue },
    ],
    [
      { kind: 'orientation', parent: childhood, before: null },
      { kind: 'axis', parent: null, before: parents },
    ],
    [{ kind: 'axis', parent: null, before: null }, undefined],
    [{ kind: 'action', parent: null, before: null }, undefined],
  ])('%j goes one level higher as %j', (draft, higher) => {
    expect(higherDraft(draft, rowsOf(setup().alice))).toEqual(higher);
  });

  it('is nowhere once what it was to go under is gone', () => {
    const { alice } = setup();
    const draft: Draft = { kind: 'action', parent: support, before: toys };
    alice.delete(support);
    expect(linesAbove(draft, rowsOf(alice))).toBeUndefined();
  });
});
