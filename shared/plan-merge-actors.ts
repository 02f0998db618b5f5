/** Moves to one actor everything that names another. */
import * as Y from 'yjs';
import type { Actor } from './model.ts';
import { aliasPrefix, memberPrefix, type Roots } from './plan-doc.ts';
import type { Names } from './plan-members.ts';
import { include } from './plan-write.ts';

/** To be called inside a transaction. @param names every id under which the duplicate may be named */
export function moveMentions(roots: Roots, names: Names, kept: string): void {
  for (const item of mapsIn(roots.items)) {
    for (const field of ['pilots', 'porteurs', 'partners'])
      replaceKeys(item.get(field), name => (names.includes(name) ? kept : name));
    replaceKeys(item.get('marks'), key => {
      const [, year, actor] = /^(\d{4}\/)(.+)$/.exec(key) ?? [];
      return actor !== undefined && names.includes(actor) ? `${year}${kept}` : key;
    });
  }
  for (const row of mapsIn(roots.rows)) {
    for (const cell of ['commune', 'actor']) {
      const actor = row.get(cell);
      if (typeof actor === 'string' && names.includes(actor)) row.set(cell, kept);
    }
    replaceKeys(row.get('communes'), name => (names.includes(name) ? kept : name));
  }
  const asMember = memberPrefix + kept;
  for (const [id, actor] of roots.actors)
    if (actor instanceof Y.Map && id !== kept)
      replaceKeys(actor, key => (names.some(name => key === memberPrefix + name) ? asMember : key));
}

/**
 * What the duplicate was called becomes other names of the kept one, whose entry this is. Its own other names and its
 * members are read where they are. To be called inside a transaction.
 */
export function takeNames(entry: Y.Map<unknown>, kept: Actor, { name, label, short }: Actor): void {
  const known = [kept.name, kept.label, kept.short, ...kept.aliases];
  // Two letters are an abbreviation of too many.
  const names = [name, label, ...([...short].length > 2 ? [short] : [])];
  for (const text of names)
    if (text.trim() !== '' && !known.includes(text))
      include(entry, aliasPrefix + text.toWellFormed(), aliasPrefix);
}

function* mapsIn(root: Y.Map<unknown>): Generator<Y.Map<unknown>> {
  for (const entry of root.values()) if (entry instanceof Y.Map) yield entry;
}

/** A key that becomes another keeps its place in the set, unless the other one has its own. */
function replaceKeys(set: unknown, replace: (key: string) => string): void {
  if (!(set instanceof Y.Map)) return;
  for (const [key, order] of [...set]) {
    const next = replace(key);
    if (next === key) continue;
    if (order && !set.get(next)) set.set(next, order);
    set.delete(key);
  }
}
