/** When an action takes place, as a fiche says it: « Les Pennes : 2022–2026 ; Septèmes : 2023–2026 ». */
import { type Action, type Actor, markAt } from '../model.ts';
import { isGroup } from './actor-groups.ts';

/**
 * Empty when no year is planned. Years that are all for everyone are told once; as soon as one is some people's, each of
 * those, and each commune that carries the action, has its own.
 */
export function actionYears(action: Action, years: readonly number[], actors: readonly Actor[]): string {
  const everyone = years.filter(year => markAt(action, year).everyone);
  const isNamed = (actor: Actor, year: number): boolean => {
    const mark = markAt(action, year);
    return !mark.everyone && mark.actors.includes(actor.id);
  };
  const named = actors.filter(actor => years.some(year => isNamed(actor, year)));
  if (named.length === 0) return rangesOf(everyone);
  const isCarrier = (actor: Actor): boolean =>
    actor.kind === 'commune' && !isGroup(actor) && action.porteurs.includes(actor.id);
  const carriers = everyone.length === 0 ? [] : actors.filter(isCarrier);
  const told = actors.filter(actor => named.includes(actor) || carriers.includes(actor));
  const parts = told.map(actor => {
    const own = years.filter(year => everyone.includes(year) || isNamed(actor, year));
    return `${actor.label} : ${rangesOf(own)}`;
  });
  // Others than those by name are in, and nothing says who.
  const rest = everyone.length > 0 && carriers.length === 0 ? [`Tous : ${rangesOf(everyone)}`] : [];
  return [...parts, ...rest].join(' ; ');
}

/** « 2022–2024, 2026 » */
function rangesOf(years: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const year of years) {
    const last = ranges.at(-1);
    if (last && last.to + 1 === year) last.to = year;
    else ranges.push({ from: year, to: year });
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
