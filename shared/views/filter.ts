/** What people want to see of a plan, and how the address says it: short French names, for links that are shared. */
import {
  type ActionOrigin,
  type ActorId,
  actionOrigins,
  type ItemId,
  type PlanSnapshot,
  type ThemeId,
  yearsOf,
} from '../model.ts';
import { wordsOf } from './search.ts';

/** Asks for actions that have none; also its word in the address. */
export const noTheme = 'aucune';

/** Each part asks for something more; null, and words that hold none, ask for nothing. */
export interface PlanFilter {
  /** As they were typed. */
  readonly words: string;
  readonly axis: ItemId | null;
  readonly actor: ActorId | null;
  readonly theme: ThemeId | typeof noTheme | null;
  readonly year: number | null;
  readonly origin: ActionOrigin | null;
}

export const noFilter: PlanFilter = Object.freeze({
  words: '',
  axis: null,
  actor: null,
  theme: null,
  year: null,
  origin: null,
});

/** What each origin is called, and its word in the address. */
export const originNames: Readonly<Record<ActionOrigin, string>> = {
  new: 'Nouvelle',
  ongoing: 'En cours',
  renewed: 'Reconduite',
};

const originWords: Readonly<Record<ActionOrigin, string>> = {
  new: 'nouvelle',
  ongoing: 'en-cours',
  renewed: 'reconduite',
};

/** A longer search would be a mistake, and the address must hold it. */
const LONGEST_SEARCH = 200;

export function isFiltering({ words, axis, actor, theme, year, origin }: PlanFilter): boolean {
  return wordsOf(words).length > 0 || [axis, actor, theme, year, origin].some(part => part !== null);
}

/**
 * Reads an address's query. What the plan does not know, or knows no more, asks for nothing: an old link shows
 * too much rather than an empty page.
 */
export function parseFilter(search: string, plan: PlanSnapshot): PlanFilter {
  const params = new URLSearchParams(search);
  const idIn = <T extends string>(name: string, known: readonly { readonly id: T }[]): T | null =>
    known.find(({ id }) => id === params.get(name))?.id ?? null;
  const asksForNone = params.get('thematique') === noTheme && plan.themes.length > 0;
  const year = Number(params.get('annee'));
  return {
    words: (params.get('q') ?? '').slice(0, LONGEST_SEARCH),
    axis: idIn('axe', plan.axes),
    actor: idIn('acteur', plan.actors),
    theme: idIn('thematique', plan.themes) ?? (asksForNone ? noTheme : null),
    year: yearsOf(plan.territory.period).includes(year) ? year : null,
    origin: actionOrigins.find(origin => originWords[origin] === params.get('origine')) ?? null,
  };
}

/** The query's parameters that say this filter; null takes one out. */
export function filterParams({
  words,
  axis,
  actor,
  theme,
  year,
  origin,
}: PlanFilter): Readonly<Record<string, string | null>> {
  return {
    q: wordsOf(words).length === 0 ? null : words,
    axe: axis,
    acteur: actor,
    thematique: theme,
    annee: year === null ? null : String(year),
    origine: origin && originWords[origin],
  };
}

const paramNames = Object.keys(filterParams(noFilter));

/** True when two queries ask for the same part of any plan, whatever else they say. */
export function asksTheSame(one: string, other: string): boolean {
  const [a, b] = [new URLSearchParams(one), new URLSearchParams(other)];
  return paramNames.every(name => a.get(name) === b.get(name));
}
