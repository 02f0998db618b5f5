import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../shared/plan-reader.ts';
import type { ActionGroup } from '../../../shared/views/action-groups.ts';
import { actionsByTheme } from '../../../shared/views/by-theme.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { rankedActions } from '../../../shared/views/ranked.ts';
import { seededDoc, setup } from '../replicas.ts';
import { cafe, disability, readExample } from '../territories.ts';

function label({ heading, detail, entries }: ActionGroup): string {
  return `${heading} (${detail}) ${entries.map(({ number, rank }) => `${number}/${rank}`).join(' ')}`.trim();
}

describe('the plan by themes', () => {
  it('has each theme with its actions, and those without any last', () => {
    const { alice } = setup();
    const groups = (): readonly string[] =>
      actionsByTheme(outlineOf(alice.snapshot), alice.snapshot.themes, 'Action').map(label);
    expect(groups()).toEqual([
      'Parentalité (1 action) 1/0',
      'Handicap (0 action)',
      'Sans thématique (5 actions) 2/0 3/0 4/1 5/1 6/-1',
    ]);
    for (const { id } of alice.snapshot.themes) alice.setTheme(cafe, id, true);
    expect(groups()).toEqual([
      'Parentalité (2 actions) 1/0 5/1',
      'Handicap (1 action) 5/1',
      'Sans thématique (4 actions) 2/0 3/0 4/1 6/-1',
    ]);
  });

  it('has no such last group when every action has a theme', () => {
    const { alice } = setup();
    for (const { id } of alice.snapshot.actions) alice.setTheme(id, disability, true);
    const groups = actionsByTheme(outlineOf(alice.snapshot), alice.snapshot.themes, 'Action');
    expect(groups.map(({ key }) => key)).toEqual(['parentalite', 'handicap']);
  });

  it.each(['pennes-septemes', 'bassin-de-vie-carros', 'trois-collines'])('has every action of %s', name => {
    const plan = readPlan(seededDoc(readExample(name)));
    const groups = actionsByTheme(outlineOf(plan), plan.themes, 'Action');
    const ids = new Set(groups.flatMap(({ entries }) => entries.map(({ action }) => action.id)));
    expect(ids.size).toBe(plan.actions.length);
    expect(rankedActions(outlineOf(plan))).toHaveLength(plan.actions.length);
  });
});
