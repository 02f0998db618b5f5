/** The plan by actors: what each pilots, carries, takes part in, or is only planned for. */
import { type Action, type ActionRole, type Actor, actionRoles } from '../model.ts';
import { countOf } from '../words.ts';
import type { ActionGroup, GroupEntry } from './action-groups.ts';
import { standFor } from './actor-groups.ts';
import type { Outline } from './outline.ts';
import { type RankedAction, rankedActions } from './ranked.ts';

const roleWords: Readonly<Record<ActionRole, string>> = {
  pilots: 'pilote',
  porteurs: 'porteur',
  partners: 'partenaire',
};

/** Said of an action in which an actor has crosses and no role. */
const plannedWord = 'planifié';

/**
 * Each actor that has a role in an action or a cross of its own, with those actions; last, those that nobody pilots nor carries, when there
 * are some. What a group does, its members do.
 * @param word the territory's word for an action
 */
export function actionsByActor(
  outline: Outline,
  actors: readonly Actor[],
  word: string,
): readonly ActionGroup[] {
  const all = rankedActions(outline);
  const groups = actors.map(actor => actionsOfActor(all, actor, actors, word));
  const without = all.filter(({ action }) => action.pilots.length + action.porteurs.length === 0);
  const orphans: ActionGroup = {
    key: '',
    heading: 'Sans pilote ni porteur',
    detail: countOf(without.length, word),
    year: null,
    entries: without.map(entry => ({ ...entry, note: '' })),
  };
  return [...groups, orphans].filter(({ entries }) => entries.length > 0);
}

/** What one actor does in the plan. */
function actionsOfActor(
  all: readonly RankedAction[],
  actor: Actor,
  actors: readonly Actor[],
  word: string,
): ActionGroup {
  const names = namesOf(actor, actors);
  const entries = all.flatMap(entry => {
    const roles = actionRoles.filter(role => entry.action[role].some(id => names.has(id)));
    if (roles.length > 0) return [{ ...entry, note: noteOf(roles.map(role => roleWords[role])) }];
    return isPlannedFor(entry.action, names) ? [{ ...entry, note: noteOf([plannedWord]) }] : [];
  });
  return { key: actor.id, heading: actor.label, detail: detailOf(entries, names, word), year: null, entries };
}

/** Under whose names an actor acts: its own, and those of the groups it is in. */
function namesOf(actor: Actor, actors: readonly Actor[]): ReadonlySet<string> {
  const groups = actors.filter(group => standFor(group, actors).includes(actor));
  return new Set([actor, ...groups].map(({ id }) => id));
}

/** « Pilote, porteur ». */
function noteOf(words: readonly string[]): string {
  const text = words.join(', ');
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}

/** « 12 actions : pilote de 10, porteur de 12 ». */
function detailOf(entries: readonly GroupEntry[], names: ReadonlySet<string>, word: string): string {
  const has = (action: Action, role: ActionRole): boolean => action[role].some(id => names.has(id));
  const parts = actionRoles.flatMap(role => {
    const count = entries.filter(({ action }) => has(action, role)).length;
    return count === 0 ? [] : [`${roleWords[role]} de ${count}`];
  });
  const planned = entries.filter(({ action }) => actionRoles.every(role => !has(action, role))).length;
  const all = planned === 0 ? parts : [...parts, `${plannedWord} dans ${planned}`];
  return `${countOf(entries.length, word)} : ${all.join(', ')}`;
}

function isPlannedFor({ marks }: Action, names: ReadonlySet<string>): boolean {
  return Object.values(marks).some(({ everyone, actors }) => !everyone && actors.some(id => names.has(id)));
}
