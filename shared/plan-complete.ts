/**
 * Brings a document to the present layout, and gives actions the nested types they lack: those of an action born under an
 * older layout, or while somebody was adding a section. Only the server does it, for two clients that gave one type at
 * once would lose what was written in one of them.
 */
import * as Y from 'yjs';
import { actionSets, rootsOf, SCHEMA_VERSION, sectionFragment } from './plan-doc.ts';
import { readSections, writeSections } from './plan-sections.ts';
import { fragmentLines } from './plan-text.ts';
import { defaultSections, sectionIds } from './sheet.ts';
import { numberOrNull } from './values.ts';

/** @returns the way to stop watching */
export function keepComplete(doc: Y.Doc): () => void {
  const { items, meta } = rootsOf(doc);
  const complete = (entries: Iterable<unknown>): void =>
    doc.transact(() => completeActions(doc, entries), 'complete');
  const onItems = ({ keysChanged }: Y.YMapEvent<unknown>): void =>
    complete([...keysChanged].map(id => items.get(id)));
  const onMeta = ({ keysChanged }: Y.YMapEvent<unknown>): void => {
    if ([...keysChanged].some(key => key.startsWith('section.name/'))) complete(items.values());
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

/** Layout 1 had no sections to choose: the fiches show those of the model nearest to what is written. */
function migrate(doc: Y.Doc): void {
  const { meta, items } = rootsOf(doc);
  if ((numberOrNull(meta.get('schema')) ?? SCHEMA_VERSION) >= SCHEMA_VERSION) return;
  const used = new Set<string>();
  for (const entry of items.values()) {
    const sheet = entry instanceof Y.Map ? entry.get('sheet') : undefined;
    if (!(sheet instanceof Y.Map)) continue;
    for (const id of sectionIds) if (fragmentLines(sheet.get(id)).length > 0) used.add(id);
  }
  doc.transact(() => {
    writeSections(meta, defaultSections(used), false);
    meta.set('schema', SCHEMA_VERSION);
  }, 'migrate');
}

/** What is there is left as it is, whatever it is. */
function completeActions(doc: Y.Doc, entries: Iterable<unknown>): void {
  const own = readSections(rootsOf(doc).meta).filter(({ isOwn }) => isOwn);
  for (const entry of entries) {
    if (!(entry instanceof Y.Map) || entry.get('kind') !== 'action') continue;
    for (const field of actionSets) if (!entry.has(field)) entry.set(field, new Y.Map());
    const sheet: unknown = entry.get('sheet');
    if (!(sheet instanceof Y.Map)) continue;
    for (const section of [...sectionIds, ...own.map(({ id }) => id)])
      if (!sheet.has(section)) sheet.set(section, sectionFragment(section, []));
  }
}
