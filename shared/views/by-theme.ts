/** The plan by themes, as the annex prints it. */
import type { Theme } from '../model.ts';
import type { Outline } from './outline.ts';
import { type RankedAction, rankedActions } from './ranked.ts';

export interface ThemeGroup {
  /** Null for the actions that have none. */
  readonly theme: Theme | null;
  readonly actions: readonly RankedAction[];
}

/**
 * Each theme with its actions: one that has several is under each of them. Those without any come last, when there are
 * some.
 */
export function actionsByTheme(outline: Outline, themes: readonly Theme[]): readonly ThemeGroup[] {
  const all = rankedActions(outline);
  const groups = themes.map(theme => ({
    theme,
    actions: all.filter(({ action }) => action.themes.includes(theme.id)),
  }));
  const without = all.filter(({ action }) => !themes.some(({ id }) => action.themes.includes(id)));
  return without.length === 0 ? groups : [...groups, { theme: null, actions: without }];
}
