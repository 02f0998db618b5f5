/** What a cell of an own workbook cites, once somebody has written in it: names in the workbook's own words, or new ones. */
import { foldName } from '../../actor-names.ts';

export interface Cited {
  readonly ids: readonly string[];
  /** Names that nobody goes by. */
  readonly unknown: readonly string[];
}

/** Between names. A name may hold them as well: the longest known one wins. */
const separators = /([,;\n/+&]|\s(?:et|ou)\s)/i;

export class NameIndex {
  readonly #ids = new Map<string, string>();

  /** The first to have a name keeps it. */
  add(name: string, id: string): void {
    const key = foldName(name);
    if (key !== '' && !this.#ids.has(key)) this.#ids.set(key, id);
  }

  find(name: string): string | undefined {
    return this.#ids.get(foldName(name));
  }

  read(text: string): Cited {
    const ids: string[] = [];
    const unknown: string[] = [];
    // Names and what stands between them, in turn.
    const parts = text.split(separators);
    for (let at = 0; at < parts.length; ) {
      const found = this.#longestFrom(parts, at);
      if (found) ids.push(found.id);
      const end = found?.end ?? firmEnd(parts, at);
      const name = tidy(parts.slice(at, end).join(''));
      if (!found && name !== '') unknown.push(name);
      at = end + 1;
    }
    return { ids: [...new Set(ids)], unknown: [...new Set(unknown)] };
  }

  #longestFrom(parts: readonly string[], at: number): { id: string; end: number } | undefined {
    for (let end = Math.min(parts.length, at + LONGEST_NAME); end > at; end -= 2) {
      const id = this.find(tidy(parts.slice(at, end).join('')));
      if (id !== undefined) return { id, end };
    }
    return undefined;
  }
}

/** Parts, with those between them. */
const LONGEST_NAME = 15;

/** « PMI et santé » is one new name, « PMI, santé » are two. */
function firmEnd(parts: readonly string[], at: number): number {
  let end = at + 1;
  while (end < parts.length && !/[,;\n]/.test(parts[end] ?? '')) end += 2;
  return Math.min(end, parts.length);
}

function tidy(name: string): string {
  return name
    .replace(/^[\s•*–-]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
