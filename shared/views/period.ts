/** What a change of period would take out of sight. Nothing is lost: marks come back with their year. */
import { type Action, isPlanned, markAt, type PlanSnapshot, yearsOf } from '../model.ts';
import { namesIn } from './deployment.ts';
import { actionsInOrder, outlineOf, shortName } from './outline.ts';

/** « Action 5 : 2022, 2023 (Les Pennes) » for each action that has marks in a year that would go. */
export function hiddenMarks(plan: PlanSnapshot, from: number, to: number): readonly string[] {
  const { period, vocabulary } = plan.territory;
  const leaving = yearsOf(period).filter(year => year < from || year > to);
  return actionsInOrder(outlineOf(plan)).flatMap(({ action, number }) => {
    const years = markedYears(action, leaving, plan);
    return years.length === 0
      ? []
      : [`${shortName(vocabulary.action, number, action.title)} : ${years.join(', ')}`];
  });
}

function markedYears(action: Action, years: readonly number[], { actors }: PlanSnapshot): readonly string[] {
  return years.flatMap(year => {
    const mark = markAt(action, year);
    if (!isPlanned(mark)) return [];
    const names = mark.everyone ? '' : namesIn(mark, actors);
    return names === '' ? [String(year)] : [`${year} (${names})`];
  });
}
