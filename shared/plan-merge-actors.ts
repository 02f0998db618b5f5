/** What names an actor, wherever it is in a document: moved to another one, or taken out. */
import * as Y from 'yjs';
import type { Actor } from './model.ts';
import { aliasPrefix, memberPrefix, type Roots } from './plan-doc.ts';
import type { Names } from './plan-members.ts';
import { include } from './plan-write.ts';

/** To be called inside a transaction. @param names every id under which the duplicate may be named */
export function moveMentions(roots: Roots, names: Names, kept: string): void {
  rename(roots, name => (names.includes(name) ? kept : name));
}

/** To be called inside a transaction. @param names every id of those who are gone for good */
export function dropMentions(roots: Roots, names: ReadonlySet<string>): void {
  rename(roots, name => (names.has(name) ? undefined : name));
}

/** @param nameOf the id to name instead of one, or undefined to name nobody */
function rename(roots: Roots, nameOf: (id: string) => string | undefined): void {
  for (const item of mapsIn(roots.items)) {
    for (const field of ['pilots', 'porteurs', 'partners']) replaceKeys(item.get(field), nameOf);
    replaceKeys(item.get('marks'), key => {
      const [, year = '', actor] = /^(\d{4}\/)(.+)$/.exec(key) ?? [];
      return actor === undefined ? key : prefixed(year, nameOf(actor));
    });
  }
  for (const row of mapsIn(roots.rows)) {
    // As a row that names nobody says it.
    for (const [cell, nobody] of [
      ['commune', ''],
      ['actor', null],
    ] as const) {
      const actor = row.get(cell);
      const next = typeof actor === 'string' ? nameOf(actor) : undefined;
      if (typeof actor === 'string' && next !== actor) row.set(cell, next ?? nobody);
    }
    replaceKeys(row.get('communes'), nameOf);
  }
  for (const [id, actor] of roots.actors)
    replaceKeys(actor, key => {
      if (!key.startsWith(memberPrefix)) return key;
      const member = nameOf(key.slice(memberPrefix.length));
      // A group is no member of itself.
      return member === id ? key : prefixed(memberPrefix, member);
    });
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

function prefixed(prefix: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : prefix + name;
}

/** A key that becomes another keeps its place in the set, unless the other one has its own; one that becomes none goes. */
function replaceKeys(set: unknown, replace: (key: string) => string | undefined): void {
  if (!(set instanceof Y.Map)) return;
  for (const [key, order] of [...set]) {
    const next = replace(key);
    if (next === key) continue;
    if (next !== undefined && order && !set.get(next)) set.set(next, order);
    set.delete(key);
  }
}
