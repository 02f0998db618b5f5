import { describe, expect, it } from 'vitest';
import type { PlanSnapshot } from '../../../../shared/model.ts';
import type { RichBlock, RichInline, Section, Sheet } from '../../../../shared/sheet.ts';
import { nursery, smallTerritory } from '../../territories.ts';
import { documentXml, partsOf, planOf, styled, tablesIn, wordOf } from './reading.ts';
import { faultsIn } from './schema.ts';

const plain = (text: string, ...marks: RichInline[]): RichBlock => ({
  type: 'paragraph',
  content: [{ type: 'text', text }, ...marks],
});

/** The small plan whose action « Crèche » has these texts, formatted, and these sections. */
function withSheet(
  blocks: Readonly<Record<string, readonly RichBlock[]>>,
  sections?: readonly Section[],
): PlanSnapshot {
  const plan = planOf(smallTerritory);
  const lines = Object.fromEntries(Object.keys(blocks).map(id => [id, ['…']]));
  return {
    ...plan,
    territory: { ...plan.territory, ...(sections && { sections }) },
    actions: plan.actions
      .filter(({ id }) => id === nursery)
      .map(action => ({ ...action, sheet: { ...action.sheet, ...lines } as Sheet, richSheet: blocks })),
  };
}

/** The XML of the box of « Détails ». */
function boxOf(blocks: readonly RichBlock[]): string {
  const xml = documentXml(wordOf(withSheet({ details: blocks }), ['sheets']));
  expect(faultsIn(xml)).toEqual([]);
  const rows = xml.split('<w:tr>').filter(row => row.includes('Détails de l’action'));
  return rows[0]?.split('<w:tc>')[2] ?? '';
}

describe('a fiche', () => {
  const xml = documentXml(wordOf(planOf('bassin-de-vie-carros'), ['sheets']));
  const [, first] = tablesIn(xml).filter(({ style }) => style === 'TableauFiche');

  it('is under its number and title, one for each action', () => {
    const titles = [...styled(xml, 'Heading2'), ...styled(xml, 'TitreFiche')];
    expect(titles).toHaveLength(11);
    expect(titles[0]).toBe(
      'Fiche action 1.1.1 – Étudier la faisabilité de créer une crèche inter-entreprise',
    );
  });

  it('has the axis, the orientation, then the nine boxes of the annex', () => {
    const labels = first?.rows.map(([label]) => label) ?? [];
    expect(labels.slice(0, 2)).toEqual(['Axe', 'Perspective générale']);
    expect(labels.slice(labels.indexOf('Diagnostic initial'))).toEqual([
      'Diagnostic initial',
      'Public cible',
      'Objectifs opérationnels',
      'Modalités de mise en œuvre',
      'Échéances de réalisation',
      'Services mobilisés et responsables',
      'Résultats attendus',
      'Partenaires sollicités',
      'Indicateurs d’évaluation',
    ]);
  });

  it('tells who and when, where the plan knows', () => {
    const [only] = tablesIn(documentXml(wordOf(withSheet({}), ['sheets']))).filter(
      ({ style }) => style === 'TableauFiche',
    );
    expect(only?.rows.slice(0, 7)).toEqual([
      ['Axe', '1 – Petite enfance'],
      ['Orientation', 'a – Accueillir'],
      ['Origine', 'Nouvelle'],
      ['Thématiques', 'Parentalité'],
      ['Pilotes', 'Caf'],
      ['Porteurs', 'Les Pennes'],
      ['Années', 'Les Pennes : 2024–2025'],
    ]);
  });

  it('has the territory’s own sections and names, in its order, and hidden ones only as long as they say something', () => {
    const section = (id: string, name: string, isHidden = false): Section => ({
      id,
      name,
      isHidden,
      isOwn: id === 'budget',
    });
    const plan = withSheet({ budget: [plain('12 000 €')], services: [plain('Le RPE')] }, [
      section('budget', 'Budget prévisionnel'),
      section('details', 'Descriptif'),
      section('indicators', 'Indicateurs', true),
      section('services', 'Services', true),
    ]);
    const [only] = tablesIn(documentXml(wordOf(plan, ['sheets']))).slice(-1);
    expect(only?.rows.slice(7, 10)).toEqual([
      ['Budget prévisionnel', '12 000 €'],
      ['Descriptif', 'Ouvrir douze places'],
      ['Services', 'Le RPE'],
    ]);
    expect(only?.rows.map(([label]) => label)).not.toContain('Indicateurs');
  });

  it('may be cut only where a box is longer than a page', () => {
    const long = { details: [plain('mot '.repeat(1_000))] };
    const plan = withSheet(long);
    const actions = plan.actions.map(action => ({
      ...action,
      sheet: { ...action.sheet, details: ['mot '.repeat(1_000)] } as Sheet,
    }));
    const xml = documentXml(wordOf({ ...plan, actions }, ['sheets']));
    const rows = xml.split('<w:tr>').slice(1);
    const uncut = rows.filter(row => !row.startsWith('<w:trPr><w:cantSplit/>') && !row.includes('Pour '));
    expect(uncut.map(row => row.includes('Détails de l’action'))).toContain(true);
    expect(rows.filter(row => row.includes('cantSplit')).length).toBeGreaterThan(5);
  });
});

describe('formatted text in a fiche', () => {
  it('keeps bold, italic and line breaks', () => {
    const box = boxOf([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'fort', marks: [{ type: 'bold' }] },
          { type: 'text', text: 'penché', marks: [{ type: 'italic' }, { type: 'bold' }] },
          { type: 'break' },
          { type: 'text', text: 'suite' },
        ],
      },
    ]);
    expect(box).toContain('<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">fort</w:t></w:r>');
    expect(box).toContain(
      '<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">penché</w:t>',
    );
    expect(box).toContain('<w:r><w:br/></w:r><w:r><w:t xml:space="preserve">suite</w:t></w:r>');
  });

  it('keeps lists in lists, and goes on under an item', () => {
    const box = boxOf([
      {
        type: 'bulletList',
        items: [[plain('un'), plain('encore un'), { type: 'bulletList', items: [[plain('dedans')]] }]],
      },
    ]);
    const levels = [...box.matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="1"\/>/g)].map(
      ([, level]) => level,
    );
    expect(levels).toEqual(['0', '1']);
    expect(styled(box, 'TableauSuite1')).toEqual(['encore un']);
  });

  it('begins each numbered list where it began', () => {
    const list = (start?: number): RichBlock => ({
      type: 'orderedList',
      ...(start !== undefined && { start }),
      items: [[plain('a')], [plain('b')]],
    });
    const parts = partsOf(
      wordOf(withSheet({ details: [list(), plain('puis'), list(3), list()] }), ['sheets']),
    );
    const starts = [...(parts.get('word/numbering.xml') ?? '').matchAll(/<w:startOverride w:val="(\d+)"/g)];
    expect(starts.map(([, start]) => start)).toEqual(['1', '3', '1']);
  });

  it('reads as deep as Word goes, whatever is deeper', () => {
    const deep = (levels: number): RichBlock =>
      levels === 0 ? plain('au fond') : { type: 'bulletList', items: [[plain('x'), deep(levels - 1)]] };
    const box = boxOf([deep(20)]);
    expect(Math.max(...[...box.matchAll(/<w:ilvl w:val="(\d+)"/g)].map(([, level]) => Number(level)))).toBe(
      8,
    );
    expect(box).toContain('au fond');
  });

  it('leads where its links lead, to the web or a mailbox only', () => {
    const link = (href: string): RichBlock => ({
      type: 'paragraph',
      content: [{ type: 'text', text: 'là', marks: [{ type: 'link', href }] }],
    });
    const details = [link('https://caf.fr/?a=1&b="2"'), link('javascript:alert(1)'), link('mailto:a@b.fr')];
    const parts = partsOf(wordOf(withSheet({ details }), ['sheets']));
    const targets = [
      ...(parts.get('word/_rels/document.xml.rels') ?? '').matchAll(
        /Target="([^"]*)" TargetMode="External"/g,
      ),
    ];
    expect(targets.map(([, target]) => target)).toEqual([
      'https://caf.fr/?a=1&amp;b=%222%22',
      'mailto:a@b.fr',
    ]);
  });
});
