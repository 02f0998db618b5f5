import { describe, expect, it } from 'vitest';
import { exportTerritory, parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { bigPlan } from '../fixtures/big-plan.ts';
import { seededDoc } from './replicas.ts';

describe('the big plan', () => {
  it('has as many actions as it is asked for, and is a territory file like any other', () => {
    const file = bigPlan(300);
    expect(file.actions).toHaveLength(300);
    expect(parseTerritoryFile(JSON.parse(JSON.stringify(file)))).toEqual(file);
    expect(exportTerritory(readPlan(seededDoc(file)))).toEqual(file);
  });
});
