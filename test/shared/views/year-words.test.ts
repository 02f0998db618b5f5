import { describe, expect, it } from 'vitest';
import { describeMarks, describeYears } from '../../../shared/views/year-words.ts';
import { actionIn, setup } from '../replicas.ts';
import { septemes, toys } from '../territories.ts';

describe('the years of an action', () => {
  it.each<[readonly number[], string]>([
    [[], ''],
    [[2024], '2024'],
    [[2024, 2025], '2024–2025'],
    [[2022, 2024, 2025, 2026], '2022, 2024–2026'],
    [[2022, 2024, 2026], '2022, 2024, 2026'],
  ])('%j are told « %s »', (planned, told) => {
    const { alice } = setup();
    for (const year of planned) alice.toggleMark(toys, year, year === 2024 ? septemes : '*');
    expect(describeYears(actionIn(alice.snapshot, toys), [2022, 2023, 2024, 2025, 2026])).toBe(told);
  });

  it('are told with for whom where it is not everyone', () => {
    const { alice } = setup();
    for (const year of [2022, 2023]) alice.toggleMark(toys, year, septemes);
    for (const year of [2024, 2026]) alice.toggleMark(toys, year, '*');
    const { actors } = alice.snapshot;
    const short = actors.find(({ id }) => id === septemes)?.short;
    expect(describeMarks(actionIn(alice.snapshot, toys), [2022, 2023, 2024, 2025, 2026], actors)).toBe(
      `2022–2023 (${short}), 2024, 2026`,
    );
  });
});
