/** The first file of a territory's plan: no action yet, and all it takes to write some together. */
import { foldName, sameName, shortFor, tidyName } from '../actor-names.ts';
import type { LevelStyle, Numbering, Period, Vocabulary } from '../model.ts';
import { type SectionModel, sectionIds, sectionModels, sectionNames } from '../sheet.ts';
import type { TerritoryFile } from './territory-schema.ts';

/** What a plan may start from: words, numbers, and the boxes of its fiches. */
export interface TerritoryModel {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly vocabulary: Vocabulary;
  readonly numbering: Numbering;
  readonly axisStyle: LevelStyle;
  readonly orientationStyle: LevelStyle;
  /** Undefined for the boxes that every plan starts with. */
  readonly sections?: SectionModel | undefined;
}

const [full, short] = sectionModels;

export const territoryModels = [
  {
    id: 'blank',
    name: 'Un plan vierge',
    about: 'Axe 1, Orientation 1.1, Action 1. Tout se règle ensuite dans « Territoire ».',
    vocabulary: { axis: 'Axe', orientation: 'Orientation', action: 'Action' },
    numbering: 'continuous',
    axisStyle: 'decimal',
    orientationStyle: 'path',
  },
  {
    id: 'full',
    name: 'Comme le bassin de vie de Carros',
    about: 'Axe 1, Perspective générale 1.1, Action 1.1.1 ; fiches complètes, du diagnostic aux indicateurs.',
    vocabulary: { axis: 'Axe', orientation: 'Perspective générale', action: 'Action' },
    numbering: 'hierarchical',
    axisStyle: 'decimal',
    orientationStyle: 'path',
    sections: full,
  },
  {
    id: 'short',
    name: 'Comme Les Pennes-Mirabeau et Septèmes-les-Vallons',
    about: 'Enjeu 1, Orientation a, Action 1 ; fiches courtes : détails et moyens.',
    vocabulary: { axis: 'Enjeu', orientation: 'Orientation', action: 'Action' },
    numbering: 'continuous',
    axisStyle: 'decimal',
    orientationStyle: 'letter',
    sections: short,
  },
] as const satisfies readonly TerritoryModel[];

export interface NewTerritory {
  readonly name: string;
  /** Each is an actor of the plan. */
  readonly communes: readonly string[];
  readonly caf: string;
  readonly period: Period;
  readonly model: TerritoryModel;
}

export function newTerritory({ name, communes, caf, period, model }: NewTerritory): TerritoryFile {
  const { vocabulary, numbering, axisStyle, orientationStyle, sections } = model;
  const years = period.from === null ? '' : ` ${period.from}-${period.to}`;
  return {
    format: 'tablee.territory',
    version: 1,
    territory: {
      id: slugOf(name, 'territoire'),
      name: tidyName(name),
      convention: `Convention territoriale globale${years}`,
      caf: tidyName(caf),
      period,
      signedOn: null,
      previousPeriods: [],
      vocabulary: { ...vocabulary },
      numbering,
      axisStyle,
      orientationStyle,
      ...(sections && { sections: sectionsOf(sections) }),
    },
    actors: actorsOf(communes, caf),
    themes: [],
    axes: [],
    actions: [],
    facilities: [],
    competences: [],
    governance: [],
    cooperation: [],
    evaluation: [],
    keyFigures: [],
    quirks: [],
  };
}

/** The communes of a text: one a line, or between commas. Each once. */
export function communesIn(text: string): readonly string[] {
  const names = text
    .split(/[\n,;]/)
    .map(name => name.trim())
    .filter(name => name !== '');
  return names.filter((name, index) => names.findIndex(other => sameName(other, name)) === index);
}

/** The communes in the order they were given, then the Caf, whose abbreviation everyone knows. */
function actorsOf(communes: readonly string[], caf: string): TerritoryFile['actors'] {
  const last = { id: 'caf', name: tidyName(caf), short: 'Caf', label: 'Caf', kind: 'caf' as const };
  const actors: TerritoryFile['actors'] = [last];
  for (const commune of communes) {
    const name = tidyName(commune);
    const taken = new Set(actors.map(({ id }) => id));
    const id = distinct(slugOf(name, 'commune'), taken);
    actors.splice(-1, 0, { id, name, short: shortFor(name, actors), label: name, kind: 'commune' });
  }
  return actors;
}

function sectionsOf({ sections }: SectionModel): { id: string; name: string; hidden: boolean }[] {
  return sectionIds.map(id => ({ id, name: sectionNames[id], hidden: !sections.includes(id) }));
}

/** An id as territory files want them: « Les Pennes-Mirabeau » is `les-pennes-mirabeau`. */
function slugOf(name: string, otherwise: string): string {
  return (
    foldName(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || otherwise
  );
}

function distinct(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let rank = 2;
  while (taken.has(`${id}-${rank}`)) rank++;
  return `${id}-${rank}`;
}
