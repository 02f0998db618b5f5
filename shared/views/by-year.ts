/** The plan by years: what is planned in each, what begins and what ends. */
import { type Action, isPlanned, markAt } from '../model.ts';
import { countOf } from '../words.ts';
import type { ActionGroup } from './action-groups.ts';
import type { Outline } from './outline.ts';
import { type RankedAction, rankedActions } from './ranked.ts';

/**
 * Each year with the actions planned in it; last, those that are planned in none, when there are some.
 * @param word the territory's word for an action
 */
export function actionsByYear(
  outline: Outline,
  years: readonly number[],
  word: string,
): readonly ActionGroup[] {
  const all = rankedActions(outline);
  const groups = years.map(year => groupOf(year, all, years, word));
  const never = all.filter(({ action }) => !years.some(year => isPlanned(markAt(action, year))));
  if (never.length === 0) return groups;
  const detail = countOf(never.length, word);
  const entries = never.map(entry => ({ ...entry, note: '' }));
  return [...groups, { key: '', heading: 'Sans année', detail, year: null, entries }];
}

function groupOf(
  year: number,
  all: readonly RankedAction[],
  years: readonly number[],
  word: string,
): ActionGroup {
  const planned = all.filter(({ action }) => isPlanned(markAt(action, year)));
  const turns = planned.map(({ action }) => turnOf(action, year, years));
  const counted = (count: number, one: string, many: string): readonly string[] =>
    count === 0 ? [] : [`${count} ${count < 2 ? one : many}`];
  const detail = [
    countOf(planned.length, word),
    ...counted(turns.filter(({ begins }) => begins).length, 'commence', 'commencent'),
    ...counted(turns.filter(({ ends }) => ends).length, 'se termine', 'se terminent'),
  ].join(' · ');
  const entries = planned.map((entry, index) => ({ ...entry, note: noteOf(turns[index]) }));
  return { key: String(year), heading: String(year), detail, year, entries };
}

interface Turn {
  readonly begins: boolean;
  readonly ends: boolean;
}

/** What the convention's own limits make begin or end is not said: it would be said of everything. */
function turnOf(action: Action, year: number, years: readonly number[]): Turn {
  const isOn = (other: number): boolean => isPlanned(markAt(action, other));
  return {
    begins: year !== years[0] && !isOn(year - 1),
    ends: year !== years.at(-1) && !isOn(year + 1),
  };
}

function noteOf(turn: Turn | undefined): string {
  if (turn?.begins && turn.ends) return 'Commence et se termine';
  return turn?.begins ? 'Commence' : turn?.ends ? 'Se termine' : '';
}
