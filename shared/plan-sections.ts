/** The sections of the fiches, in `meta`: how they are kept, read and written. Commands on them are in plan-sheets.ts. */
import type * as Y from 'yjs';
import { compareOrder, firstOrders, type Ordered } from './plan-order.ts';
import {
  isOwnSectionId,
  isStandardSection,
  MAX_OWN_SECTIONS,
  type Section,
  sectionIds,
  sectionNames,
} from './sheet.ts';
import { string } from './values.ts';

/** Keys of `meta`: what people change apart of one section. */
export const sectionKey = {
  order: (id: string): string => `section.order/${id}`,
  name: (id: string): string => `section.name/${id}`,
  hidden: (id: string): string => `section.hidden/${id}`,
};

/** The order of the sections that every plan knows, until somebody moves them. */
const standardOrders = firstOrders(sectionIds.length);

export function readSections(meta: Y.Map<unknown>): readonly Section[] {
  return orderedSections(meta).map(({ id, name, isHidden, isOwn }) => ({ id, name, isHidden, isOwn }));
}

/** Every section of the territory with its order key, in order. */
export function orderedSections(meta: Y.Map<unknown>): readonly (Section & Ordered)[] {
  const standard = sectionIds.map((id, index) => ({
    ...readSection(meta, id, sectionNames[id], standardOrders[index] ?? ''),
    isOwn: false,
  }));
  const own = ownIds(meta)
    .map(id => ({ ...readSection(meta, id, '', ''), isOwn: true }))
    .sort(compareOrder)
    // Every fiche has a text for each: thousands of names, which take no room, would make millions of texts.
    .slice(0, MAX_OWN_SECTIONS);
  return [...standard, ...own].sort(compareOrder);
}

/** @param inOrder false leaves the order that every plan has by itself */
export function writeSections(meta: Y.Map<unknown>, sections: readonly Section[], inOrder: boolean): void {
  const orders = inOrder ? firstOrders(sections.length) : [];
  sections.forEach(({ id, name, isHidden }, index) => {
    if (orders[index] !== undefined) meta.set(sectionKey.order(id), orders[index]);
    if (!isStandardSection(id) || name !== sectionNames[id]) meta.set(sectionKey.name(id), name);
    if (isHidden) meta.set(sectionKey.hidden(id), true);
  });
}

/** A section of the territory's own is there as long as it has a name. */
function ownIds(meta: Y.Map<unknown>): readonly string[] {
  const prefix = sectionKey.name('');
  return [...meta]
    .filter(([key, name]) => key.startsWith(prefix) && typeof name === 'string')
    .map(([key]) => key.slice(prefix.length))
    .filter(isOwnSectionId);
}

function readSection(
  meta: Y.Map<unknown>,
  id: string,
  name: string,
  order: string,
): Omit<Section, 'isOwn'> & Ordered {
  return {
    id,
    order: string(meta.get(sectionKey.order(id)), order),
    name: string(meta.get(sectionKey.name(id))).trim() || name,
    isHidden: meta.get(sectionKey.hidden(id)) === true,
  };
}
