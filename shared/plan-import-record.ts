/**
 * What an import leaves in a plan so that all of it can be taken back, by any coordinator and after a reload: one plain
 * value of `meta`, `import/<id>`, which the next import takes out.
 */
import type * as Y from 'yjs';
import { importPrefix, recentImports } from './plan-import-key.ts';
import { isRecord, list, numberOrNull, string } from './values.ts';

export interface ImportRecord {
  readonly id: string;
  /** Milliseconds since 1970, by the clock of whoever imported. */
  readonly at: number;
  /** What the table was called. */
  readonly name: string;
  /** Items that it brought → what they said then, in short: another one means that somebody has worked on them. */
  readonly items: Readonly<Record<string, string>>;
  readonly actors: readonly string[];
  readonly themes: readonly string[];
  readonly replaced: readonly ReplacedField[];
}

/** A field of an action that was in the plan before. */
export interface ReplacedField {
  readonly item: string;
  readonly field: string;
  /** What it held, as `plan-import-fields.ts` writes it again. */
  readonly before: unknown;
  /** What it held once replaced, in short. */
  readonly after: string;
}

/** The server's clock may not be that of who imported. */
const TWO_DAYS = 48 * 60 * 60 * 1000;

export function importKey(id: string): string {
  return importPrefix + id;
}

export function importKeys(meta: Y.Map<unknown>): readonly string[] {
  return [...meta.keys()].filter(key => key.startsWith(importPrefix));
}

/** The last import, unless it is too old to be taken back. */
export function lastImport(meta: Y.Map<unknown>, now: number): ImportRecord | undefined {
  const recent = [...recentImports(meta, now)].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return recent.flatMap(([key]) => readRecord(key, meta.get(key)) ?? [])[0];
}

/** To be called by the server: what nobody can take back any more only takes room. */
export function purgeImports(meta: Y.Map<unknown>, now: number): void {
  const kept = recentImports(meta, now, TWO_DAYS);
  for (const key of importKeys(meta)) if (!kept.has(key)) meta.delete(key);
}

function readRecord(key: string, value: unknown): ImportRecord | undefined {
  if (!isRecord(value) || !isRecord(value.items)) return undefined;
  const items = Object.entries(value.items).filter(([, said]) => typeof said === 'string');
  return {
    id: key.slice(importPrefix.length),
    at: numberOrNull(value.at) ?? 0,
    name: string(value.name),
    items: Object.fromEntries(items.map(([id, said]) => [id, string(said)])),
    actors: list(value.actors).filter(id => typeof id === 'string'),
    themes: list(value.themes).filter(id => typeof id === 'string'),
    replaced: list(value.replaced).flatMap(readReplaced),
  };
}

function readReplaced(value: unknown): ReplacedField[] {
  if (!isRecord(value) || typeof value.item !== 'string' || typeof value.field !== 'string') return [];
  return [{ item: value.item, field: value.field, before: value.before, after: string(value.after) }];
}
