/** What a filter shows and hides, said so that nobody takes it for lost. */
import type { PlanSnapshot, Vocabulary } from '../model.ts';
import { countOf, quote } from '../words.ts';
import { noTheme, originNames, type PlanFilter } from './filter.ts';
import type { FilteredPlan, Tally } from './filter-plan.ts';
import { itemName, outlineOf } from './outline.ts';
import { wordsOf } from './search.ts';

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

/** What is asked for: « enjeu : 2. L’accès aux droits ; année : 2024 ». Empty when it is nothing. */
export function describeFilter(filter: PlanFilter, plan: PlanSnapshot): string {
  const { words, axis, actor, theme, year, origin } = filter;
  const { vocabulary } = plan.territory;
  const asked = outlineOf(plan).axes.find(entry => entry.axis.id === axis);
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['recherche', wordsOf(words).length === 0 ? undefined : quote(words.trim())],
    [vocabulary.axis.toLocaleLowerCase('fr'), asked && itemName(asked.number, asked.axis.title)],
    ['acteur', plan.actors.find(({ id }) => id === actor)?.label],
    ['thématique', theme === noTheme ? 'aucune' : plan.themes.find(({ id }) => id === theme)?.name],
    ['année', year === null ? undefined : String(year)],
    ['origine', origin === null ? undefined : originNames[origin].toLocaleLowerCase('fr')],
  ];
  return parts.flatMap(([name, value]) => (value === undefined ? [] : [`${name} : ${value}`])).join(' ; ');
}
