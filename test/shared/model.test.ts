import { describe, expect, it } from 'vitest';
import { markAt, noMark, yearsOf } from '../../shared/model.ts';
import { actionIn, setup } from './replicas.ts';
import { nursery, pennes } from './territories.ts';

describe('the years of a period', () => {
  it.each([
    [{ from: 2024, to: 2026 }, [2024, 2025, 2026]],
    [{ from: 2024, to: 2024 }, [2024]],
    [{ from: null, to: null }, []],
    [{ from: 2026, to: 2024 }, []],
  ])('of %j are %j, always the same list', (period, years) => {
    expect(yearsOf(period)).toEqual(years);
    expect(yearsOf(period)).toBe(yearsOf(period));
  });
});

describe('the mark of a year', () => {
  it('is the one that was set, or none', () => {
    const action = actionIn(setup().alice.snapshot, nursery);
    expect(markAt(action, 2025)).toEqual({ everyone: false, actors: [pennes] });
    expect(markAt(action, 2026)).toBe(noMark);
  });
});
