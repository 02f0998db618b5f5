import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../shared/plan-reader.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { groupAt, levelsOf, paginate, slideGroups } from '../../../shared/views/slides.ts';
import { seededDoc } from '../replicas.ts';
import { readExample } from '../territories.ts';

const heading = (height = 10, level: 1 | 2 = 1) => ({ height, level });
const row = (height = 20) => ({ height, level: 0 as const });

describe('paginate', () => {
  it('fills each page, and begins each with the heading of its first row', () => {
    const blocks = [heading(), row(), row(), row(), heading(), row()];
    expect(paginate(blocks, 50)).toEqual([
      [0, 1, 2],
      [0, 3],
      [4, 5],
    ]);
  });

  it('never leaves a heading alone at the foot of a page, nor one that nothing follows', () => {
    expect(paginate([heading(), row(), row(), heading(), row()], 60)).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
    expect(paginate([heading(), row(), heading()], 60)).toEqual([[0, 1]]);
  });

  it('repeats both headings of a row under two, and none that is over', () => {
    const blocks = [heading(10, 2), heading(), row(), row(), heading(10, 2), row()];
    expect(paginate(blocks, 40)).toEqual([
      [0, 1, 2],
      [0, 1, 3],
      [4, 5],
    ]);
  });

  it('gives a row that is too tall a page of its own, and an empty plan one page', () => {
    expect(paginate([row(90), row()], 50)).toEqual([[0], [1]]);
    expect(paginate([], 50)).toEqual([[]]);
  });
});

describe('slideGroups', () => {
  const words = { axis: 'Enjeu', orientation: 'Orientation' };

  it('shows one axis of Les Pennes at a time, with its orientations and all its actions', () => {
    const outline = outlineOf(readPlan(seededDoc(readExample('pennes-septemes'))));
    const groups = slideGroups(outline, 'axes', words);
    expect(groups.map(({ place }) => place)).toEqual(['Enjeu 1 sur 3', 'Enjeu 2 sur 3', 'Enjeu 3 sur 3']);
    const actions = groups.flatMap(({ rows }) => rows.filter(row => row.is === 'action'));
    expect(actions).toHaveLength(24);
    expect(groups.flatMap(({ rows }) => rows.filter(row => row.is === 'axis'))).toEqual([]);
  });

  it('shows one orientation at a time, and the whole grid as one', () => {
    const outline = outlineOf(readPlan(seededDoc(readExample('pennes-septemes'))));
    const groups = slideGroups(outline, 'orientations', words);
    expect(groups.length).toBeGreaterThanOrEqual(8);
    expect(groups.flatMap(({ rows }) => rows)).toHaveLength(24);
    const [grid, ...others] = slideGroups(outline, 'grille', words);
    expect(others).toEqual([]);
    expect(grid?.rows.filter(row => row.is === 'action')).toHaveLength(24);
  });

  it('finds a title, and the first one for what is gone', () => {
    const groups = slideGroups(outlineOf(readPlan(seededDoc(readExample('pennes-septemes')))), 'axes', words);
    expect(groupAt(groups, groups[2]?.id ?? null)).toBe(2);
    expect(groupAt(groups, 'disparu')).toBe(0);
  });

  it('shows the orientations of a plan that has no action yet', () => {
    const [first] = slideGroups(outlineOf(readPlan(seededDoc(readExample('l-union')))), 'axes', words);
    expect(first?.rows.map(row => row.is)).toEqual(Array.from({ length: 5 }, () => 'orientation'));
    expect(levelsOf(first?.rows ?? [])).toEqual([0, 0, 0, 0, 0]);
  });
});
