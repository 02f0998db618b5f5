/** Tables as coordinators really draw them. */
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../../shared/formats/tables/read-plan.ts';
import { readExample } from '../../territories.ts';
import { book, type Given, sheetOf, workbookOf } from './sheets.ts';
import { doubts, kinds, marks, people, places, tree } from './told.ts';

const bold = (t: string): Given => ({ t, bold: true });
const filled = (t: string, fill: string, isBold = false): Given => ({ t, fill, bold: isBold });

describe('a header on two rows, under a title', () => {
  const reading = readPlan(
    book(
      [
        ['Convention Territoriale Globale 2022-2026'],
        ['Plan d’actions – Les Pennes-Mirabeau / Septèmes-les-Vallons'],
        [],
        [
          'Axe',
          'N°\naction',
          'Libellé de\nl’action',
          'Chef de file',
          'Porteurs',
          null,
          'Calendrier prévisionnel',
          null,
          null,
          'Public visé',
          'Observations',
        ],
        [null, null, null, null, 'Les Pennes', 'Septèmes', 2022, 2023, 2024],
        [
          'AXE 1 – Parentalité',
          1,
          'Créer une ludothèque',
          'LPM',
          'X',
          null,
          'X',
          'x(L)',
          null,
          'Familles\nEnfants',
          'à revoir',
        ],
        [null, 2, 'Café des parents', 'Caf/Septèmes', 'X', 'X', null, '✔', 'sauf Septèmes', 'Parents'],
        [
          'AXE 2 : Jeunesse',
          3,
          'Espace ados',
          'Les 2 communes',
          null,
          'X',
          'L',
          'LPM/S',
          'X (Septèmes seulement)',
        ],
        [null, null, 'TOTAL', null, 2, 2, 2, 3, 2],
        ['Légende : L = Les Pennes-Mirabeau, S = Septèmes-les-Vallons'],
        ['NB : document de travail, ne pas diffuser'],
      ],
      { merges: ['A1:K1', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:D5', 'E4:F4', 'G4:I4', 'J4:J5', 'K4:K5', 'A6:A7'] },
    ),
  );
  const { territory } = reading;
  const [library, cafe, teens] = territory.actions;

  it('has its columns named by both rows', () => {
    expect(reading.mapping.headerRows).toEqual([4, 5]);
    expect(reading.mapping.columns.map(({ field }) => field)).toEqual([
      ...['axis', 'number', 'title', 'pilots', 'porteurs', 'porteurs'],
      ...['year:2022', 'year:2023', 'year:2024', 'audience', 'detail'],
    ]);
  });

  it('gives axes, people by any of their names, and marks by commune', () => {
    expect(tree(territory)).toEqual(['1 Parentalité', '2 Jeunesse']);
    expect(
      library && [
        people(territory, library.pilots),
        people(territory, library.porteurs),
        marks(territory, library),
      ],
    ).toEqual([['Les Pennes'], ['Les Pennes'], '2022:* 2023:Les Pennes']);
    expect(cafe && [people(territory, cafe.pilots), marks(territory, cafe)]).toEqual([
      ['Caf', 'Septèmes'],
      '2023:* 2024:Les Pennes',
    ]);
    expect(teens && [people(territory, teens.pilots), marks(territory, teens)]).toEqual([
      ['Les Pennes', 'Septèmes'],
      '2022:Les Pennes 2023:Les Pennes+Septèmes 2024:Septèmes',
    ]);
    expect(territory.actors[0]).toMatchObject({ name: 'Les Pennes-Mirabeau', short: 'L', aliases: ['LPM'] });
  });

  it('keeps the columns it has no field for, and says what it leaves out', () => {
    expect(library?.sheet).toMatchObject({
      audience: ['Familles', 'Enfants'],
      details: ['Observations : à revoir'],
    });
    expect(doubts(reading)).toEqual(
      expect.arrayContaining([
        '6D « LPM » est compris comme « Les Pennes-Mirabeau ».',
        '9 Ligne laissée de côté (ligne de total) : « TOTAL · 2 · 2 · 2 · 3 · 2 ».',
        '11 Ligne laissée de côté (note) : « NB : document de travail, ne pas diffuser ».',
      ]),
    );
    expect(reading.mapping.rows.map(({ use }) => use)).toEqual([
      ...[
        'title',
        'title',
        'header',
        'header',
        'action',
        'action',
        'action',
        'left-out',
        'legend',
        'left-out',
      ],
    ]);
  });
});

describe('section rows', () => {
  it('are known by their words and numbers; citations and dates that were numbers are put right', () => {
    const reading = readPlan(
      book([
        ['Plan d’actions CTG Carros 2021-2024'],
        ['N°', 'Fiche action', 'Référent', 'Structure porteuse', 'Échéance', 'Partenaires', 'Etat'],
        [bold('Axe 1 : Petite enfance')],
        [bold('1.1 Améliorer le taux de couverture')],
        [
          '1.1.1',
          'Créer une crèche',
          'Mme Durand (CCAS)',
          'ADMR',
          'Fin 2024',
          'Caf ; Département',
          'nouvelle',
        ],
        [
          '1.1.2',
          'Étendre le RAM',
          'Coordonnateur CEJ',
          'Carros, Gattières et Le Broc',
          '2022-2024',
          'Caf\nPMI',
          'en cours',
        ],
        [bold('1.2 Améliorer la qualité de l’accueil')],
        ['1.2.1', 'Former les équipes', '', 'PMI et santé', 'dès 2023', '', 'reconduite'],
        [bold('Axe 2 : Enfance')],
        [bold('2.1 Soutenir les ALSH')],
        ['', 'cf 1.2.1'],
        [
          { t: '1-févr', date: { year: 2024, month: 2, day: 1 } },
          'Mercredis',
          'Service Enfance/Jeunesse',
          'CAF + MSA',
          '2023, 2024',
        ],
        ['N°', 'Fiche action', 'Référent', 'Structure porteuse', 'Échéance', 'Partenaires', 'Etat'],
        ['2.1.2', '<b>Titre</b>', '=1+1', '__proto__', 'décembre 2024'],
      ]),
    );
    const { territory } = reading;
    expect(places(territory)).toEqual([
      '1.1.1 Créer une crèche @ 1 Petite enfance > 1.1 Améliorer le taux de couverture',
      '1.1.2 Étendre le RAM @ 1 Petite enfance > 1.1 Améliorer le taux de couverture',
      '1.2.1 Former les équipes @ 1 Petite enfance > 1.2 Améliorer la qualité de l’accueil',
      '1.2 Mercredis @ 2 Enfance > 2.1 Soutenir les ALSH',
      '2.1.2 <b>Titre</b> @ 2 Enfance > 2.1 Soutenir les ALSH',
    ]);
    expect(territory.actions[2]?.alsoUnder).toEqual([territory.axes[1]?.orientations[0]?.id]);
    expect(territory.actions.map(({ kind }) => kind)).toEqual(['new', 'ongoing', 'renewed', null, null]);
    expect(territory.actions.map(({ sheet }) => sheet.deadline)).toEqual([
      'Fin 2024',
      null,
      null,
      null,
      'décembre 2024',
    ]);
    expect(territory.actions.map(action => marks(territory, action))).toEqual([
      '',
      '2022:* 2023:* 2024:*',
      '2023:* 2024:*',
      '2023:* 2024:*',
      '',
    ]);
    expect(
      territory.actions.map(({ pilots, porteurs }) => [
        people(territory, pilots),
        people(territory, porteurs),
      ]),
    ).toEqual([
      [['CCAS'], ['ADMR']],
      [['Coordonnateur CEJ'], ['Carros', 'Gattières', 'Le Broc']],
      [[], ['PMI et santé']],
      [['Service Enfance/Jeunesse'], ['Caf', 'MSA']],
      [['=1+1'], ['__proto__']],
    ]);
    expect(doubts(reading)).toEqual(
      expect.arrayContaining([
        '12A Le tableur a fait une date du numéro : « 1-févr » est compris comme « 1.2 ».',
        expect.stringMatching(/^13 Ligne laissée de côté \(en-tête répété\)/),
        '5E « Fin 2024 » n’est pas une suite d’années : gardé tel quel dans les échéances.',
      ]),
    );
  });

  it('are known by their look alone, the first look being that of axes', () => {
    const { territory } = readPlan(
      book(
        [
          ['N°', 'Intitulé de l’action', 'Pilote', 2022, 2023],
          [filled('Développer l’offre d’accueil', '4472C4', true)],
          [filled('Optimiser l’offre de service', 'D9E1F2', true)],
          [1, 'Créer des places', 'Caf', 'X', 'X'],
          [filled('Soutenir les parents', 'D9E1F2', true)],
          [2, 'Café des parents', 'Caf', '', 'X'],
          [filled('Accès aux droits', '4472C4', true)],
          [filled('Lutter contre le non-recours', 'D9E1F2', true)],
          [3, 'Forum', 'Caf', '', 'X'],
        ],
        { merges: ['A2:E2', 'A3:E3', 'A5:E5', 'A7:E7', 'A8:E8'] },
      ),
    );
    expect(tree(territory)).toEqual([
      'Développer l’offre d’accueil > Optimiser l’offre de service > Soutenir les parents',
      'Accès aux droits > Lutter contre le non-recours',
    ]);
  });

  it('stand in two cells, or among the numbers of actions', () => {
    const { territory } = readPlan(
      book([
        ['', 'Actions', 'Responsable', 'Délais'],
        ['ENJEU 1', 'L’ADAPTATION DE L’OFFRE'],
        [bold('a) Développer et optimiser')],
        [4, 'Formations', 'Les 2 communes', '2024/2025/2026'],
        [bold('b) Soutenir')],
        [8, 'Éveil citoyen', 'Les Pennes + Septèmes', 'courant 2023'],
        ['ENJEU 2', 'L’ACCÈS AUX DROITS'],
        [bold('a) Renforcer')],
        [16, 'Réseau VIF', 'Septèmes', '2023-26'],
      ]),
    );
    expect(places(territory)).toEqual([
      '4 Formations @ 1 L’ADAPTATION DE L’OFFRE > a Développer et optimiser',
      '8 Éveil citoyen @ 1 L’ADAPTATION DE L’OFFRE > b Soutenir',
      '16 Réseau VIF @ 2 L’ACCÈS AUX DROITS > a Renforcer',
    ]);
    expect(territory.territory.vocabulary.axis).toBe('Enjeu');
  });
});

describe('years', () => {
  it('are read in « Année 1 (2022) », semesters, ranges and dates, and what is no mark is kept', () => {
    const { territory } = readPlan(
      book([
        [
          'Intitulé',
          'Copilote',
          'Année 1 (2022)',
          '2023 S1',
          '2023 S2',
          '1er semestre 2024',
          'T3 2024',
          '2025-2026',
          { t: '2027', date: { year: 2027, month: 1, day: 1 } },
        ],
        ['Un', 'Caf et MSA', 1, 'x', '', '', 'à définir', 'oui', '•'],
        ['Deux', 'Caf & Département', 0, 'non', 'X', 'septembre', 'bilan', '–', 'n/a'],
      ]),
    );
    expect(territory.actions.map(action => marks(territory, action))).toEqual([
      '2022:* 2023:* 2025:* 2026:* 2027:*',
      '2023:* 2024:*',
    ]);
    expect(territory.actions.map(({ sheet }) => sheet.details)).toEqual([
      ['T3 2024 : à définir'],
      ['1er semestre 2024 : septembre', 'T3 2024 : bilan'],
    ]);
  });

  it('are marked by colours, those of rows and of legends apart', () => {
    const { territory } = readPlan(
      book([
        ['Action', 'Pilote', 2022, 2023, 2024],
        ['Un', 'Carros', filled('', 'FF0000'), filled('', '00FF00'), null],
        ['Deux', 'Gilette', null, filled('', 'FF0000'), filled('', 'DDDDDD')],
        [
          filled('Trois', 'F2F2F2'),
          filled('Carros', 'F2F2F2'),
          filled('', 'F2F2F2'),
          filled('', '00FF00'),
          filled('', 'F2F2F2'),
        ],
        [],
        [filled('', 'FF0000'), 'Carros'],
        [filled('', '00FF00'), 'Toutes les communes'],
        [filled('', 'DDDDDD'), 'non concerné'],
      ]),
    );
    expect(territory.actions.map(action => marks(territory, action))).toEqual([
      '2022:Carros 2023:Carros+Gilette',
      '2023:Carros',
      '2023:Carros+Gilette',
    ]);
  });

  it('belong to the communes that stand under or over them', () => {
    const { territory } = readPlan(
      book(
        [
          ['Action', 'Pilote', '2022', null, '2023', null],
          [null, null, 'Carros', 'Gilette', 'Carros', 'Gilette'],
          ['Un', 'Caf', 'X', '', 'X', 'X'],
          ['Deux', 'Carros', '', 'X'],
        ],
        { merges: ['C1:D1', 'E1:F1', 'A1:A2', 'B1:B2'] },
      ),
    );
    expect(territory.actions.map(action => marks(territory, action))).toEqual([
      '2022:Carros 2023:Carros+Gilette',
      '2022:Gilette',
    ]);
  });

  it('go from a column of beginnings to one of ends', () => {
    const { territory } = readPlan(
      book([
        ['N°', 'Projet', 'Chef de projet', 'Date de début', 'Date de fin'],
        [1, 'Un', 'CCAS', '2022', '2024'],
        [2, 'Deux', 'CCAS', 'sept. 2022', '2023'],
      ]),
    );
    expect(territory.actions.map(action => marks(territory, action))).toEqual(['2022:* 2023:* 2024:*', '']);
    expect(territory.actions[1]?.sheet.deadline).toBe('Date de début : sept. 2022\nDate de fin : 2023');
  });

  it('are read by commune in one cell', () => {
    const { territory } = readPlan(
      book([
        ['CTG 2022-2026'],
        ['Action', 'Pilotes', 'Calendrier'],
        ['1. Forum', 'Les Pennes, Septèmes', 'L: 2024-2026 S: 2025-2026'],
        ['2. Maison', 'Les Pennes', 'à partir de 2025'],
      ]),
    );
    expect(territory.actions.map(action => marks(territory, action))).toEqual([
      '2024:Les Pennes 2025:Les Pennes+Septèmes 2026:Les Pennes+Septèmes',
      '2025:* 2026:*',
    ]);
  });
});

describe('people', () => {
  it('are one each, however they are written; names with « et », « / » and commas stay whole', () => {
    const { territory } = readPlan(
      book([
        ['Convention territoriale globale – Les Pennes-Mirabeau et Septèmes-les-Vallons'],
        ['Action', 'Pilotes', 'Porteurs'],
        ['Une', 'LES PENNES MIRABEAU, SEPTEMES LES VALLONS', 'Ville de Septèmes'],
        ['Deux', 'LPM & SLV', 'les pennes-mirabeau'],
        ['Trois', 'Septémes-les-Valons', 'CCAS de Septèmes / Service jeunesse (Les Pennes)'],
        ['Quatre', 'Conseil départemental (CD13)', 'Département des Bouches-du-Rhône'],
        [
          'Cinq',
          'Direction de l’enfance, de la jeunesse et des sports',
          'Association Synergie Family, Léo Lagrange',
        ],
        ['Six', 'à définir', 'L’ensemble des communes'],
        ['Sept', 'Éducation nationale - Caf - MSA', 'Toutes sauf Septèmes'],
        ['Huit', 'Idem', 'Commune'],
      ]),
    );
    expect(
      territory.actions.map(({ pilots, porteurs }) => [
        people(territory, pilots),
        people(territory, porteurs),
      ]),
    ).toEqual([
      [['Les Pennes-Mirabeau', 'Septèmes'], ['Septèmes']],
      [['Les Pennes-Mirabeau', 'Septèmes'], ['Les Pennes-Mirabeau']],
      [['Septèmes'], ['CCAS de Septèmes', 'Service jeunesse (Les Pennes)']],
      [['Département des Bouches-du-Rhône'], ['Département des Bouches-du-Rhône']],
      [
        ['Direction de l’enfance, de la jeunesse et des sports'],
        ['Association Synergie Family', 'Léo Lagrange'],
      ],
      [[], ['Les Pennes-Mirabeau', 'Septèmes']],
      [['Éducation nationale', 'Caf', 'MSA'], ['Les Pennes-Mirabeau']],
      [['Éducation nationale', 'Caf', 'MSA'], ['Commune']],
    ]);
    expect(kinds(territory)).toMatchObject({
      'Les Pennes-Mirabeau': 'commune',
      Septèmes: 'commune',
      Caf: 'caf',
      'Département des Bouches-du-Rhône': 'departement',
      MSA: 'etat',
      'CCAS de Septèmes': 'service',
      'Association Synergie Family': 'association',
    });
  });
});

describe('the sheets', () => {
  const header = ['N°', 'Action', 'Pilote'];

  it('that have one header are read together; hidden sheets, hidden rows and what is no plan are said', () => {
    const reading = readPlan(
      workbookOf(
        sheetOf([['Mode d’emploi'], ['Remplir la feuille Actions']], { name: 'Lisez-moi' }),
        sheetOf([header, [1, 'Caché', 'x']], { name: 'Ancien', hidden: true }),
        sheetOf([header, [1, 'Un', 'Caf'], [2, 'Deux', 'Caf']], { name: 'Axe 1 - Parentalité' }),
        sheetOf([header, [3, 'Trois', 'Caf'], [4, 'Quatre', 'Caf']], {
          name: 'Axe 2 - Jeunesse',
          hiddenRows: [3],
        }),
      ),
    );
    expect(places(reading.territory)).toEqual([
      '1 Un @ 1 Parentalité > –',
      '2 Deux @ 1 Parentalité > –',
      '3 Trois @ 2 Jeunesse > –',
    ]);
    expect(doubts(reading)).toEqual([
      'La feuille masquée « Ancien » est laissée de côté.',
      'Les feuilles « Axe 1 - Parentalité », « Axe 2 - Jeunesse » ont le même en-tête : elles sont lues ensemble.',
      'La feuille « Lisez-moi » n’est pas lue : elle n’a pas le même en-tête que « Axe 1 - Parentalité ».',
      '3 Feuille « Axe 2 - Jeunesse » : Ligne laissée de côté (ligne masquée) : « 4 · Quatre · Caf ».',
    ]);
  });
});

describe('several sheets on the same actions', () => {
  it('complete each other: a plan and its deployment', () => {
    const { territory } = readPlan(
      workbookOf(
        sheetOf(
          [
            ['Enjeu', 'N°', 'Action', 'Pilote', 'Porteur', 'Objectifs', 'Public'],
            ['Enjeu 1 – Parentalité', 1, 'Un', 'Caf', 'Grans', 'o', 'p'],
            ['', 2, 'Deux', 'Caf', 'Miramas', 'o', 'p'],
          ],
          { name: 'Plan' },
        ),
        sheetOf(
          [
            ['N°', 'Action', 2022, 2023],
            [1, 'Un', 'X', ''],
            [2, 'Deux', '', 'X'],
          ],
          { name: 'Déploiement' },
        ),
      ),
    );
    expect(places(territory)).toEqual(['1 Un @ 1 Parentalité > –', '2 Deux @ 1 Parentalité > –']);
    expect(territory.actions.map(action => marks(territory, action))).toEqual(['2022:*', '2023:*']);
  });

  it('mark for the commune that each is called by', () => {
    const header = ['N°', 'Action', 'Pilote', 2022, 2023];
    const { territory } = readPlan(
      workbookOf(
        sheetOf([header, [1, 'Un', 'Caf', 'X', ''], [2, 'Deux', 'Caf', '', 'X']], { name: 'Les Pennes' }),
        sheetOf([header, [1, 'Un', 'Caf', 'X', 'X'], [3, 'Trois', 'Caf', '', 'X']], { name: 'Septèmes' }),
      ),
    );
    expect(territory.actions.map(action => marks(territory, action))).toEqual([
      '2022:Les Pennes+Septèmes 2023:Septèmes',
      '2023:Les Pennes',
      '2023:Septèmes',
    ]);
  });
});

describe('the fiches of Carros, as a table', () => {
  const source = readExample('bassin-de-vie-carros');
  const sections = [
    ['diagnosis', 'Diagnostic initial'],
    ['audience', 'Public cible'],
    ['objectives', 'Objectifs opérationnels'],
    ['methods', 'Modalités de mise en œuvre'],
    ['deadline', 'Échéances de réalisation'],
    ['services', 'Services mobilisés et responsables'],
    ['expectedResults', 'Résultats attendus'],
    ['partners', 'Partenaires sollicités'],
    ['indicators', 'Indicateurs d’évaluation'],
  ] as const;

  it('gives all 11 with what their boxes hold', () => {
    const axes = new Map(source.axes.map(axis => [axis.id, axis]));
    const orientations = new Map(
      source.axes.flatMap(axis => axis.orientations.map(one => [one.id, one] as const)),
    );
    const rows = source.actions.map(action => {
      const axis = axes.get(action.axis ?? '');
      const orientation = orientations.get(action.orientation ?? '');
      return [
        `Axe ${axis?.number} : ${axis?.title}`,
        orientation ? `${orientation.number} ${orientation.title}` : '',
        action.number,
        action.title,
        action.porteurs.map(id => source.actors.find(actor => actor.id === id)?.name).join(', '),
        action.kind === 'new' ? 'Nouvelle' : 'En cours',
        ...sections.map(([id]) => {
          const held = action.sheet[id];
          return Array.isArray(held) ? held.map(line => `- ${line}`).join('\n') : held;
        }),
      ];
    });
    const { territory } = readPlan(
      book([
        [`Convention territoriale globale ${source.territory.name} 2021-2024`],
        [
          'Axe',
          'Perspective générale',
          'N°',
          'Fiche action',
          'Porteur',
          'Nature',
          ...sections.map(([, name]) => name),
        ],
        ...rows,
      ]),
    );
    expect(tree(territory)).toEqual(tree(source));
    expect(places(territory)).toEqual(places(source));
    expect(territory.territory).toMatchObject({
      name: source.territory.name,
      period: source.territory.period,
      numbering: 'hierarchical',
    });
    for (const [index, { kind, sheet, deployment }] of territory.actions.entries()) {
      const given = source.actions[index];
      expect(kind).toBe(given?.kind);
      expect(deployment).toEqual({});
      expect({ ...sheet, details: [] }).toEqual({ ...given?.sheet, details: [] });
    }
  });
});
