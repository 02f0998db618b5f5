/** What a plan amounts to, each figure with what it counts: two people who count must find the same. */

import {
  type Action,
  type ActionOrigin,
  type Actor,
  type ActorId,
  actionOrigins,
  isPlanned,
  markAt,
  type PlanSnapshot,
  yearsOf,
} from '../model.ts';
import { communesIn, standFor } from './actor-groups.ts';
import { lacksTheme } from './by-theme.ts';

export interface Count {
  readonly label: string;
  readonly value: number;
  /** What is counted, in a sentence. Empty where the group says it. */
  readonly definition: string;
}

export interface CountGroup {
  readonly title: string;
  /** What all of its figures count, in a sentence; empty when each has its own. */
  readonly definition: string;
  readonly counts: readonly Count[];
}

/** One of them, and several. */
type Label = readonly [string, string];

const known = new WeakMap<PlanSnapshot, readonly CountGroup[]>();

/** The figures of the whole plan, computed once per snapshot. Figures that a plan cannot have are not there. */
export function countsOf(plan: PlanSnapshot): readonly CountGroup[] {
  const counts = known.get(plan) ?? [wholeOf(plan), byYear(plan), byTheme(plan)].filter(hasCounts);
  known.set(plan, counts);
  return counts;
}

/** Communes among these actors and in the groups among them, each once. */
export function communesAmong(ids: readonly ActorId[], actors: readonly Actor[]): readonly Actor[] {
  const named = actors.filter(({ id }) => ids.includes(id)).flatMap(actor => standFor(actor, actors));
  return communesIn(actors).filter(commune => named.includes(commune));
}

function hasCounts({ counts }: CountGroup): boolean {
  return counts.length > 0;
}

function wholeOf(plan: PlanSnapshot): CountGroup {
  const { actions, actors } = plan;
  const isOfSeveral = (ids: readonly ActorId[]): boolean => communesAmong(ids, actors).length > 1;
  const hasSeveralCommunes = communesIn(actors).length > 1;
  const count = (
    [one, several]: Label,
    isCounted: (action: Action) => boolean,
    definition: string,
  ): Count => {
    const value = actions.filter(isCounted).length;
    // French is singular below two.
    return { label: value < 2 ? one : several, value, definition };
  };
  return {
    title: 'Dans tout le plan',
    definition: '',
    counts: [
      count(
        ['action', 'actions'],
        () => true,
        'Chaque action est comptée une fois, même citée sous plusieurs orientations (« cf »).',
      ),
      ...(hasSeveralCommunes
        ? [
            count(
              ['action pilotée par plusieurs communes', 'actions pilotées par plusieurs communes'],
              ({ pilots }) => isOfSeveral(pilots),
              'Au moins deux communes figurent parmi les pilotes.',
            ),
            count(
              ['action portée par plusieurs communes', 'actions portées par plusieurs communes'],
              ({ porteurs }) => isOfSeveral(porteurs),
              'Au moins deux communes figurent parmi les porteurs.',
            ),
          ]
        : []),
      ...actionOrigins
        .map(origin =>
          count(originLabels[origin], action => action.origin === origin, originDefinitions[origin]),
        )
        .filter(({ value }) => value > 0),
      ...[
        count(
          ['action citée ailleurs', 'actions citées ailleurs'],
          isCited(plan),
          'Figurant aussi sous une autre orientation.',
        ),
      ].filter(({ value }) => value > 0),
    ],
  };
}

const originLabels: Readonly<Record<ActionOrigin, Label>> = {
  new: ['action nouvelle', 'actions nouvelles'],
  ongoing: ['action en cours', 'actions en cours'],
  renewed: ['action reconduite', 'actions reconduites'],
};

const originDefinitions: Readonly<Record<ActionOrigin, string>> = {
  new: 'D’origine « Nouvelle », commençant avec cette convention.',
  ongoing: 'D’origine « En cours », existant avant cette convention.',
  renewed: 'D’origine « Reconduite », venant de la convention précédente.',
};

function isCited({ orientations }: PlanSnapshot): (action: Action) => boolean {
  const live = new Set(orientations.map(({ id }) => id));
  return ({ alsoUnder, place }) => alsoUnder.some(id => id !== place.parent && live.has(id));
}

function byYear({ territory, actions }: PlanSnapshot): CountGroup {
  const isDeployed = actions.some(({ marks }) => Object.keys(marks).length > 0);
  return {
    title: 'Par année',
    definition: 'Actions prévues cette année-là, pour tous ou pour certains seulement.',
    counts: (isDeployed ? yearsOf(territory.period) : []).map(year => ({
      label: String(year),
      value: actions.filter(action => isPlanned(markAt(action, year))).length,
      definition: '',
    })),
  };
}

function byTheme({ themes, actions }: PlanSnapshot): CountGroup {
  const without = actions.filter(action => lacksTheme(action, themes)).length;
  const counts = themes.map(({ id, name }) => ({
    label: name,
    value: actions.filter(action => action.themes.includes(id)).length,
    definition: '',
  }));
  const none = { label: 'Sans thématique', value: without, definition: '' };
  return {
    title: 'Par thématique',
    definition: 'Une action qui a plusieurs thématiques est comptée dans chacune.',
    counts: themes.length === 0 || without === 0 ? counts : [...counts, none],
  };
}
