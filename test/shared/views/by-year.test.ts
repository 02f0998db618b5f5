import { describe, expect, it } from 'vitest';
import { yearsOf } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { readPlan } from '../../../shared/plan-reader.ts';
import { actionsByYear } from '../../../shared/views/by-year.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { seededDoc, setup } from '../replicas.ts';
import { cafe, readExample, septemes, toys } from '../territories.ts';

function groupsOf({ snapshot }: Pick<Plan, 'snapshot'>): readonly string[] {
  const years = yearsOf(snapshot.territory.period);
  return actionsByYear(outlineOf(snapshot), years, 'Action').map(
    ({ heading, detail, entries }) =>
      `${heading} (${detail}) ${entries.map(({ number, note }) => `${number} ${note}`.trim()).join(' | ')}`,
  );
}

describe('the plan by years', () => {
  it('has each year with what is planned, and what never is last', () => {
    expect(groupsOf(setup().alice)).toEqual([
      '2024 (1 action) 1',
      '2025 (1 action · 1 se termine) 1 Se termine',
      '2026 (0 action) ',
      'Sans année (5 actions) 2 | 3 | 4 | 5 | 6',
    ]);
  });

  it('tells what begins and what ends inside the convention, for whomever it is', () => {
    const { alice } = setup();
    alice.toggleMark(toys, 2025, septemes);
    alice.toggleMark(cafe, 2025, '*');
    alice.toggleMark(cafe, 2026, septemes);
    expect(groupsOf(alice).slice(1, 3)).toEqual([
      '2025 (3 actions · 2 commencent · 2 se terminent) 1 Se termine | 3 Commence et se termine | 5 Commence',
      '2026 (1 action) 5',
    ]);
  });

  it('has 14, 19, 23, 24 and 24 actions at Les Pennes', () => {
    const snapshot = readPlan(seededDoc(readExample('pennes-septemes')));
    expect(groupsOf({ snapshot }).map(text => text.slice(0, text.indexOf(')') + 1))).toEqual([
      '2022 (14 actions)',
      '2023 (19 actions · 5 commencent)',
      '2024 (23 actions · 4 commencent)',
      '2025 (24 actions · 1 commence)',
      '2026 (24 actions)',
    ]);
  });
});
