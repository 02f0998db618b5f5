import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../../shared/formats/tables/read-plan.ts';
import { readExample } from '../../territories.ts';
import { plainTable } from './pennes-table.ts';
import { book } from './sheets.ts';

describe('the deployment table of Les Pennes, as a plain grid', () => {
  const source = readExample('pennes-septemes');
  const { territory, warnings } = readPlan(book(plainTable(source)));

  it('gives its 24 actions with their numbers, titles, axes and orientations', () => {
    const told = (file: typeof source) => {
      const titles = new Map<string | null, string>(
        file.axes.flatMap(axis => [
          [axis.id, `${axis.number} ${axis.title}`] as const,
          ...axis.orientations.map(one => [one.id, `${one.number} ${one.title}`] as const),
        ]),
      );
      return file.actions.map(({ number, title, axis, orientation }) => [
        number,
        title,
        titles.get(axis),
        titles.get(orientation),
      ]);
    };
    expect(told(territory)).toEqual(told(source));
    expect(territory.axes.map(({ number, title }) => [number, title])).toEqual(
      source.axes.map(({ number, title }) => [number, title]),
    );
  });

  it('gives its 104 marks, 4 of them of one commune, and who pilots and carries', () => {
    expect(territory.actions.map(({ deployment }) => deployment)).toEqual(
      source.actions.map(({ deployment }) => deployment),
    );
    expect(territory.actions.map(({ pilots, porteurs }) => [pilots, porteurs])).toEqual(
      source.actions.map(({ pilots, porteurs }) => [pilots, porteurs]),
    );
    const marks = territory.actions.flatMap(({ deployment }) => Object.values(deployment));
    expect(marks).toHaveLength(104);
    expect(marks.filter(mark => mark.length === 1)).toHaveLength(4);
  });

  it('knows its communes by the name of the territory, and takes its name and period from the title', () => {
    expect(territory.actors.map(({ name, short, label, kind }) => ({ name, short, label, kind }))).toEqual([
      ...source.actors.slice(0, 2).map(({ name, short, label, kind }) => ({ name, short, label, kind })),
      { name: 'Caf', short: 'Caf', label: 'Caf', kind: 'caf' },
    ]);
    expect(territory.territory).toMatchObject({
      name: source.territory.name,
      period: { from: 2022, to: 2026 },
      vocabulary: { axis: 'Enjeu', orientation: 'Orientation' },
      numbering: 'continuous',
    });
  });

  it('says what it took for something else: the title, and the initials of marks', () => {
    expect(warnings.map(({ row, message }) => [row, message])).toEqual([
      [
        1,
        'Ligne de titre, au-dessus du tableau : « CTG Les Pennes-Mirabeau et Septèmes-les-Vallons 2022-2026 ».',
      ],
      [4, '« Septèmes » est compris comme « Septèmes-les-Vallons ».'],
      [4, '« Les Pennes » est compris comme « Les Pennes-Mirabeau ».'],
      [8, '« L » est compris comme « Les Pennes-Mirabeau ».'],
    ]);
  });

  it('keeps a name for somebody of their own when a person says so', () => {
    const rows = [
      ['N°', 'Action', 'Pilotes'],
      ['1', 'Ludothèque', 'Les Pennes-Mirabeau'],
      ['2', 'Relais', 'Septèmes-les-Vallons, Septèmes'],
    ];
    const named = (apart: readonly string[]): readonly string[] =>
      readPlan(book(rows), { apart }).territory.actors.map(({ name }) => name);
    expect(named([])).toEqual(['Les Pennes-Mirabeau', 'Septèmes-les-Vallons']);
    expect(named(['septemes'])).toEqual(['Les Pennes-Mirabeau', 'Septèmes-les-Vallons', 'Septèmes']);
  });
});
