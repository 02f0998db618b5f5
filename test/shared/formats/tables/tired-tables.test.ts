/** What tired coordinators do to their tables, each thing alone. */
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../../shared/formats/tables/read-plan.ts';
import { book } from './sheets.ts';
import { doubts, kinds, marks, people } from './told.ts';

describe('initials and legends', () => {
  it('takes « L/S » and « L S » for two, and a line of initials without the word for a legend', () => {
    const { territory } = readPlan(
      book([
        ['Actions', 'Pilotes', '2024', '2025'],
        ['Ludothèque', 'Les Pennes-Mirabeau', 'L/S', 'L S'],
        ['Relais', 'Septèmes-les-Vallons', 'x(L)', 'S'],
        ['L : Les Pennes-Mirabeau – S : Septèmes-les-Vallons'],
      ]),
    );
    expect(territory.actions.map(action => marks(territory, action))).toEqual([
      '2024:Les Pennes-Mirabeau+Septèmes-les-Vallons 2025:Les Pennes-Mirabeau+Septèmes-les-Vallons',
      '2024:Les Pennes-Mirabeau 2025:Septèmes-les-Vallons',
    ]);
  });

  it('reads a legend on several lines, and leaves sections that begin with a letter alone', () => {
    const { territory } = readPlan(
      book([
        ['Actions', 'Pilotes', '2024'],
        [{ t: 'A : Accompagner les parents', bold: true }],
        ['Café', 'Carros', 'C'],
        ['Cinéma', 'Carros', 'C'],
        ['Répit', 'Carros', 'C'],
        [{ t: 'B : Informer', bold: true }],
        ['Guide', 'Gattières', 'G'],
        ['Site', 'Gattières', 'G'],
        ['C : Carros'],
        ['G : Gattières'],
        ['X : action prévue sur l’ensemble du territoire'],
      ]),
    );
    expect(territory.axes.map(({ title }) => title)).toEqual(['Accompagner les parents', 'Informer']);
    expect(territory.actions.map(action => marks(territory, action))).toEqual([
      '2024:Carros',
      '2024:Carros',
      '2024:Carros',
      '2024:Gattières',
      '2024:Gattières',
    ]);
  });
});

describe('names of people', () => {
  it('takes a person for the institution that is said of them, and keeps the name', () => {
    const reading = readPlan(
      book([
        ['Actions', 'Référent', 'Porteur'],
        ['Café', 'Mme Durand (Carros)', 'MDPH'],
        ['Guide', 'M. Petit', 'Ville de Carros – service jeunesse'],
      ]),
    );
    const { territory } = reading;
    expect(territory.actions.map(({ pilots }) => people(territory, pilots))).toEqual([
      ['Carros'],
      ['M. Petit'],
    ]);
    expect(territory.actions[0]?.sheet?.details).toEqual(['Référent : Mme Durand (Carros)']);
    expect(kinds(territory)).toMatchObject({
      Carros: 'commune',
      MDPH: 'other',
      'Ville de Carros – service jeunesse': 'service',
    });
    expect(doubts(reading)).toContain(
      '2B « Mme Durand (Carros) » est compris comme « Carros » ; le nom de la personne est gardé dans les détails.',
    );
  });
});
