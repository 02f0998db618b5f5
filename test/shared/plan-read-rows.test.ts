import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Annexes } from '../../shared/model.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { rowKinds } from '../../shared/row-cells.ts';
import { put } from './foreign-values.ts';
import { copyOf, openPlan, seededDoc } from './replicas.ts';
import { pennes, septemes, smallTerritory } from './territories.ts';

/** The annexes of the small plan with something else at this place. */
function annexesWith(path: readonly string[], value: unknown): Annexes {
  const doc = seededDoc();
  put(doc, ['rows', ...path], value);
  return readPlan(copyOf(doc)).annexes;
}

function notesIn({ notes }: Annexes): readonly string[] {
  return notes.map(({ text }) => text);
}

describe('annexes', () => {
  it('are those of the file', () => {
    const { facilities, competences, governance, cooperation, evaluation, keyFigures, quirks } =
      smallTerritory;
    const numbered = (kind: string, rows: readonly object[]): readonly object[] =>
      rows.map((row, index) => ({ id: `${kind}-${index + 1}`, ...row }));
    expect(readPlan(seededDoc()).annexes).toEqual({
      facilities: numbered('facility', facilities),
      competences: numbered('competence', competences),
      governance: numbered('governance', governance),
      cooperation: numbered(
        'cooperation',
        cooperation.map(row => ({ ...row, roles: numbered('role', row.roles) })),
      ),
      evaluation: numbered('evaluation', evaluation),
      keyFigures: numbered('keyFigure', keyFigures),
      notes: numbered(
        'note',
        quirks.map(text => ({ text })),
      ),
    });
  });

  it('keep the order of their keys', () => {
    const doc = seededDoc({ ...smallTerritory, quirks: ['a', 'b', 'c'] });
    put(doc, ['rows', 'note-1', 'order'], 'zz');
    expect(notesIn(readPlan(doc).annexes)).toEqual(['b', 'c', 'a']);
  });

  it('keep the identity of what did not change when something else does', () => {
    const doc = seededDoc();
    const plan = openPlan(doc, 'alice');
    const before = plan.snapshot.annexes;
    put(doc, ['rows', 'keyFigure-1', 'value'], 33000);
    const after = plan.snapshot.annexes;
    expect(after.keyFigures.map(({ value }) => value)).toEqual([33000]);
    for (const part of [
      'facilities',
      'competences',
      'governance',
      'cooperation',
      'evaluation',
      'notes',
    ] as const)
      expect(after[part]).toBe(before[part]);
  });
});

describe('a row that is none', () => {
  it.each<[string, readonly string[], unknown]>([
    ['a word', ['note-1'], 'note'],
    ['an array', ['note-1'], new Y.Array()],
    ['of an unknown kind', ['note-1', 'row'], 'jalon'],
    ['of no kind', ['note-1', 'row'], undefined],
  ])('[D5] is skipped: %s', (_title, path, value) => {
    const { notes, facilities } = annexesWith(path, value);
    expect(notes).toEqual([]);
    expect(facilities).toHaveLength(1);
  });

  it('[D5] has empty cells when it holds nothing but its kind', () => {
    const doc = seededDoc();
    for (const row of rowKinds) put(doc, ['rows', `étranger-${row}`], new Y.Map([['row', row]]));
    const { facilities, competences, governance, cooperation, evaluation, keyFigures } =
      readPlan(doc).annexes;
    expect(facilities[0]).toEqual({
      id: 'étranger-facility',
      commune: '',
      kind: '',
      name: '',
      address: null,
    });
    expect(competences[0]).toEqual({ id: 'étranger-competence', category: '', label: '', communes: [] });
    expect(governance[0]).toEqual({
      id: 'étranger-governance',
      name: '',
      missions: [],
      members: [],
      meetings: null,
    });
    expect(cooperation[0]).toEqual({ id: 'étranger-cooperation', actor: null, roles: [], duties: [] });
    expect(evaluation[0]).toEqual({ id: 'étranger-evaluation', question: '', indicators: [] });
    expect(keyFigures[0]).toEqual({ id: 'étranger-keyFigure', label: '', value: null, unit: '', year: null });
  });
});

describe('a cell that is wrong', () => {
  const roles = (value: unknown): unknown =>
    annexesWith(['cooperation-1', 'roles'], value).cooperation[0]?.roles;

  it.each<[string, unknown, unknown]>([
    ['a text', new Y.Text('Chargée'), []],
    ['a list', new Y.Array(), []],
    ['missing', undefined, []],
    ['of words', new Y.Map([['a', 'Chargée']]), []],
    ['of maps of nothing', new Y.Map([['a', new Y.Map()]]), [{ id: 'a', title: '', fte: null }]],
    [
      'of wrong numbers',
      new Y.Map([
        [
          'a',
          new Y.Map<unknown>([
            ['title', 'T'],
            ['fte', '0,5'],
          ]),
        ],
      ]),
      [{ id: 'a', title: 'T', fte: null }],
    ],
  ])('[D5] leaves the roles of a cooperation as they can be read: %s', (_title, value, expected) => {
    expect(roles(value)).toEqual(expected);
  });

  it('[D5] is read as absent, the row stays', () => {
    expect(annexesWith(['facility-1', 'address'], 12).facilities[0]?.address).toBeNull();
    expect(annexesWith(['keyFigure-1', 'value'], 'beaucoup').keyFigures[0]?.value).toBeNull();
    expect(annexesWith(['keyFigure-1', 'year'], Number.NaN).keyFigures[0]?.year).toBeNull();
    expect(annexesWith(['cooperation-1', 'actor'], 12).cooperation[0]?.actor).toBeNull();
    expect(annexesWith(['governance-1', 'missions'], new Y.Text('x')).governance[0]?.missions).toEqual([]);
  });

  it('reads a title that is plain, or shared, as the same', () => {
    expect(notesIn(annexesWith(['note-1', 'text'], 'Une note'))).toEqual(['Une note']);
    expect(notesIn(annexesWith(['note-1', 'text'], new Y.Text('Une note')))).toEqual(['Une note']);
  });

  it('keeps communes in the order they were ticked', () => {
    const communes = new Y.Map([
      [septemes, 'a0'],
      [pennes, 'a1'],
    ]);
    expect(annexesWith(['competence-1', 'communes'], communes).competences[0]?.communes).toEqual([
      septemes,
      pennes,
    ]);
  });
});
