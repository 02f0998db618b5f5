/** Years as one writes them: « 2022, 2024–2026 ». */
import { type Action, type Actor, isPlanned, type Mark, markAt } from '../model.ts';

/** The years in which an action is planned, runs told by their ends. Empty when it is planned in none. */
export function describeYears(action: Action, years: readonly number[]): string {
  const planned = years.filter(year => isPlanned(markAt(action, year)));
  const runs: { from: number; to: number }[] = [];
  for (const year of planned) {
    const last = runs.at(-1);
    if (last && last.to === year - 1) last.to = year;
    else runs.push({ from: year, to: year });
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

/** The same with for whom: « 2022–2024 (L), 2025–2026 ». Who is not told is everyone. */
export function describeMarks(action: Action, years: readonly number[], actors: readonly Actor[]): string {
  const marked = years.flatMap(year => {
    const mark = markAt(action, year);
    return isPlanned(mark) ? [{ year, who: shortNames(mark, actors) }] : [];
  });
  const runs: { readonly from: number; to: number; readonly who: string }[] = [];
  for (const { year, who } of marked) {
    const last = runs.at(-1);
    if (last && last.to === year - 1 && last.who === who) last.to = year;
    else runs.push({ from: year, to: year, who });
  }
  return runs
    .map(({ from, to, who }) => `${from === to ? from : `${from}–${to}`}${who === '' ? '' : ` (${who})`}`)
    .join(', ');
}

function shortNames({ everyone, actors: marked }: Mark, actors: readonly Actor[]): string {
  if (everyone) return '';
  return actors
    .filter(({ id }) => marked.includes(id))
    .map(({ short }) => short)
    .join(', ');
}
