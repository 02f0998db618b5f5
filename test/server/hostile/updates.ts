/** Updates that Yjs reads and that no page of ours would ever write: each is real in its form and hostile in what it holds. */
import * as Y from 'yjs';
import type { Chance } from '../../random.ts';

const roots = ['meta', 'actors', 'themes', 'items', 'rows', 'comments'] as const;

const fields = [
  'title',
  'place',
  'kind',
  'deleted',
  'noted',
  'marks',
  'sheet',
  'pilots',
  'alsoUnder',
  'order',
  'name',
  'mergedInto',
  'text',
  'roles',
  'communes',
  'resolved',
  'section.name/x',
  'import/x',
  'schema',
  'period',
  '__proto__',
  'constructor',
  'toString',
  'freed/x',
  'member/x',
  'alias/x',
  '',
  '2024/*',
];

/** A value of any kind, at times one that only looks like what belongs there. */
function anything(chance: Chance, ids: readonly string[], depth = 0): unknown {
  const id = chance.pick(ids) ?? 'x';
  const inside = (): unknown => (depth > 4 ? null : anything(chance, ids, depth + 1));
  switch (chance.below(20)) {
    case 0:
      return chance.among(0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53));
    case 1:
      return chance.among('', 'x', '\uD800', '__proto__', '<img src=x onerror=1>', '‮‏', id);
    case 2:
      return 'é'.repeat(chance.below(2_000));
    case 3:
      return chance.among(null, undefined, true, false);
    case 4:
      return chance.bytes(chance.below(40));
    case 5:
      return Array.from({ length: chance.below(5) }, inside);
    case 6:
      return Object.fromEntries([
        ['__proto__', 1],
        ['a', inside()],
      ]);
    case 7:
      return {
        parent: id,
        order: chance.among('', 'a0', 'A00000000000000000000000000', 'zz', 'é', 'a'.repeat(3_000)),
      };
    case 8:
      return { parent: chance.among(id, 7, null), order: chance.among('a0', 5, null) };
    case 9:
      return { id, at: chance.among(0, -1, 1e300, 'x'), took: [id, 7, null, ...ids.slice(0, 3)] };
    case 10:
      return chance.among('axis', 'orientation', 'action', 'row', 'note', 'commune');
    case 11:
      return BigInt(chance.below(1_000));
    case 12:
      return new Y.Text('x'.repeat(chance.below(50)));
    case 13:
      return new Y.Array();
    case 14:
      return new Y.XmlText('x');
    case 15:
      return new Y.XmlElement(chance.among('paragraph', '__proto__', 'script'));
    case 16:
      return new Y.XmlFragment();
    case 17:
      return new Y.Map(fields.slice(0, chance.below(fields.length)).map(key => [key, inside()]));
    case 18:
      return chain(1 + chance.below(chance.percent(3) ? 4_000 : 30));
    default:
      return { schema: 99, from: 'x', to: [], name: {}, institution: [] };
  }
}

/** Maps in maps in maps. */
function chain(length: number): Y.Map<unknown> {
  let inner = new Y.Map<unknown>();
  for (let level = 1; level < length; level++) inner = new Y.Map([['a', inner]]);
  return inner;
}

/** What somebody may write who has the plan and no good will. The copy is theirs, and is left as they wrote it. */
export function writeMalice(copy: Y.Doc, chance: Chance): void {
  const root = chance.among(...roots);
  const map = copy.getMap<unknown>(root);
  const ids = [...map.keys()];
  const id = chance.percent(85) ? (chance.pick(ids) ?? 'x') : (chance.pick(fields) ?? '');
  const entry = map.get(id);
  const value = anything(chance, [...copy.getMap('items').keys()]);
  switch (chance.below(10)) {
    case 0:
      map.set(id, value);
      break;
    case 1:
      map.set(chance.percent(5) ? 'k'.repeat(2 ** chance.below(17)) : `évil/${chance.below(50)}`, value);
      break;
    case 2:
      map.delete(id);
      break;
    case 3:
      copy.getText(`${root}?`).insert(0, 'x');
      copy.getArray(chance.among(root, 'autre', '__proto__')).insert(0, [1]);
      break;
    case 4:
      if (entry instanceof Y.Map) for (const key of entry.keys()) if (chance.percent(30)) entry.delete(key);
      break;
    default:
      if (entry instanceof Y.Map) writeInside(entry, value, chance);
  }
}

function writeInside(entry: Y.Map<unknown>, value: unknown, chance: Chance): void {
  const key = chance.percent(60) ? chance.pick([...entry.keys()]) : chance.pick(fields);
  const part = entry.get(key ?? '');
  if (part instanceof Y.Map && chance.percent(70)) part.set(chance.pick([...part.keys()]) ?? 'x', value);
  else if (part instanceof Y.Text && chance.percent(70)) {
    part.insert(chance.below(part.length + 1), chance.among('x', '\uD83D', '\n', 'é'.repeat(500)));
    if (chance.percent(20)) part.format(0, part.length, { [chance.pick(fields) ?? 'b']: true });
    if (chance.percent(20)) part.insertEmbed(0, { __proto__: 'x', a: 1 });
  } else entry.set(key ?? 'x', value);
}
