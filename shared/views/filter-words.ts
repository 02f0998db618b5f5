/** What a filter shows and hides, said so that nobody takes it for lost. */
import type { Vocabulary } from '../model.ts';
import { countOf } from '../words.ts';
import type { FilteredPlan, Tally } from './filter-plan.ts';

/** « 5 actions sur 24 », or « 24 actions » when all is shown. A plan without actions counts its orientations. */
export function describeShown(
  { isFiltering, actions, orientations }: FilteredPlan,
  { action, orientation }: Vocabulary,
): string {
  const [{ shown, total }, word] =
    actions.total > 0 ? ([actions, action] as const) : ([orientations, orientation] as const);
  return isFiltering ? `${countOf(shown, word)} sur ${total}` : countOf(total, word);
}

const lists = new Intl.ListFormat('fr');

/** « Le filtre masque 19 actions, 4 orientations et 1 enjeu. » Empty when nothing is hidden. */
export function describeHidden({ actions, orientations, axes }: FilteredPlan, words: Vocabulary): string {
  const hidden = ({ shown, total }: Tally, word: string): readonly string[] =>
    total > shown ? [countOf(total - shown, word)] : [];
  const parts = [
    ...hidden(actions, words.action),
    ...hidden(orientations, words.orientation),
    ...hidden(axes, words.axis),
  ];
  return parts.length === 0 ? '' : `Le filtre masque ${lists.format(parts)}.`;
}
