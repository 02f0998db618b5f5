import { describe, expect, it } from 'vitest';
import { exportTerritory, parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import { markAt, type Period, yearsOf } from '../../shared/model.ts';
import { actionIn, inBothOrders, originsOf, setup } from './replicas.ts';
import { nursery } from './territories.ts';

describe('setting the period', () => {
  it('gives the plan its years, and the file too', () => {
    const { alice } = setup();
    alice.about.setPeriod(2025, 2028);
    expect(yearsOf(alice.snapshot.territory.period)).toEqual([2025, 2026, 2027, 2028]);
    const file = exportTerritory(alice.snapshot);
    expect(parseTerritoryFile(file).territory.period).toEqual({ from: 2025, to: 2028 });
  });

  it('keeps the marks of years that are left out', () => {
    const { alice } = setup();
    alice.about.setPeriod(2025, 2026);
    expect(markAt(actionIn(alice.snapshot, nursery), 2024).everyone).toBe(true);
  });

  it('[D9] is undone and redone', () => {
    const { alice } = setup();
    alice.about.setPeriod(2025, 2028);
    alice.undo();
    expect(alice.snapshot.territory.period).toEqual({ from: 2024, to: 2026 });
    alice.redo();
    expect(alice.snapshot.territory.period).toEqual({ from: 2025, to: 2028 });
  });

  it.each([
    ['is the present one', 2024, 2026],
    ['ends before it starts', 2026, 2024],
    ['starts before any plan', 1800, 2026],
    ['ends after any plan', 2024, 20260],
    ['is made of halves', 2024.5, 2026.5],
    ['is none', Number.NaN, Number.NaN],
  ])('writes nothing when the period %s', (_title, from, to) => {
    const { alice, docs } = setup();
    expect(originsOf(docs.alice, () => alice.about.setPeriod(from, to))).toEqual([]);
  });

  inBothOrders('[D2] is one fact: two periods set at once never mix their years', ({ alice, bob, merge }) => {
    const given: readonly Period[] = [
      { from: 2020, to: 2022 },
      { from: 2030, to: 2034 },
    ];
    alice.about.setPeriod(2020, 2022);
    bob.about.setPeriod(2030, 2034);
    expect(given).toContainEqual(merge().territory.period);
  });
});
