/** What a program that is not Tablée may have put anywhere in a document. */
import fc from 'fast-check';
import * as Y from 'yjs';
import { rowKinds } from '../../shared/row-cells.ts';
import { sectionIds } from '../../shared/sheet.ts';
import { anyText } from './random-pool.ts';
import { smallTerritory } from './territories.ts';

/** Tells how to make a value, for a Yjs type can be put in one place only. */
type Recipe =
  | { readonly is: 'nothing' | 'bytes' | 'document' | 'rich text' }
  | { readonly is: 'plain'; readonly value: unknown }
  | { readonly is: 'text' | 'xml text'; readonly text: string }
  | { readonly is: 'map'; readonly entries: readonly (readonly [string, Recipe])[] }
  | { readonly is: 'array'; readonly items: readonly string[] }
  | { readonly is: 'fragment' | 'element'; readonly children: readonly Recipe[] };

export interface ForeignValue {
  /** A root, then keys of nested maps. */
  readonly path: readonly string[];
  readonly recipe: Recipe;
}

const { axes, actions, actors, themes } = smallTerritory;
const orientations = axes.flatMap(axis => axis.orientations);
const itemIds = [...axes, ...orientations, ...actions].map(({ id }) => id);
const otherIds = [...actors, ...themes].map(({ id }) => id);
const sets = ['marks', 'pilots', 'porteurs', 'themes', 'alsoUnder'];
const fields = [
  ...['kind', 'place', 'title', 'number', 'deleted', 'origin', 'sheet', ...sets, ...sectionIds],
  ...['name', 'short', 'label', 'order', 'row', 'text', 'missions', 'meetings', 'roles', 'value', 'year'],
  ...['period', 'previousPeriods', 'word.axis', 'numbering', 'axisStyle', 'orientationStyle', 'id'],
];
const directoryKeys = ['mergedInto', 'color', 'alias/', 'alias/LPM', 'member/caf', 'member/les-pennes'];
const markKeys = ['2024/*', '2024/septemes', '2024/', '/septemes', '2024', '20245/*', '2024/a/b', '0000/*'];
const words = ['axis', 'orientation', 'action', 'commune', 'continuous', 'path', 'letter', ...rowKinds];
const orders = ['a0', 'a1', 'a2', 'a00', 'Zz', 'zz', '', 'a', `A${'0'.repeat(25)}1`, `A${'0'.repeat(26)}`];

const someId = fc.constantFrom(...itemIds, ...otherIds, '__proto__', 'x');
const someKey = fc.oneof(someId, fc.constantFrom(...fields, ...directoryKeys, ...markKeys), anyText);
const someOrder = fc.oneof(fc.constantFrom(...orders), fc.string({ maxLength: 5 }));
const someValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(Number.NaN, -1, 2024, 1e9, 12n, undefined),
  fc.constantFrom(...words),
  someOrder,
  fc.record({ parent: fc.option(someId), order: someOrder }, { requiredKeys: [] }),
  fc.record({ at: fc.integer(), names: fc.array(someId, { maxLength: 2 }) }, { requiredKeys: [] }),
  someId,
  fc.record({ at: fc.integer(), took: fc.array(someId, { maxLength: 4 }) }, { requiredKeys: [] }),
  fc.record({ from: fc.integer(), to: fc.integer(), actions: fc.integer() }, { requiredKeys: ['from'] }),
);

const { recipe: anyRecipe } = fc.letrec<{ recipe: Recipe }>(tie => ({
  recipe: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 4, arbitrary: someValue.map(value => ({ is: 'plain' as const, value })) },
    fc.record({
      is: fc.constantFrom('nothing' as const, 'bytes' as const, 'document' as const, 'rich text' as const),
    }),
    fc.record({ is: fc.constantFrom('text' as const, 'xml text' as const), text: anyText }),
    fc.record({ is: fc.constant('array' as const), items: fc.array(someId, { maxLength: 3 }) }),
    fc.record({
      is: fc.constant('map' as const),
      entries: fc.array(fc.tuple(someKey, tie('recipe')), { maxLength: 4 }),
    }),
    fc.record({
      is: fc.constantFrom('fragment' as const, 'element' as const),
      children: fc.array(tie('recipe'), { maxLength: 3 }),
    }),
  ),
}));

/** Mostly in what items hold, for they have the most to go wrong. */
export const anyForeignValue: fc.Arbitrary<ForeignValue> = fc.record({
  path: fc
    .tuple(
      fc.constantFrom('items', 'items', 'items', 'meta', 'actors', 'themes', 'rows', 'comments'),
      fc.array(someKey, { minLength: 1, maxLength: 3 }),
    )
    .map(([root, keys]) => [root, ...keys]),
  recipe: anyRecipe,
});

export function putForeign(doc: Y.Doc, { path, recipe }: ForeignValue): void {
  put(doc, path, make(recipe));
}

/** Puts a value where the path leads, or nowhere when it leads nowhere; `undefined` takes away what is there. */
export function put(doc: Y.Doc, [root = '', ...keys]: readonly string[], value: unknown): void {
  const last = keys.pop() ?? '';
  let map = doc.getMap(root);
  for (const key of keys) {
    const next = map.get(key);
    if (!(next instanceof Y.Map)) return;
    map = next;
  }
  if (value === undefined) map.delete(last);
  else map.set(last, value);
}

function make(recipe: Recipe): unknown {
  switch (recipe.is) {
    case 'nothing':
      return undefined;
    case 'bytes':
      return new Uint8Array([1, 2, 3]);
    case 'document':
      return new Y.Doc();
    case 'rich text':
      return richText();
    case 'plain':
      // Yjs wants objects with the usual prototype.
      return structuredClone(recipe.value);
    case 'text':
      return new Y.Text(recipe.text);
    case 'xml text':
      return new Y.XmlText(recipe.text);
    case 'map':
      return new Y.Map(recipe.entries.map(([key, value]) => [key, make(value)] as const));
    case 'array':
      return Y.Array.from([...recipe.items]);
    case 'fragment':
      return filled(new Y.XmlFragment(), recipe.children);
    case 'element':
      return filled(new Y.XmlElement('paragraph'), recipe.children);
  }
}

function richText(): Y.Text {
  const text = new Y.Text('ab');
  text.applyDelta([{ retain: 1, attributes: { bold: true } }, { insert: { image: 'x' } }]);
  return text;
}

function filled(fragment: Y.XmlFragment, children: readonly Recipe[]): Y.XmlFragment {
  const nodes = children.map(make).filter(node => node instanceof Y.XmlElement || node instanceof Y.XmlText);
  fragment.insert(0, nodes);
  return fragment;
}
