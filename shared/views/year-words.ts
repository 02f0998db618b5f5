/** Years as one writes them: « 2022, 2024–2026 ». */
import { type Action, isPlanned, markAt } from '../model.ts';

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
