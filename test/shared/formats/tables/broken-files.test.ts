/** Files cut or changed anywhere are read or refused, and nothing else happens. The seed is fixed. */
import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../shared/formats/tables/read-file.ts';
import { UnreadableFile } from '../../../../shared/formats/tables/workbook.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/tables/${name}`, import.meta.url)));

/** Numbers in [0, 1), the same at each run. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function attempt(bytes: Uint8Array): 'read' | 'refused' {
  try {
    readWorkbook(bytes, 'plan');
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableFile) return 'refused';
    throw error;
  }
}

function flipped(bytes: Uint8Array, random: () => number, times: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let flip = 0; flip < times; flip += 1)
    copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  return copy;
}

const names = ['plan.xlsx', 'plan.ods', 'plan.fods', 'plan.csv'];

describe.each(names)('%s', name => {
  const whole = fixture(name);

  it('cut anywhere is read or refused', () => {
    const cuts = Array.from({ length: 60 }, (_, step) => Math.floor((whole.length * step) / 60));
    const outcomes = cuts.map(length => attempt(whole.subarray(0, length)));
    // An archive ends with its own list: nothing is read without it.
    if (!name.endsWith('csv')) expect(outcomes).not.toContain('read');
  });

  it('changed anywhere is read or refused', () => {
    const random = randoms(5);
    for (let run = 0; run < 120; run += 1) attempt(flipped(whole, random, 1 + (run % 4)));
  });
});

describe.each(['plan.xlsx', 'plan.ods'])('%s whose parts are changed inside a sound archive', name => {
  it('is read or refused', () => {
    const parts = unzipSync(fixture(name));
    const random = randoms(7);
    const outcomes = Array.from({ length: 150 }, (_, run) =>
      attempt(
        zipSync(
          Object.fromEntries(
            Object.entries(parts).map(([path, bytes]) => [path, flipped(bytes, random, run % 5)]),
          ),
          { level: 0 },
        ),
      ),
    );
    expect(new Set(outcomes)).toEqual(new Set(['read', 'refused']));
  });
});
