/** Reads a territory file with a clear refusal in French, and writes one from a snapshot. Bytes and disks are others' work. */
import * as v from 'valibot';
import type { Action, Actor, ActorId, ItemId, PlanSnapshot, ThemeId } from '../model.ts';
import {
  actionsInOrder,
  type NumberedAction,
  type Outline,
  outlineOf,
  shownTitle,
} from '../views/outline.ts';
import { exportAnnexes } from './territory-annexes.ts';
import { exportStyles } from './territory-levels.ts';
import { findBrokenReference } from './territory-references.ts';
import { type TerritoryFile, territoryFileSchema } from './territory-schema.ts';
import { exportSections, exportSheet } from './territory-sheet.ts';

/** The file is not a territory file, or contradicts itself. The message is in French and may be shown. */
export class TerritoryFileError extends Error {
  override readonly name = 'TerritoryFileError';
}

const plainTypes: Readonly<Record<string, string>> = {
  array: 'une liste est attendue',
  string: 'un texte est attendu',
  number: 'un nombre est attendu',
  integer: 'un nombre entier est attendu',
};

/**
 * Checks shape and references: every id that is cited is declared, every id is declared once.
 * @throws TerritoryFileError naming the first place at fault.
 */
export function parseTerritoryFile(input: unknown): TerritoryFile {
  const result = v.safeParse(territoryFileSchema, input, { abortEarly: true, message: describe });
  if (!result.success) {
    const [issue] = result.issues;
    throw fault(v.getDotPath(issue) ?? 'racine', issue.message);
  }
  const broken = findBrokenReference(result.output);
  if (broken) throw fault(broken.where, broken.message);
  return result.output;
}

/**
 * The whole plan as a file, which cites only what it declares. An orientation « À classer » is not part of it: the
 * format has no place for one outside an axis.
 */
export function exportTerritory(plan: PlanSnapshot): TerritoryFile {
  const { territory, annexes } = plan;
  const outline = outlineOf(plan);
  const actorIds = new Set(plan.actors.map(actor => actor.id));
  const themeIds = new Set(plan.themes.map(theme => theme.id));
  const known = (ids: readonly ActorId[]): ActorId[] => ids.filter(id => actorIds.has(id));
  const axes = exportAxes(outline);
  return {
    format: 'tablee.territory',
    version: 1,
    territory: {
      id: territory.id,
      name: territory.name,
      convention: territory.convention,
      caf: territory.caf,
      period: { from: territory.period.from, to: territory.period.to },
      signedOn: territory.signedOn,
      previousPeriods: territory.previousPeriods.map(({ from, to, actions }) => ({ from, to, actions })),
      vocabulary: { ...territory.vocabulary },
      numbering: territory.numbering,
      ...exportStyles(territory, axes),
      ...exportSections(plan),
    },
    actors: plan.actors.map(actor => exportActor(actor, known)),
    themes: plan.themes.map(({ id, name }) => ({ id, name })),
    axes,
    actions: inFileOrder(plan, outline).map(({ action, number }) =>
      exportAction(action, number, placesOf(outline), known, themeIds),
    ),
    ...exportAnnexes(annexes, known),
  };
}

function exportAxes(outline: Outline): TerritoryFile['axes'] {
  return outline.axes.map(({ axis, number, orientations }) => ({
    id: axis.id,
    number,
    title: shownTitle(axis.title),
    orientations: orientations.map(({ orientation, number: own }) => ({
      id: orientation.id,
      number: own,
      title: shownTitle(orientation.title),
    })),
  }));
}

function exportActor(
  { id, name, short, label, kind, aliases, members, color }: Actor,
  known: (ids: readonly ActorId[]) => ActorId[],
): TerritoryFile['actors'][number] {
  const present = known(members);
  return {
    id,
    name,
    short,
    label,
    kind,
    ...(aliases.length > 0 && { aliases: [...aliases] }),
    ...(present.length > 0 && { members: present }),
    ...(color !== null && { color: color + 1 }),
  };
}

interface WhereIs {
  readonly axis: ItemId | null;
  readonly orientation: ItemId | null;
}

const places = new WeakMap<Outline, ReadonlyMap<ItemId, WhereIs>>();

/** The live axis and orientation of every action and of every orientation. */
function placesOf(outline: Outline): ReadonlyMap<ItemId, WhereIs> {
  const known = places.get(outline);
  if (known) return known;
  const found = new Map<ItemId, WhereIs>();
  for (const { axis, actions, orientations } of outline.axes) {
    for (const { action } of actions) found.set(action.id, { axis: axis.id, orientation: null });
    for (const { orientation, actions: inside } of orientations) {
      const where = { axis: axis.id, orientation: orientation.id };
      found.set(orientation.id, where);
      for (const { action } of inside) found.set(action.id, where);
    }
  }
  places.set(outline, found);
  return found;
}

/**
 * Actions keep the order their keys give, which is that of the file they came from. Continuous numbers must rise
 * through the file: once moves of whole axes have mixed them, the numbers themselves give the order.
 */
function inFileOrder(plan: PlanSnapshot, outline: Outline): readonly NumberedAction[] {
  const numbered = new Map(actionsInOrder(outline).map(entry => [entry.action.id, entry]));
  const byKey = plan.actions.flatMap(action => numbered.get(action.id) ?? []);
  if (plan.territory.numbering !== 'continuous') return byKey;
  const derived = byKey.filter(({ action }) => action.fixedNumber === undefined).map(rankOf);
  const rises = derived.every((value, index) => index === 0 || (derived[index - 1] ?? 0) < value);
  return rises ? byKey : [...byKey].sort((a, b) => rankOf(a) - rankOf(b));
}

/** A fixed number may be any text: those that are no number come last. */
function rankOf({ number }: NumberedAction): number {
  const rank = Number.parseInt(number ?? '', 10);
  return Number.isNaN(rank) ? Number.MAX_SAFE_INTEGER : rank;
}

function exportAction(
  action: Action,
  number: string | null,
  where: ReadonlyMap<ItemId, WhereIs>,
  known: (ids: readonly ActorId[]) => ActorId[],
  themeIds: ReadonlySet<ThemeId>,
): TerritoryFile['actions'][number] {
  const { axis = null, orientation = null } = where.get(action.id) ?? {};
  const partners = known(action.partners);
  return {
    id: action.id,
    number,
    title: shownTitle(action.title),
    axis,
    orientation,
    alsoUnder: action.alsoUnder.filter(id => id !== orientation && where.get(id)?.orientation === id),
    themes: action.themes.filter(id => themeIds.has(id)),
    kind: action.origin,
    pilots: known(action.pilots),
    porteurs: known(action.porteurs),
    ...(partners.length > 0 && { partners }),
    deployment: exportMarks(action, known),
    ...exportSheet(action),
  };
}

function exportMarks(
  action: Action,
  known: (ids: readonly ActorId[]) => ActorId[],
): Record<string, 'all' | string[]> {
  const deployment: Record<string, 'all' | string[]> = {};
  for (const [year, mark] of Object.entries(action.marks)) {
    const actors = known(mark.actors);
    if (mark.everyone) deployment[year] = 'all';
    else if (actors.length > 0) deployment[year] = actors;
  }
  return deployment;
}

/** What the schema leaves to be said: a field that misses or is not known, and the plain types. */
function describe({ type, expected, path }: v.BaseIssue<unknown>): string {
  if (expected === 'never') return 'ce champ n’est pas connu';
  if (path) return 'ce champ manque';
  return plainTypes[type] ?? 'un objet est attendu';
}

function fault(where: string, message: string): TerritoryFileError {
  return new TerritoryFileError(`Ce fichier n’est pas un plan de territoire valable. ${where} : ${message}.`);
}
