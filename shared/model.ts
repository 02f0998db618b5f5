/** The records of a territory's plan, as every part of Tablée sees them: frozen, by value, without any Yjs type. */
import type { Said } from './comment.ts';
import type { RichSheet, Section, Sheet } from './sheet.ts';

declare const brand: unique symbol;

/** Identifies an axis, an orientation or an action for ever. It says nothing about its place or number. */
export type ItemId = string & { readonly [brand]: 'item' };
export type ActorId = string & { readonly [brand]: 'actor' };
export type ThemeId = string & { readonly [brand]: 'theme' };
/** A row of an annex, or a role in one. */
export type RowId = string & { readonly [brand]: 'row' };

export const itemId = (text: string): ItemId => text as ItemId;
export const actorId = (text: string): ActorId => text as ActorId;
export const themeId = (text: string): ThemeId => text as ThemeId;
export const rowId = (text: string): RowId => text as RowId;

export const accessRoles = ['coordinator', 'editor', 'reader'] as const;

/** The rights a séance may give: it is not a way to become a coordinator. */
export const seanceRoles = ['editor', 'reader'] as const;
export type SeanceRole = (typeof seanceRoles)[number];

/** A séance is a workshop, or a week of them. */
export const MAX_SEANCE_DAYS = 7;
export type AccessRole = (typeof accessRoles)[number];

export const actorKinds = [
  'commune',
  'caf',
  'departement',
  'etat',
  'association',
  'service',
  'other',
] as const;
export type ActorKind = (typeof actorKinds)[number];

export const numberings = ['continuous', 'hierarchical', 'none'] as const;
/** How actions are numbered: 1…n through the plan, axis.orientation.action, or not at all. */
export type Numbering = (typeof numberings)[number];

export const levelStyles = ['none', 'decimal', 'letter', 'path'] as const;
/** How axes or orientations are numbered: not at all, `1`, `a`, or `1.2` (orientations only). */
export type LevelStyle = (typeof levelStyles)[number];

export const actionOrigins = ['new', 'ongoing', 'renewed'] as const;
/** Of this convention, under way before it, or taken over from the convention before. */
export type ActionOrigin = (typeof actionOrigins)[number];

export interface Period {
  readonly from: number | null;
  readonly to: number | null;
}

/** The territory's own words for its three levels, singular and capitalised (« Enjeu », « Orientation », « Action »). */
export interface Vocabulary {
  readonly axis: string;
  readonly orientation: string;
  readonly action: string;
}

export interface PreviousPeriod {
  readonly from: number;
  readonly to: number;
  readonly actions: number | null;
}

export interface Territory {
  /** The id the territory has in its file: a readable slug, not the server's key. */
  readonly id: string;
  readonly name: string;
  readonly convention: string;
  readonly caf: string;
  readonly period: Period;
  readonly signedOn: string | null;
  readonly previousPeriods: readonly PreviousPeriod[];
  readonly vocabulary: Vocabulary;
  readonly numbering: Numbering;
  readonly axisStyle: LevelStyle;
  readonly orientationStyle: LevelStyle;
  /** The boxes of every fiche, in order. */
  readonly sections: readonly Section[];
}

export interface Actor {
  readonly id: ActorId;
  readonly name: string;
  /** For a table cell: `L`, `Caf`. Typed as a letter in the grid when it is one. */
  readonly short: string;
  /** For a line of text: « Les Pennes ». */
  readonly label: string;
  readonly kind: ActorKind;
  /** Other names it goes by in what people paste and search. */
  readonly aliases: readonly string[];
  /** Those it stands for when it is a group (« les 2 communes »). */
  readonly members: readonly ActorId[];
  /** Which of the actors' hues it has, from 0; null when it follows from `rank`. */
  readonly color: number | null;
  /** Its place among all those there have been: it stays when others go. */
  readonly rank: number;
}

export const ACTOR_HUES = 6;

export interface Theme {
  readonly id: ThemeId;
  readonly name: string;
}

/** Where an item is. `order` sorts among all items of its kind with `<`, ties by id; `parent` may be gone. */
export interface Place {
  readonly parent: ItemId | null;
  readonly order: string;
}

/** A number that does not follow from the place: absent means derived, `''` means shown without number. */
export type FixedNumber = string | undefined;

export interface Axis {
  readonly kind: 'axis';
  readonly id: ItemId;
  readonly place: Place;
  readonly title: string;
  readonly fixedNumber: FixedNumber;
}

export interface Orientation {
  readonly kind: 'orientation';
  readonly id: ItemId;
  readonly place: Place;
  readonly title: string;
  readonly fixedNumber: FixedNumber;
}

/** Who is planned for one action in one year. `everyone` wins in display; `actors` are those marked by name. */
export interface Mark {
  readonly everyone: boolean;
  readonly actors: readonly ActorId[];
}

/** One cell of the deployment grid and the mark it is to have, whatever it had. */
export interface CellMark {
  readonly action: ItemId;
  readonly year: number;
  readonly mark: Mark;
}

/** Year (four digits) → mark. A year nobody is planned for has no key. */
export type Marks = Readonly<Record<string, Mark>>;

export interface Action {
  readonly kind: 'action';
  readonly id: ItemId;
  readonly place: Place;
  readonly title: string;
  readonly fixedNumber: FixedNumber;
  readonly origin: ActionOrigin | null;
  /** Further orientations that cite the action (« cf 1.2.2 »). Some may be gone. */
  readonly alsoUnder: readonly ItemId[];
  readonly themes: readonly ThemeId[];
  readonly pilots: readonly ActorId[];
  readonly porteurs: readonly ActorId[];
  /** Actors who take part without piloting or carrying. What the fiche says of others is in its section `partners`. */
  readonly partners: readonly ActorId[];
  readonly marks: Marks;
  readonly sheet: Sheet;
  readonly richSheet: RichSheet;
}

export type Item = Axis | Orientation | Action;

export const actionRoles = ['pilots', 'porteurs', 'partners'] as const;
/** How an actor is attached to an action. */
export type ActionRole = (typeof actionRoles)[number];

export interface Facility {
  readonly id: RowId;
  readonly commune: ActorId;
  readonly kind: string;
  readonly name: string;
  readonly address: string | null;
}

export interface Competence {
  readonly id: RowId;
  readonly category: string;
  readonly label: string;
  readonly communes: readonly ActorId[];
}

/** Lists keep their blank lines: somebody may be about to write there. */
export interface GovernanceBody {
  readonly id: RowId;
  readonly name: string;
  readonly missions: readonly string[];
  readonly members: readonly string[];
  readonly meetings: string | null;
}

export interface CooperationRole {
  readonly id: RowId;
  readonly title: string;
  /** Full-time equivalents (ETP), or null when not said. */
  readonly fte: number | null;
}

export interface Cooperation {
  readonly id: RowId;
  readonly actor: ActorId | null;
  readonly roles: readonly CooperationRole[];
  readonly duties: readonly string[];
}

export interface EvaluationQuestion {
  readonly id: RowId;
  readonly question: string;
  readonly indicators: readonly string[];
}

export interface KeyFigure {
  readonly id: RowId;
  readonly label: string;
  /** Null as long as nobody has said it. */
  readonly value: number | null;
  readonly unit: string;
  readonly year: number | null;
}

export interface Note {
  readonly id: RowId;
  readonly text: string;
}

export interface Annexes {
  readonly facilities: readonly Facility[];
  readonly competences: readonly Competence[];
  readonly governance: readonly GovernanceBody[];
  readonly cooperation: readonly Cooperation[];
  readonly evaluation: readonly EvaluationQuestion[];
  readonly keyFigures: readonly KeyFigure[];
  readonly notes: readonly Note[];
}

export interface Comment extends Said {
  readonly item: ItemId;
}

/** Something that was deleted and may come back. */
export interface TrashedItem {
  readonly id: ItemId;
  readonly kind: Item['kind'];
  readonly title: string;
  /** Milliseconds since 1970, by the clock of whoever deleted it. */
  readonly deletedAt: number;
  /** How many orientations and actions would come back with it. */
  readonly orientations: number;
  readonly actions: number;
  /** Titles of what it was under, from the axis down. */
  readonly path: readonly string[];
  /** False when what it was under is not in the plan: it would come back under « À classer ». */
  readonly hasPlace: boolean;
}

/** One state of the plan. Frozen; a record that did not change keeps its identity from one snapshot to the next. */
export interface PlanSnapshot {
  readonly territory: Territory;
  readonly actors: readonly Actor[];
  readonly themes: readonly Theme[];
  /** Live items in order. Deleted ones are not here. */
  readonly axes: readonly Axis[];
  readonly orientations: readonly Orientation[];
  readonly actions: readonly Action[];
  readonly annexes: Annexes;
  /** In the order they were written, those of deleted items too. */
  readonly comments: readonly Comment[];
  /** What was deleted, the last first, whatever its age. */
  readonly trash: readonly TrashedItem[];
}

/** The longest name or institution of a person, in UTF-16 units. */
export const MAX_NAME_LENGTH = 80;

export const noMark: Mark = Object.freeze({ everyone: false, actors: Object.freeze([]) });
export const everyoneMark: Mark = Object.freeze({ everyone: true, actors: Object.freeze([]) });

export function isPlanned({ everyone, actors }: Mark): boolean {
  return everyone || actors.length > 0;
}

export function markAt(action: Action, year: number): Mark {
  return action.marks[String(year)] ?? noMark;
}

const knownYears = new WeakMap<Period, readonly number[]>();

/** The years of a period, in order; none when the period is not known. One period gives one and the same list. */
export function yearsOf(period: Period): readonly number[] {
  const known = knownYears.get(period);
  if (known) return known;
  const { from, to } = period;
  const length = from === null || to === null ? 0 : Math.max(0, to - from + 1);
  const years = Object.freeze(Array.from({ length }, (_, index) => (from ?? 0) + index));
  knownYears.set(period, years);
  return years;
}
