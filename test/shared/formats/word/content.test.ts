import { describe, expect, it } from 'vitest';
import type { TerritoryFile } from '../../../../shared/formats/territory-schema.ts';
import { wordFiles } from '../../../../shared/formats/word/word-files.ts';
import { exampleNames, readExample, smallTerritory } from '../../territories.ts';
import { documentXml, paragraphsIn, partsOf, planOf, styled, tablesIn, today, wordOf } from './reading.ts';

const pennes = planOf('pennes-septemes');
const carros = planOf('bassin-de-vie-carros');

/** The deployment's rows, its header first. */
function deploymentOf(name: string): readonly (readonly string[])[] {
  const tables = tablesIn(documentXml(wordOf(planOf(name), ['deployment'])));
  return tables.find(({ style }) => style === 'TableauPlan')?.rows ?? [];
}

describe('the deployment of Les Pennes and Septèmes', () => {
  const [head = [], ...rows] = deploymentOf('pennes-septemes');
  const marks = rows.map(row => row.slice(3));

  it('has the columns of the convention', () => {
    expect(head).toEqual(['Action', 'Pilotes', 'Porteurs', '2022', '2023', '2024', '2025', '2026']);
  });

  it('has its 24 rows, by number', () => {
    expect(rows.map(([action = '']) => Number(/^Action (\d+) – /.exec(action)?.[1]))).toEqual(
      Array.from({ length: 24 }, (_, index) => index + 1),
    );
  });

  it('has its 104 marks: 98 X, 4 x(L) and 2 xx', () => {
    const counts = Map.groupBy(marks.flat().filter(Boolean), mark => mark);
    expect(Object.fromEntries([...counts].map(([mark, found]) => [mark, found.length]))).toEqual({
      X: 98,
      'x(L)': 4,
      xx: 2,
    });
  });

  it('has as many each year as the source', () => {
    const totals = [0, 1, 2, 3, 4].map(year => marks.filter(row => row[year]).length);
    expect(totals).toEqual([14, 19, 23, 24, 24]);
  });

  it('tells what its marks mean, and no others', () => {
    expect(styled(documentXml(wordOf(pennes, ['deployment'])), 'Caption')).toEqual([
      'X : action prévue cette année-là ; x(L) : prévue pour Les Pennes seulement ; xx : prévue pour Les Pennes et Septèmes',
    ]);
  });
});

describe('a deployment', () => {
  it('says when an action is due where no year is marked', () => {
    const [head = [], first = []] = deploymentOf('bassin-de-vie-carros');
    expect(head.at(-1)).toBe('Échéance');
    expect(first.at(-1)).toBe('Fin d’année 2024');
  });

  it('repeats its header and cuts no row', () => {
    const [, deployment] = tablesIn(documentXml(wordOf(pennes, ['deployment']))).slice(-2);
    expect(deployment?.xml).toContain('<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>');
    expect(deployment?.xml.match(/<w:cantSplit\/>/g)).toHaveLength(25);
  });

  it('is on wide pages', () => {
    expect(documentXml(wordOf(pennes, ['deployment']))).toContain(
      '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    );
  });
});

describe('the plan by themes', () => {
  const xml = documentXml(wordOf(pennes, ['themes']));
  const tables = tablesIn(xml).filter(({ style }) => style === 'TableauPlan');

  it('has a table for each theme that has actions, and one for those without', () => {
    expect(styled(xml, 'Heading2')).toEqual([
      ...pennes.themes
        .filter(({ id }) => pennes.actions.some(({ themes }) => themes.includes(id)))
        .map(({ name }) => name),
      'Sans thématique',
    ]);
  });

  it('has the columns of the annex, in the territory’s words', () => {
    expect(tables[0]?.rows[0]).toEqual([
      'Actions',
      'Thématiques',
      'Détails de l’action',
      'Moyens techniques et humains',
      'Moyens financiers',
      'Pilote',
      'Porteur',
    ]);
  });

  it('tells the years under the action’s title, and who where communes differ', () => {
    const first = tables.flatMap(({ rows }) => rows.map(([action]) => action));
    expect(first).toContain('Action 4 – Mettre en œuvre des formations des acteurs de la PE/E/J\n2024–2026');
    expect(first.find(action => action?.startsWith('Action 15'))).toContain(
      'Les Pennes : 2022–2026 ; Septèmes : 2023–2026',
    );
  });

  it('has every action of the plan', () => {
    const told = new Set(tables.flatMap(({ rows }) => rows.slice(1).map(([action]) => action)));
    expect(told.size).toBe(24);
  });
});

describe('the plan by axes and orientations', () => {
  it('has a heading for each axis and orientation, in the territory’s words', () => {
    const xml = documentXml(wordOf(pennes, ['outline']));
    expect(styled(xml, 'Heading1')).toEqual(['Le plan par enjeux et orientations']);
    expect(styled(xml, 'Heading2')[0]).toBe('Enjeu 1 – L’adaptation et le développement de l’offre');
    expect(styled(xml, 'Heading3')).toHaveLength(8);
  });

  it('has each action once, and what is cited as such', () => {
    const rows = tablesIn(documentXml(wordOf(carros, ['outline'])))
      .filter(({ style }) => style === 'TableauPlan')
      .flatMap(table => table.rows.slice(1).map(([action = '']) => action));
    expect(rows.filter(action => action.startsWith('Action '))).toHaveLength(11);
    expect(rows.filter(action => action.startsWith('cf '))).toEqual([
      expect.stringMatching(/^cf 1\.2\.2 – Étudier la faisabilité/),
    ]);
  });

  it('lists orientations that have no action', () => {
    const xml = documentXml(wordOf(planOf('l-union'), ['outline']));
    expect(styled(xml, 'ListBullet')).toHaveLength(33);
    expect(styled(xml, 'Heading2')).toHaveLength(8);
  });

  it('has what stands nowhere under « À classer »', () => {
    const xml = documentXml(wordOf(planOf(smallTerritory), ['outline']));
    expect(styled(xml, 'Heading2').at(-1)).toBe('À classer');
    expect(tablesIn(xml).at(-1)?.rows.at(-1)?.[0]).toBe('Action 6 – Forum');
  });
});

describe('the annexes', () => {
  it('have the facilities of each commune', () => {
    const xml = documentXml(wordOf(carros, ['annexes']));
    expect(styled(xml, 'Heading1')).toEqual([
      'Équipements',
      'Champs d’intervention des communes',
      'Gouvernance',
      'Schéma de coopération',
      'Évaluation',
    ]);
    expect(styled(xml, 'Heading2')).toEqual([
      'Carros',
      'Gattières',
      'Gilette',
      'La Gaude',
      'Le Broc',
      'Saint-Jeannet',
    ]);
  });

  it('have a cross for each commune and field: 48 in Carros', () => {
    const matrix = tablesIn(documentXml(wordOf(carros, ['annexes']))).find(({ rows }) =>
      rows[0]?.includes('Champ d’intervention'),
    );
    expect(matrix?.rows).toHaveLength(18);
    expect(matrix?.rows.flat().filter(cell => cell === 'X')).toHaveLength(48);
  });

  it('add up the time of those who cooperate: 1 and 1,5', () => {
    const table = tablesIn(documentXml(wordOf(pennes, ['annexes']))).find(({ rows }) =>
      rows[0]?.includes('ETP'),
    );
    expect(table?.rows.slice(1).map(([actor, functions, time]) => [actor, functions, time])).toEqual([
      ['Septèmes', 'Coopération – chef de projet', '1'],
      [
        'Les Pennes',
        'Coopération – chef de projet (0,5 ETP)\nCoopération – Petite Enfance (0,5 ETP)\nCoopération – Loisirs Jeunesse (0,5 ETP)',
        '1,5',
      ],
      ['Caf', 'Référent Caf', ''],
      ['', expect.stringMatching(/^Instance de coopération/), ''],
    ]);
  });
});

describe('the first page', () => {
  const xml = documentXml(wordOf(carros));

  it('names the convention, the territory and its years', () => {
    expect(styled(xml, 'Title')).toEqual([carros.territory.convention]);
    expect(styled(xml, 'Subtitle')).toEqual([carros.territory.name]);
    expect(paragraphsIn(xml)).toContain('Période 2021–2024');
  });

  it('has room for the signature and the logo of each commune and of the Caf', () => {
    const names = ['Carros', 'Gattières', 'Gilette', 'La Gaude', 'Le Broc', 'Saint-Jeannet'];
    const signatories = [...names, 'Caf des Alpes-Maritimes'];
    expect(styled(xml, 'CouvertureLogo')).toEqual(signatories.map(name => `Logo : ${name}`));
    expect(paragraphsIn(xml).filter(text => text.startsWith('Pour '))).toEqual(
      signatories.map(name => `Pour ${name}`),
    );
  });

  it('says when it was signed, as far as the plan knows', () => {
    expect(paragraphsIn(documentXml(wordOf(pennes)))).toContain('Signée en décembre 2022');
    expect(paragraphsIn(documentXml(wordOf(planOf('angers'))))).toContain('Signée le 6 septembre 2019');
  });
});

describe('a file', () => {
  it('is told in French, titled and dated', () => {
    const parts = partsOf(wordOf(pennes, ['deployment']));
    expect(parts.get('docProps/core.xml')).toContain(
      `<dc:title>${pennes.territory.convention} – Le déploiement</dc:title>`,
    );
    expect(parts.get('docProps/core.xml')).toContain('2026-11-29T12:00:00Z</dcterms:created>');
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="fr-FR"');
  });

  it('numbers its pages', () => {
    const foot = partsOf(wordOf(pennes)).get('word/footer2.xml') ?? '';
    expect(foot).toContain('<w:fldSimple w:instr=" PAGE ">');
    expect(foot).toContain('<w:fldSimple w:instr=" NUMPAGES ">');
    expect(paragraphsIn(foot)[0]).toMatch(/plan du 29 novembre 2026.*page 1 sur 1$/);
  });

  it('has the territory, the document and the day in its name', () => {
    const names = (isSeparate: boolean): readonly string[] =>
      wordFiles(pennes, { documents: ['deployment', 'sheets'], isSeparate, today }).map(({ name }) => name);
    const territory = 'CTG Les Pennes-Mirabeau et Septèmes-les-Vallons';
    expect(names(true)).toEqual([
      `${territory} – déploiement – 2026-11-29.docx`,
      `${territory} – fiches actions – 2026-11-29.docx`,
    ]);
    expect(names(false)).toEqual([`${territory} – annexes – 2026-11-29.docx`]);
  });

  it('is not made of what a plan has nothing to put in', () => {
    const request = { documents: ['themes', 'sheets'], isSeparate: true, today } as const;
    expect(wordFiles(planOf('l-union'), request)).toEqual([]);
  });

  it.each(exampleNames)('of %s tells every action and every box of its fiche', name => {
    const plan = planOf(name);
    const { actions }: TerritoryFile = readExample(name);
    if (actions.length === 0) return;
    const text = paragraphsIn(documentXml(wordOf(plan, ['sheets']))).join('\n');
    for (const { title, sheet } of actions) {
      expect(text).toContain(title);
      for (const lines of Object.values(sheet))
        for (const line of [lines ?? []].flat()) expect(text).toContain(line);
    }
  });
});
