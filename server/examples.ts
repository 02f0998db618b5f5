/** The five example territories: put into an empty folder, and opened by links that can be told at each start. */
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { parseTerritoryFile } from '../shared/formats/territory-file.ts';
import type { Catalog } from './catalog.ts';
import type { Territories } from './territories.ts';
import { deriveToken, hashToken } from './tokens.ts';

const folder = new URL('./examples/', import.meta.url);

export interface Example {
  readonly id: string;
  readonly name: string;
  readonly token: string;
}

/**
 * Only into a folder that never held anything else. An example that was deleted stays so; one that an earlier start,
 * cut short, did not come to is added.
 */
export async function seedExamples(
  territories: Territories,
  catalog: Catalog,
  secret: string,
): Promise<void> {
  const known = catalog.everCreated();
  if (known.some(({ example }) => !example)) return;
  const names = (await readdir(folder)).filter(name => name.endsWith('.json')).sort();
  for (const name of names) {
    const file = parseTerritoryFile(JSON.parse(await readFile(new URL(name, folder), 'utf8')));
    if (known.some(territory => territory.name === file.territory.name)) continue;
    const id = randomUUID();
    await territories.create(file, { id, example: true, coordinatorToken: tokenOf(secret, id) });
  }
}

/** Tokens are stored as hashes only: an example's is derived again from the folder's secret, unless it was revoked. */
export function listExamples(catalog: Catalog, secret: string): readonly Example[] {
  return catalog
    .territories()
    .filter(({ example }) => example)
    .map(({ id, name }) => ({ id, name, token: tokenOf(secret, id) }))
    .filter(({ token }) => catalog.passOf(hashToken(token)) !== undefined);
}

function tokenOf(secret: string, id: string): string {
  return deriveToken(secret, `example:${id}`);
}
