/**
 * Brings a document to the present layout, and gives actions the nested types they lack: those of an action born under an
 * older layout, or while somebody was adding a section. Only the server does it, for two clients that gave one type at
 * once would lose what was written in one of them.
 */
import * as Y from 'yjs';
import { actionSets, rootsOf, SCHEMA_VERSION, sectionFragment } from './plan-doc.ts';
import { shareRowTexts } from './plan-row-texts.ts';
import { readSections, sectionKey, writeSections } from './plan-sections.ts';
import { fragmentLines } from './plan-text.ts';
import { defaultSections, sectionIds } from './sheet.ts';
import { numberOrNull } from './values.ts';

/** Bytes that an empty nested type takes besides its key, or a little less. */
const TYPE_BYTES = 24;

/**
 * @param hasRoomFor tells whether the plan may grow by so many bytes; what it has no room for is not given
 * @returns the way to stop watching
 */
export function keepComplete(doc: Y.Doc, hasRoomFor: (bytes: number) => boolean = () => true): () => void {
  const { items, meta } = rootsOf(doc);
  const complete = (entries: Iterable<unknown>): void =>
    doc.transact(() => completeActions(doc, entries, hasRoomFor), 'complete');
  const onItems = ({ keysChanged }: Y.YMapEvent<unknown>): void =>
    complete([...keysChanged].map(id => items.get(id)));
  const onMeta = ({ keysChanged }: Y.YMapEvent<unknown>): void => {
    if ([...keysChanged].some(key => key.startsWith(sectionKey.name('')))) complete(items.values());
  };
  migrate(doc);
  complete(items.values());
  items.observe(onItems);
  meta.observe(onMeta);
  return () => {
    items.unobserve(onItems);
    meta.unobserve(onMeta);
  };
}

function migrate(doc: Y.Doc): void {
  const { meta, rows } = rootsOf(doc);
  const schema = numberOrNull(meta.get('schema')) ?? SCHEMA_VERSION;
  if (schema >= SCHEMA_VERSION) return;
  doc.transact(() => {
    if (schema < 2) chooseSections(doc);
    shareRowTexts(rows);
    meta.set('schema', SCHEMA_VERSION);
  }, 'migrate');
}

/** Layout 1 had no sections to choose: the fiches show those of the model nearest to what is written. */
function chooseSections(doc: Y.Doc): void {
  const { meta, items } = rootsOf(doc);
  const used = new Set<string>();
  for (const entry of items.values()) {
    const sheet = entry instanceof Y.Map ? entry.get('sheet') : undefined;
    if (!(sheet instanceof Y.Map)) continue;
    for (const id of sectionIds) if (fragmentLines(sheet.get(id)).length > 0) used.add(id);
  }
  writeSections(meta, defaultSections(used), false);
}

/** A nested type that an action lacks. */
interface Gap {
  readonly holder: Y.Map<unknown>;
  readonly key: string;
  readonly make: () => Y.Map<unknown> | Y.XmlFragment;
}

function completeActions(
  doc: Y.Doc,
  entries: Iterable<unknown>,
  hasRoomFor: (bytes: number) => boolean,
): void {
  const own = readSections(rootsOf(doc).meta).flatMap(({ id, isOwn }) => (isOwn ? [id] : []));
  const sections = [...sectionIds, ...own];
  const gaps = [...entries].flatMap(entry => findGaps(entry, sections));
  const bytes = gaps.reduce((sum, { key }) => sum + key.length + TYPE_BYTES, 0);
  // All or nothing, and measured before it is made: what the server adds must not leave people without room.
  if (gaps.length === 0 || !hasRoomFor(bytes)) return;
  for (const { holder, key, make } of gaps) holder.set(key, make());
}

/** What is there is left as it is, whatever it is. */
function findGaps(entry: unknown, sections: readonly string[]): readonly Gap[] {
  if (!(entry instanceof Y.Map) || entry.get('kind') !== 'action') return [];
  const sets = actionSets
    .filter(field => !entry.has(field))
    .map(key => ({ holder: entry, key, make: () => new Y.Map<unknown>() }));
  const sheet: unknown = entry.get('sheet');
  if (!(sheet instanceof Y.Map)) return sets;
  const texts = sections
    .filter(section => !sheet.has(section))
    .map(key => ({ holder: sheet, key, make: () => sectionFragment(key, []) }));
  return [...sets, ...texts];
}
