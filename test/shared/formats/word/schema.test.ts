import { describe, expect, it } from 'vitest';
import type { TerritoryFile } from '../../../../shared/formats/territory-schema.ts';
import { bigPlan } from '../../../fixtures/big-plan.ts';
import { exampleNames, readExample, smallTerritory } from '../../territories.ts';
import { partsOf, planOf, wordOf } from './reading.ts';
import { faultsIn } from './schema.ts';

/** Titles of people who mean no harm, and of those who do. */
const nasty = 'A & B <w:p> "x" ]]> \u0001\u000b\u001f \uFFFE \uD83D 🎈 &amp; -- \u0085fin';

/** Every text of a territory, made nasty. */
function spoil(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map(item => spoil(item, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoil(inner, name)]));
  const isText = ['title', 'name', 'label', 'details', 'missions', 'question', 'kind', 'convention'].includes(
    key,
  );
  return typeof value === 'string' && isText && value !== '' && value !== 'commune' && value !== 'caf'
    ? `${value} ${nasty}`
    : value;
}

const territories: readonly (readonly [string, TerritoryFile])[] = [
  ...exampleNames.map(name => [name, readExample(name)] as const),
  ['long fiches', bigPlan(30)],
  ['the small plan', smallTerritory],
];

describe('a Word file', () => {
  it.each(territories)('of %s has nothing that Word would repair', (_name, territory) => {
    const parts = partsOf(wordOf(planOf(territory)));
    expect([...parts].flatMap(([name, xml]) => faultsIn(xml).map(fault => `${name}: ${fault}`))).toEqual([]);
  });

  it.each(territories)('of %s refers to nothing that is not in it', (_name, territory) => {
    const parts = partsOf(wordOf(planOf(territory)));
    const text = ['word/document.xml', 'word/footer1.xml', 'word/footer2.xml']
      .map(name => parts.get(name))
      .join('');
    const ids = (xml: string | undefined, pattern: RegExp): ReadonlySet<string | undefined> =>
      new Set([...(xml ?? '').matchAll(pattern)].map(([, id]) => id));
    const styles = ids(parts.get('word/styles.xml'), /w:styleId="(\w+)"/g);
    const used = ids(text, /<w:(?:p|r|tbl)Style w:val="(\w+)"/g);
    expect(used.size).toBeGreaterThan(5);
    expect([...used].filter(id => !styles.has(id))).toEqual([]);
    const based = ids(parts.get('word/styles.xml'), /<w:(?:basedOn|next) w:val="(\w+)"/g);
    expect([...based].filter(id => !styles.has(id))).toEqual([]);
    const lists = ids(parts.get('word/numbering.xml'), /<w:num w:numId="(\d+)"/g);
    expect([...ids(text, /<w:numId w:val="(\d+)"/g)].filter(id => !lists.has(id))).toEqual([]);
    const links = ids(parts.get('word/_rels/document.xml.rels'), / Id="(\w+)"/g);
    expect([...ids(text, / r:id="(\w+)"/g)].filter(id => !links.has(id))).toEqual([]);
    const told = ids(parts.get('[Content_Types].xml'), /PartName="\/([^"]+)"/g);
    const expected = [...parts.keys()].filter(name => !name.endsWith('.rels') && !name.startsWith('['));
    expect([...told].toSorted()).toEqual(expected.toSorted());
  });

  it('tells each style once', () => {
    const styles = partsOf(wordOf(planOf(smallTerritory))).get('word/styles.xml') ?? '';
    const ids = [...styles.matchAll(/w:styleId="(\w+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds any text that a plan may have, without what XML cannot hold', () => {
    const plan = planOf(spoil(readExample('pennes-septemes')) as TerritoryFile);
    const parts = partsOf(wordOf(plan));
    expect([...parts].flatMap(([, xml]) => faultsIn(xml))).toEqual([]);
    expect(parts.get('word/document.xml')).toContain('A &amp; B &lt;w:p&gt; &quot;x&quot; ]]&gt;');
  });

  it('formats nothing but by styles, whatever people made bold, italic or numbered apart', () => {
    const xml = partsOf(wordOf(planOf(bigPlan(30)))).get('word/document.xml') ?? '';
    expect(xml).not.toMatch(/<w:(rFonts|sz|color|shd|jc|ind|spacing|tcBorders|tblBorders)\b/);
  });

  it('is the same for the same plan and day', () => {
    const plan = planOf(smallTerritory);
    expect(wordOf(plan)).toEqual(wordOf(plan));
  });
});

describe('the check of files itself', () => {
  it.each([
    ['<w:pPr><w:jc/><w:pStyle/></w:pPr>', 'w:pStyle comes too late in w:pPr'],
    ['<w:tc><w:tcPr/></w:tc>', 'a cell that ends without a paragraph'],
    ['<w:a><w:b></w:a></w:b>', '</w:a> closes w:b'],
    ['<w:a>', 'w:a is never closed'],
    ['<w:t>a & b</w:t>', 'a sign that is not escaped'],
    ['<w:t>\u0001</w:t>', 'a character that XML cannot hold'],
    ['<w:tbl></w:tbl><w:tbl></w:tbl>', 'nothing after a table'],
  ])('sees in %s that there is %s', (xml, fault) => {
    expect(faultsIn(xml)).toContain(fault);
  });
});
