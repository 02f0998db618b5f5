/** What the address's filter leaves of an open plan: one and the same for the bar and for every view. */
import type { Plan } from '../shared/plan.ts';
import { parseFilter } from '../shared/views/filter.ts';
import { type FilteredPlan, filterAgain, filterPlan } from '../shared/views/filter-plan.ts';

/** The last answer for each plan: what is in sight stays as long as the filter does, whatever becomes of it. */
const latest = new WeakMap<Plan, { readonly snapshot: Plan['snapshot']; readonly filtered: FilteredPlan }>();

/** @param search the address's query */
export function filteredPlan(plan: Plan, search: string): FilteredPlan {
  const { snapshot } = plan;
  const filter = parseFilter(search, snapshot);
  const known = latest.get(plan);
  const isSame = known !== undefined && JSON.stringify(known.filtered.filter) === JSON.stringify(filter);
  if (isSame && known.snapshot === snapshot) return known.filtered;
  const filtered = isSame ? filterAgain(snapshot, known.filtered) : filterPlan(snapshot, filter);
  latest.set(plan, { snapshot, filtered });
  return filtered;
}
