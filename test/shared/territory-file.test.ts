import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exportTerritory, parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import { readPlan } from '../../shared/plan-read.ts';
import { seedTerritory } from '../../shared/plan-seed.ts';

const folder = new URL('../../server/examples/', import.meta.url);
const files = readdirSync(folder).filter(name => name.endsWith('.json'));

function readExample(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

function seeded(input: unknown): Y.Doc {
  const doc = new Y.Doc();
  seedTerritory(doc, parseTerritoryFile(input));
  return doc;
}

describe('territory files', () => {
  it('has the five real territories as examples', () => {
    expect(files).toHaveLength(5);
  });

  it.each(files)('gives %s back equal after import, travel to another replica and export', name => {
    const input = readExample(name);
    const travelled = new Y.Doc();
    Y.applyUpdate(travelled, Y.encodeStateAsUpdate(seeded(input)));
    const output = exportTerritory(readPlan(travelled));
    expect(output).toEqual(input);
    expect(JSON.stringify(output)).toBe(JSON.stringify(input));
    expect(parseTerritoryFile(output)).toEqual(input);
  });
});
