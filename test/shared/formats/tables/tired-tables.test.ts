/** What tired coordinators do to their tables, each thing alone. */
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../../shared/formats/tables/read-plan.ts';
import { book, type Given, sheetOf, workbookOf } from './sheets.ts';
import { doubts, kinds, marks, people, places } from './told.ts';

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

describe('fiches written as boxes', () => {
  const fiche = (number: string, title: string, axis: string, calendar: string): readonly Given[][] => [
    [`Fiche action n° ${number}`],
    ['Axe', axis],
    ['Intitulé de l’action', title],
    ['Pilote', 'Carros'],
    ['Partenaires', 'PMI'],
    [null, 'Caf'],
    ['Objectifs :', '- Accueillir\n- Former'],
    ['Échéancier', calendar],
  ];
  const first = fiche('1.1', 'Créer un relais', 'Axe 1 – Petite enfance', '2023-2025');
  const second = fiche('2.1', 'Portage de repas', 'Axe 2 – Seniors', 'Dès la rentrée');
  const expected = ['1.1 Créer un relais @ 1 Petite enfance > –', '2.1 Portage de repas @ 2 Seniors > –'];

  it('are read one under the other, or one in each sheet', () => {
    for (const given of [
      book([...first, [], ...second]),
      workbookOf(sheetOf(first, { name: 'FA 1.1' }), sheetOf(second, { name: 'FA 2.1' })),
    ]) {
      const { territory } = readPlan(given);
      expect(places(territory)).toEqual(expected);
      expect(territory.actions.map(action => marks(territory, action))).toEqual(['2023:* 2024:* 2025:*', '']);
      expect(territory.actions.map(({ sheet }) => sheet)).toMatchObject([
        { partners: ['PMI', 'Caf'], objectives: ['Accueillir', 'Former'] },
        { partners: ['PMI', 'Caf'], objectives: ['Accueillir', 'Former'], deadline: 'Dès la rentrée' },
      ]);
    }
  });

  it('are read with two labels in a row, and their title in the first one', () => {
    const { territory } = readPlan(
      book([
        ['FICHE ACTION 3 : Créer un guichet unique'],
        ['Pilote :', 'Caf', 'Porteur :', 'Vence'],
        ['Public visé :', 'Familles', 'Budget :', '3 000 €'],
        ['Calendrier :', '2024 et 2025'],
      ]),
    );
    const [action] = territory.actions;
    expect(action).toMatchObject({ number: '3', title: 'Créer un guichet unique' });
    expect(people(territory, action?.porteurs ?? [])).toEqual(['Vence']);
    expect(action?.sheet).toMatchObject({ audience: ['Familles'], financialMeans: ['3 000 €'] });
  });

  it('are read from a table whose header goes down, and what no action has is said', () => {
    const reading = readPlan(
      book([
        ['N°', '1', '2'],
        ['Action', 'Ludothèque', 'Portage de repas'],
        ['Pilotes', 'Carros', 'Caf'],
        [2023, 'x', null, 'à revoir'],
        [2024, null, 'oui'],
      ]),
    );
    expect(reading.territory.actions.map(action => marks(reading.territory, action))).toEqual([
      '2023:*',
      '2024:*',
    ]);
    expect(doubts(reading)).toContain(
      '4D « à revoir » est laissé de côté : sa colonne n’a pas d’intitulé d’action.',
    );
  });
});

describe('several tables', () => {
  it('are read each by its own header, one under the other, with the axis above each', () => {
    const { territory, mapping } = readPlan(
      book([
        ['Enjeu 1 – Enfance'],
        ['N°', 'Action', 'Pilote', '2024', '2025'],
        ['1', 'Harmoniser les tarifs', 'Caf', 'X', 'X'],
        [],
        ['Enjeu 2 – Jeunesse'],
        ['N°', 'Action', 'Porteur', 'Pilote', '2024', '2025'],
        ['2', 'Chantiers jeunes', 'Grans', 'Miramas', null, 'X'],
      ]),
    );
    expect(places(territory)).toEqual([
      '1 Harmoniser les tarifs @ 1 Enfance > –',
      '2 Chantiers jeunes @ 2 Jeunesse > –',
    ]);
    expect(territory.actions.map(({ pilots }) => people(territory, pilots))).toEqual([['Caf'], ['Miramas']]);
    expect(territory.actions.map(action => marks(territory, action))).toEqual(['2024:* 2025:*', '2025:*']);
    expect(mapping.rows.map(({ row }) => row)).toEqual([1, 2, 3, 5, 6, 7]);
  });

  it('are read from sheets whose columns are not quite the same, but not from a plan of other years', () => {
    const reading = readPlan(
      workbookOf(
        sheetOf(
          [
            ['N°', 'Action', 'Pilote', 2024],
            ['1', 'Crèche', 'Caf', 'X'],
            ['2', 'Relais', 'Caf', 'X'],
          ],
          { name: 'Axe 1 Enfance' },
        ),
        sheetOf(
          [
            ['N°', 'Action', 'Pilote', 'Observations', 2024],
            ['3', 'Forum', 'Vence', 'à voir', 'X'],
          ],
          { name: 'Axe 2 Jeunesse' },
        ),
        sheetOf(
          [
            ['N°', 'Action', 'Pilote', 2019],
            ['1', 'Vieille action', 'Caf', 'X'],
          ],
          { name: 'CTG 2019' },
        ),
      ),
    );
    expect(places(reading.territory)).toEqual([
      '1 Crèche @ 1 Enfance > –',
      '2 Relais @ 1 Enfance > –',
      '3 Forum @ 2 Jeunesse > –',
    ]);
    expect(doubts(reading)).toEqual(
      expect.arrayContaining([
        'La feuille « Axe 2 Jeunesse » n’a pas les mêmes colonnes que « Axe 1 Enfance » : ses actions sont ajoutées.',
        'La feuille « CTG 2019 » n’est pas lue : elle n’a pas le même en-tête que « Axe 1 Enfance ».',
      ]),
    );
  });
});

describe('crosses under words', () => {
  it('say the themes and the kind of an action', () => {
    const { territory } = readPlan(
      book(
        [
          ['Action', 'Thématiques', null, 'Nouvelle action', 'Action en cours', 'Reconduction', 'Pilote'],
          [null, 'Petite enfance', 'Jeunesse'],
          ['Crèche', 'X', null, 'X', null, null, 'Caf'],
          ['Forum', null, 'X', null, 'X', 'non', 'Caf'],
          ['Relais', 'X', 'X', null, null, 'X', 'Caf'],
        ],
        { merges: ['B1:C1'] },
      ),
    );
    const names = new Map(territory.themes.map(({ id, name }) => [id, name]));
    expect(
      territory.actions.map(({ title, kind, themes }) => [title, kind, ...themes.map(id => names.get(id))]),
    ).toEqual([
      ['Crèche', 'new', 'Petite enfance'],
      ['Forum', 'ongoing', 'Jeunesse'],
      ['Relais', 'renewed', 'Petite enfance', 'Jeunesse'],
    ]);
  });
});

describe('one column for axes, orientations and actions', () => {
  it('is that of the actions, between sections', () => {
    const { territory } = readPlan(
      book([
        ['Enjeux / orientations / actions', 'Pilotes', '2022'],
        ['ENJEU N°1 : PARENTALITÉ'],
        ['a) Soutenir les parents'],
        ['Action 1.1 : Café', 'Caf', 'X'],
        ['Action 1.2 – Cinéma', 'Caf', null],
        ['b) Informer'],
        ['Action 1.3. Guide', 'Vence', 'X'],
      ]),
    );
    expect(places(territory)).toEqual([
      '1.1 Café @ 1 PARENTALITÉ > a Soutenir les parents',
      '1.2 Cinéma @ 1 PARENTALITÉ > a Soutenir les parents',
      '1.3 Guide @ 1 PARENTALITÉ > b Informer',
    ]);
  });
});
