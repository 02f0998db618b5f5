/** Where each actor is named in a plan: what deleting or merging it is about. */
import type { Action, Actor, ActorId, PlanSnapshot, Vocabulary } from '../model.ts';
import { countOf } from '../words.ts';
import { actionsInOrder, type NumberedAction, outlineOf, shortName } from './outline.ts';

export interface ActorUses {
  readonly pilots: readonly NumberedAction[];
  readonly porteurs: readonly NumberedAction[];
  readonly partners: readonly NumberedAction[];
  /** Actions that are planned for it by name, in one year or more. */
  readonly planned: readonly NumberedAction[];
  /** Crosses of the grid that name it. */
  readonly marks: number;
  readonly facilities: number;
  readonly competences: number;
  readonly cooperation: number;
  /** Groups it is in. */
  readonly groups: readonly Actor[];
  /** How many actions name it, in whatever way. */
  readonly actions: number;
}

export const noUses: ActorUses = Object.freeze({
  pilots: [],
  porteurs: [],
  partners: [],
  planned: [],
  marks: 0,
  facilities: 0,
  competences: 0,
  cooperation: 0,
  groups: [],
  actions: 0,
});

const known = new WeakMap<PlanSnapshot, ReadonlyMap<ActorId, ActorUses>>();

/** Computed once per snapshot. */
export function usesOf(plan: PlanSnapshot): ReadonlyMap<ActorId, ActorUses> {
  const uses = known.get(plan) ?? readUses(plan);
  known.set(plan, uses);
  return uses;
}

function readUses(plan: PlanSnapshot): ReadonlyMap<ActorId, ActorUses> {
  const entries = actionsInOrder(outlineOf(plan));
  const naming = (name: (action: Action) => readonly ActorId[]) => groupByActor(entries, name);
  const pilots = naming(({ pilots: ids }) => ids);
  const porteurs = naming(({ porteurs: ids }) => ids);
  const partners = naming(({ partners: ids }) => ids);
  const planned = naming(markedIn);
  const { facilities, competences, cooperation } = plan.annexes;
  const uses = new Map<ActorId, ActorUses>();
  for (const { id } of plan.actors) {
    const lists = {
      pilots: pilots.get(id) ?? [],
      porteurs: porteurs.get(id) ?? [],
      partners: partners.get(id) ?? [],
      planned: planned.get(id) ?? [],
    };
    uses.set(id, {
      ...lists,
      marks: lists.planned.reduce((sum, { action }) => sum + countMarks(action, id), 0),
      facilities: facilities.filter(({ commune }) => commune === id).length,
      competences: competences.filter(({ communes }) => communes.includes(id)).length,
      cooperation: cooperation.filter(({ actor }) => actor === id).length,
      groups: plan.actors.filter(({ members }) => members.includes(id)),
      actions: new Set(Object.values(lists).flatMap(list => list.map(({ action }) => action))).size,
    });
  }
  return uses;
}

function groupByActor(
  entries: readonly NumberedAction[],
  name: (action: Action) => readonly ActorId[],
): ReadonlyMap<ActorId, readonly NumberedAction[]> {
  const found = new Map<ActorId, NumberedAction[]>();
  for (const entry of entries)
    for (const id of new Set(name(entry.action))) {
      const list = found.get(id);
      if (list) list.push(entry);
      else found.set(id, [entry]);
    }
  return found;
}

/** A name under « tous » is not seen, and comes back when the year is not for everyone any more: it counts. */
function markedIn({ marks }: Action): readonly ActorId[] {
  return Object.values(marks).flatMap(({ actors }) => actors);
}

function countMarks({ marks }: Action, id: ActorId): number {
  return Object.values(marks).filter(({ actors }) => actors.includes(id)).length;
}

/** What names the actor, counted: « 3 actions », « 12 croix ». Empty when nothing does. */
export function countUses(uses: ActorUses, { action }: Vocabulary): readonly string[] {
  const { actions, marks, facilities, competences, cooperation, groups } = uses;
  const counts: readonly (readonly [number, string])[] = [
    [actions, action],
    [marks, 'croix'],
    [facilities, 'équipement'],
    [competences, 'champ d’intervention'],
    [cooperation, 'ligne du schéma de coopération'],
    [groups.length, 'groupe'],
  ];
  return counts.filter(([count]) => count > 0).map(([count, word]) => countOf(count, word));
}

/** Beyond this a list of actions is no longer read. */
const LONGEST_LIST = 6;

/** What names the actor, one by one: « Pilote : Action 3, Action 7 ». Empty when nothing does. */
export function tellUses(uses: ActorUses, vocabulary: Vocabulary): readonly string[] {
  const { action } = vocabulary;
  const lists: readonly (readonly [string, readonly NumberedAction[]])[] = [
    ['Pilote', uses.pilots],
    ['Porteur', uses.porteurs],
    ['Partenaire', uses.partners],
    [`Dans la grille, ${countOf(uses.marks, 'croix')}`, uses.planned],
  ];
  const others = countUses({ ...uses, actions: 0, marks: 0, groups: [] }, vocabulary);
  return [
    ...lists
      .filter(([, entries]) => entries.length > 0)
      .map(([word, entries]) => `${word} : ${tellActions(entries, action)}`),
    ...(others.length > 0 ? [`Dans les annexes : ${others.join(', ')}`] : []),
    ...(uses.groups.length > 0 ? [`Membre de : ${uses.groups.map(({ label }) => label).join(', ')}`] : []),
  ];
}

function tellActions(entries: readonly NumberedAction[], word: string): string {
  const shown = entries.slice(0, entries.length > LONGEST_LIST + 1 ? LONGEST_LIST : undefined);
  const rest = entries.length - shown.length;
  const names = shown.map(({ number, action }) => shortName(word, number, action.title));
  return [...names, ...(rest > 0 ? [`et ${rest} autres`] : [])].join(', ');
}
