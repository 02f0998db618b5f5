/** The part of a plan that a filter lets through, as an outline with the numbers of the whole plan. */
import { type Action, type ItemId, isPlanned, markAt, type PlanSnapshot, type Theme } from '../model.ts';
import { standFor } from './actor-groups.ts';
import { lacksTheme } from './by-theme.ts';
import { isFiltering, noTheme, type PlanFilter } from './filter.ts';
import {
  actionsInOrder,
  type NumberedAction,
  type Outline,
  type OutlineAxis,
  type OutlineOrientation,
  outlineOf,
} from './outline.ts';
import { foldText, hasWord, wordsOf } from './search.ts';

/** How many of a level are shown, of how many there are. */
export interface Tally {
  readonly shown: number;
  readonly total: number;
}

export interface FilteredPlan {
  readonly filter: PlanFilter;
  readonly isFiltering: boolean;
  /** What is shown. The outline of the plan itself when nothing is asked for. */
  readonly outline: Outline;
  readonly hidden: ReadonlySet<ItemId>;
  readonly axes: Tally;
  readonly orientations: Tally;
  readonly actions: Tally;
}

const known = new WeakMap<PlanSnapshot, Map<string, FilteredPlan>>();

/** Computed once per snapshot and filter. */
export function filterPlan(plan: PlanSnapshot, filter: PlanFilter): FilteredPlan {
  const ofPlan = known.get(plan) ?? new Map<string, FilteredPlan>();
  known.set(plan, ofPlan);
  const key = JSON.stringify(filter);
  const filtered = ofPlan.get(key) ?? narrow(plan, filter);
  ofPlan.set(key, filtered);
  return filtered;
}

/**
 * The same plan after it has changed, under the same filter: what was in sight stays, and what has been added comes.
 * An action must not go from under the hands of those who rename it.
 */
export function filterAgain(plan: PlanSnapshot, { filter, hidden }: FilteredPlan): FilteredPlan {
  return narrow(plan, filter, hidden);
}

/** @param mayHide what may be hidden; everything when absent */
function narrow(plan: PlanSnapshot, filter: PlanFilter, mayHide?: ReadonlySet<ItemId>): FilteredPlan {
  const whole = outlineOf(plan);
  const lens = new Lens(plan, filter, mayHide);
  const outline = isFiltering(filter) ? lens.narrow(whole) : whole;
  const tally = (level: (outline: Outline) => number): Tally => ({
    shown: level(outline),
    total: level(whole),
  });
  return {
    filter,
    isFiltering: outline !== whole,
    outline,
    hidden: lens.hidden,
    axes: tally(({ axes }) => axes.length),
    orientations: tally(countOrientations),
    actions: tally(shown => actionsInOrder(shown).length),
  };
}

function countOrientations({ axes, unfiled }: Outline): number {
  return axes.reduce((sum, { orientations }) => sum + orientations.length, unfiled.orientations.length);
}

/** Looks at one plan through one filter, and notes what it hides. */
class Lens {
  readonly hidden = new Set<ItemId>();
  readonly #filter: PlanFilter;
  readonly #words: readonly string[];
  readonly #mayHide: ReadonlySet<ItemId> | undefined;
  /** The actor that is asked for, and the groups it is in. */
  readonly #whoCounts: readonly string[];
  readonly #themes: readonly Theme[];
  /** Names of actors and themes, as they are searched. */
  readonly #names: ReadonlyMap<string, string>;

  constructor(plan: PlanSnapshot, filter: PlanFilter, mayHide: ReadonlySet<ItemId> | undefined) {
    this.#filter = filter;
    this.#words = wordsOf(filter.words);
    this.#mayHide = mayHide;
    this.#themes = plan.themes;
    this.#names = namesIn(plan);
    this.#whoCounts = plan.actors
      .filter(
        one => one.id === filter.actor || standFor(one, plan.actors).some(({ id }) => id === filter.actor),
      )
      .map(({ id }) => id);
  }

  narrow({ axes, unfiled }: Outline): Outline {
    return {
      axes: axes.flatMap(axis => this.#narrowAxis(axis)),
      unfiled: {
        orientations: this.#narrowOrientations(unfiled.orientations, null),
        actions: this.#narrowActions(unfiled.actions, null),
      },
    };
  }

  #narrowAxis(entry: OutlineAxis): readonly OutlineAxis[] {
    const { axis, number } = entry;
    const actions = this.#narrowActions(entry.actions, axis.id);
    const orientations = this.#narrowOrientations(entry.orientations, axis.id);
    const isShown =
      actions.length > 0 || orientations.length > 0 || this.#letsTitle(axis.title, number, axis.id);
    return isShown || !this.#hide(axis.id) ? [{ ...entry, actions, orientations }] : [];
  }

  #narrowOrientations(
    entries: readonly OutlineOrientation[],
    axis: ItemId | null,
  ): readonly OutlineOrientation[] {
    return entries.flatMap(entry => {
      const { orientation, number } = entry;
      const actions = this.#narrowActions(entry.actions, axis);
      const cited = entry.cited.filter(one => this.#isIn(axis) && this.#lets(one));
      const isShown =
        actions.length > 0 || cited.length > 0 || this.#letsTitle(orientation.title, number, axis);
      return isShown || !this.#hide(orientation.id) ? [{ ...entry, actions, cited }] : [];
    });
  }

  #narrowActions(entries: readonly NumberedAction[], axis: ItemId | null): readonly NumberedAction[] {
    return entries.filter(entry => (this.#isIn(axis) && this.#lets(entry)) || !this.#hide(entry.action.id));
  }

  /** False when the item was in sight, and stays. */
  #hide(id: ItemId): boolean {
    if (this.#mayHide && !this.#mayHide.has(id)) return false;
    this.hidden.add(id);
    return true;
  }

  #isIn(axis: ItemId | null): boolean {
    return this.#filter.axis === null || this.#filter.axis === axis;
  }

  #lets({ action, number }: NumberedAction): boolean {
    const { actor, theme, year, origin } = this.#filter;
    if (actor !== null && !this.#whoCounts.some(id => actorsOf(action).has(id))) return false;
    const lacksIt = theme !== null && theme !== noTheme && !action.themes.includes(theme);
    if (lacksIt || (theme === noTheme && !lacksTheme(action, this.#themes))) return false;
    if (year !== null && !isPlanned(markAt(action, year))) return false;
    if (origin !== null && action.origin !== origin) return false;
    return this.#words.every(word => this.#hasWord(action, number, word));
  }

  #hasWord(action: Action, number: string | null, word: string): boolean {
    if (hasWord(textOf(action), word) || (number !== null && hasWord(foldText(number), word))) return true;
    return [...actorsOf(action), ...action.themes].some(id => hasWord(this.#names.get(id) ?? '', word));
  }

  /** An axis or an orientation is what is looked for when nothing is asked that only actions have. */
  #letsTitle(title: string, number: string | null, axis: ItemId | null): boolean {
    const { actor, theme, year, origin } = this.#filter;
    if ([actor, theme, year, origin].some(part => part !== null) || !this.#isIn(axis)) return false;
    const text = foldText(`${number ?? ''} ${title}`);
    return this.#words.every(word => hasWord(text, word));
  }
}

/** Everyone an action names, in whatever way. */
function actorsOf(action: Action): ReadonlySet<string> {
  const named = Object.values(action.marks).flatMap(({ actors }) => actors);
  return new Set([...action.pilots, ...action.porteurs, ...action.partners, ...named]);
}

const texts = new WeakMap<Action, string>();

/** Title and sheet as they are searched: folded once for each state of an action. */
function textOf(action: Action): string {
  const folded =
    texts.get(action) ?? foldText([action.title, ...Object.values(action.sheet).flat()].join('\n'));
  texts.set(action, folded);
  return folded;
}

function namesIn({ actors, themes }: PlanSnapshot): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { id, name, label, short, aliases } of actors)
    names.set(id, foldText([name, label, short, ...aliases].join(' ')));
  for (const { id, name } of themes) names.set(id, foldText(name));
  return names;
}
