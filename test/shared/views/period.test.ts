import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../shared/plan-reader.ts';
import { hiddenMarks } from '../../../shared/views/period.ts';
import { seededDoc, setup } from '../replicas.ts';
import { nursery, pennes, readExample } from '../territories.ts';

const real = readPlan(seededDoc(readExample('pennes-septemes')));

describe('a shorter period', () => {
  it('would hide the marks of the years it leaves out, told as one says them', () => {
    const { alice } = setup();
    alice.setMarks([{ action: nursery, year: 2026, mark: { everyone: false, actors: [pennes] } }]);
    expect(hiddenMarks(alice.snapshot, 2024, 2024)).toEqual([
      'Action 1 : 2025 (Les Pennes), 2026 (Les Pennes)',
    ]);
    expect(hiddenMarks(alice.snapshot, 2025, 2030)).toEqual(['Action 1 : 2024']);
  });

  it('would hide those of Les Pennes and Septèmes in 2022', () => {
    const lines = hiddenMarks(real, 2023, 2026);
    expect(lines).toHaveLength(14);
    expect(lines).toContain('Action 15 : 2022 (Les Pennes)');
  });
});

describe('a period as long, or longer', () => {
  it.each([
    [2024, 2026],
    [2020, 2030],
  ])('hides nothing: %d–%d', (from, to) => {
    expect(hiddenMarks(setup().alice.snapshot, from, to)).toEqual([]);
  });

  it('hides nothing where there was none', () => {
    expect(hiddenMarks(readPlan(seededDoc(readExample('l-union'))), 2025, 2029)).toEqual([]);
  });
});
