import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../shared/plan-reader.ts';
import { actionsByTheme, type ThemeGroup } from '../../../shared/views/by-theme.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { rankedActions } from '../../../shared/views/ranked.ts';
import { seededDoc, setup } from '../replicas.ts';
import { cafe, disability, readExample } from '../territories.ts';

function label({ theme, actions }: ThemeGroup): string {
  return `${theme?.id ?? 'sans'} : ${actions.map(({ number, rank }) => `${number}/${rank}`).join(' ')}`;
}

describe('the plan by themes', () => {
  it('has each theme with its actions, and those without any last', () => {
    const { alice } = setup();
    const groups = (): readonly string[] =>
      actionsByTheme(outlineOf(alice.snapshot), alice.snapshot.themes).map(label);
    expect(groups()).toEqual(['parentalite : 1/0', 'handicap : ', 'sans : 2/0 3/0 4/1 5/1 6/-1']);
    for (const { id } of alice.snapshot.themes) alice.setTheme(cafe, id, true);
    expect(groups()).toEqual(['parentalite : 1/0 5/1', 'handicap : 5/1', 'sans : 2/0 3/0 4/1 6/-1']);
  });

  it('has no such last group when every action has a theme', () => {
    const { alice } = setup();
    for (const { id } of alice.snapshot.actions) alice.setTheme(id, disability, true);
    const { themes } = alice.snapshot;
    expect(actionsByTheme(outlineOf(alice.snapshot), themes).map(({ theme }) => theme?.id)).toEqual([
      'parentalite',
      'handicap',
    ]);
  });

  it.each(['pennes-septemes', 'bassin-de-vie-carros', 'trois-collines'])('has every action of %s', name => {
    const plan = readPlan(seededDoc(readExample(name)));
    const groups = actionsByTheme(outlineOf(plan), plan.themes);
    const ids = new Set(groups.flatMap(({ actions }) => actions.map(({ action }) => action.id)));
    expect(ids.size).toBe(plan.actions.length);
    expect(rankedActions(outlineOf(plan))).toHaveLength(plan.actions.length);
  });
});
