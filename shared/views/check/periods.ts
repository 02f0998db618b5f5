/** What a plan says of its time: its period, the years that are planned, and the periods that its texts name. */
import { type Action, isPlanned, type Period, type PlanSnapshot } from '../../model.ts';
import { allActions, callAction, type Finding, finding, itemPlace, listed } from './finding.ts';
import { planTexts } from './texts.ts';

export function unknownPeriod({ territory }: PlanSnapshot): readonly Finding[] {
  if (territory.period.from !== null) return [];
  return [finding('no-period', 'Les années de la convention ne sont pas indiquées.', { is: 'period' })];
}

export function yearsOutsidePeriod(plan: PlanSnapshot): readonly Finding[] {
  const { period } = plan.territory;
  if (period.from === null) return [];
  return allActions(plan).flatMap(entry => {
    const years = yearsOutside(entry.action, period);
    if (years.length === 0) return [];
    const text = `${callAction(plan, entry)} : croix en ${listed(years)}, hors de la période ${shown(period)}.`;
    return finding('year-outside', text, itemPlace(entry.action.id), { is: 'period' });
  });
}

/** « CTG 2021/2023 » in the plan of 2021-2024. Earlier periods may be named, and any stretch of years that is no CTG. */
export function periodsNamed(plan: PlanSnapshot): readonly Finding[] {
  const { period, previousPeriods } = plan.territory;
  if (period.from === null) return [];
  const known = new Set([period, ...previousPeriods].map(({ from, to }) => `${from}-${to}`));
  const wrong = planTexts(plan).flatMap(({ text, where }) =>
    [...text.matchAll(/\bctg (\d{4}) ?[-–/] ?(\d{4})\b/gi)]
      .filter(([, from, to]) => !known.has(`${from}-${to}`))
      .map(([named]) => ({ named, where })),
  );
  return [...Map.groupBy(wrong, ({ named }) => named)].map(([named, all]) =>
    finding(
      'period-named',
      `La « ${named} » est nommée, alors que la période du plan est ${shown(period)}.`,
      ...new Set(all.map(({ where }) => where)),
    ),
  );
}

/** « Convention territoriale globale 2022-2026 » in a plan of other years. */
export function periodOfConvention({ territory }: PlanSnapshot): readonly Finding[] {
  const { period, convention } = territory;
  const [years, from, to] = /\b(\d{4}) ?[-–/] ?(\d{4})\b/.exec(convention) ?? [];
  if (period.from === null || years === undefined) return [];
  if (Number(from) === period.from && Number(to) === period.to) return [];
  const text = `Le nom de la convention dit ${years}, alors que la période du plan est ${shown(period)}.`;
  return [finding('period-named', text, { is: 'period' })];
}

function yearsOutside({ marks }: Action, { from, to }: Period): readonly string[] {
  const isOutside = (year: number): boolean => (from !== null && year < from) || (to !== null && year > to);
  return Object.entries(marks)
    .filter(([year, mark]) => isPlanned(mark) && isOutside(Number(year)))
    .map(([year]) => year)
    .sort();
}

function shown({ from, to }: Period): string {
  return from === to ? `${from}` : `${from}–${to}`;
}
