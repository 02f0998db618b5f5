/** The plan by themes, as the annex prints it. */
import type { Action, Theme } from '../model.ts';
import { countOf } from '../words.ts';
import type { ActionGroup } from './action-groups.ts';
import type { Outline } from './outline.ts';
import { type RankedAction, rankedActions } from './ranked.ts';

/**
 * Each theme with its actions: one that has several is under each of them. Those without any come last, when there are
 * some.
 * @param word the territory's word for an action
 */
export function actionsByTheme(
  outline: Outline,
  themes: readonly Theme[],
  word: string,
): readonly ActionGroup[] {
  const all = rankedActions(outline);
  const group = (key: string, heading: string, actions: readonly RankedAction[]): ActionGroup => ({
    key,
    heading,
    detail: countOf(actions.length, word),
    year: null,
    entries: actions.map(entry => ({ ...entry, note: '' })),
  });
  const groups = themes.map(({ id, name }) =>
    group(
      id,
      name,
      all.filter(({ action }) => action.themes.includes(id)),
    ),
  );
  const without = all.filter(({ action }) => lacksTheme(action, themes));
  return without.length === 0 ? groups : [...groups, group('', 'Sans thématique', without)];
}

/** An action keeps those that were deleted, out of sight. */
export function lacksTheme(action: Action, themes: readonly Theme[]): boolean {
  return !themes.some(({ id }) => action.themes.includes(id));
}
