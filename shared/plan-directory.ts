/** Commands on the directory of a plan: its actors. */
import * as Y from 'yjs';
import { abbreviationFault, sameName, shortFor, tidyName } from './actor-names.ts';
import { ACTOR_HUES, type Actor, type ActorId, type ActorKind, actorId } from './model.ts';
import { aliasPrefix, memberPrefix } from './plan-doc.ts';
import type { Names } from './plan-members.ts';
import { moveMentions, takeNames } from './plan-merge-actors.ts';
import type { PlanPen } from './plan-pen.ts';
import { append, applyMoves, findMoves, include } from './plan-write.ts';

/** What of an actor's record is one plain value. */
type PlainField = 'name' | 'label' | 'short' | 'kind' | 'color';

export class PlanDirectory {
  readonly #pen: PlanPen;

  constructor(pen: PlanPen) {
    this.#pen = pen;
  }

  /** @returns the new actor's id, or that of the actor who already has this name */
  addActor(name: string, kind: ActorKind): ActorId {
    const label = tidyName(name);
    const { actors } = this.#pen.snapshot;
    const known =
      actors.find(actor => sameName(actor.name, label) || sameName(actor.label, label)) ??
      actors.find(actor => actor.aliases.some(alias => sameName(alias, label)));
    if (known) return known.id;
    const id = this.#pen.newId();
    const actor = { name: label, short: shortFor(label, actors), label, kind };
    this.#pen.create(() => append(this.#pen.roots.actors, id, actor));
    return actorId(id);
  }

  /** Its name for a line of text follows, when it was the same. An actor keeps the name it has rather than none. */
  renameActor(id: ActorId, name: string): void {
    const actor = this.#find(id);
    const next = name.trim().toWellFormed();
    if (!actor || next === '') return;
    this.#write(actor, { name: next, ...(actor.label === actor.name && { label: next }) });
  }

  /** The empty text gives it its whole name. */
  setActorLabel(id: ActorId, label: string): void {
    const actor = this.#find(id);
    if (actor) this.#write(actor, { label: label.trim().toWellFormed() || actor.name });
  }

  /** @returns why it is refused, in French, or undefined */
  setActorShort(id: ActorId, short: string): string | undefined {
    const actor = this.#find(id);
    if (!actor) return undefined;
    const next = short.trim().toWellFormed();
    const fault = abbreviationFault(next, id, this.#pen.snapshot.actors);
    if (fault === undefined) this.#write(actor, { short: next });
    return fault;
  }

  setActorKind(id: ActorId, kind: ActorKind): void {
    const actor = this.#find(id);
    if (actor) this.#write(actor, { kind });
  }

  /** @param color null lets its rank give it */
  setActorColor(id: ActorId, color: number | null): void {
    const actor = this.#find(id);
    const isHue = color === null || (Number.isInteger(color) && color >= 0 && color < ACTOR_HUES);
    if (actor && isHue) this.#write(actor, { color });
  }

  addAlias(id: ActorId, alias: string): void {
    const actor = this.#find(id);
    const text = alias.trim().toWellFormed();
    const known = actor ? [actor.name, actor.label, ...actor.aliases] : [];
    if (actor && text !== '' && !known.some(name => sameName(name, text)))
      this.#setKeys(actor, aliasPrefix, [text], true);
  }

  removeAlias(id: ActorId, alias: string): void {
    const actor = this.#find(id);
    if (actor?.aliases.includes(alias)) this.#setKeys(actor, aliasPrefix, [alias], false);
  }

  /** Makes an actor stand for others, or no longer. */
  setMember(group: ActorId, member: ActorId, on: boolean): void {
    const [actor, other] = [this.#find(group), this.#find(member)];
    if (!actor || !other || actor === other || actor.members.includes(other.id) === on) return;
    this.#setKeys(actor, memberPrefix, this.#pen.reader.trail.namesOf(other.id), on);
  }

  /** Puts an actor just before another, or last. */
  moveActor(id: ActorId, before: ActorId | null): void {
    const { actors } = this.#pen.roots;
    const moves = this.#find(id) ? findMoves(actors, id, before) : [];
    if (moves.length > 0) this.#pen.gestures.make(() => applyMoves(actors, moves));
  }

  /** What names the actor is left as it is, out of sight, and back with the actor. */
  deleteActor(id: ActorId): void {
    const actor = this.#find(id);
    if (!actor) return;
    const deleted = { at: this.#pen.now(), names: [...this.#pen.reader.trail.namesOf(id)] };
    this.#pen.gestures.make(() => this.#entry(id)?.set('deleted', deleted));
  }

  restoreActor(id: ActorId): void {
    const entry = this.#entry(id);
    if (entry?.has('deleted')) this.#pen.gestures.make(() => entry.delete('deleted'));
  }

  /** Makes one of two: everything that names the duplicate names the other, which keeps its names too. */
  mergeActors(keptId: ActorId, duplicateId: ActorId): void {
    const [kept, duplicate] = [this.#find(keptId), this.#find(duplicateId)];
    const entry = this.#entry(keptId);
    if (!kept || !duplicate || !entry || kept === duplicate) return;
    const names = this.#pen.reader.trail.namesOf(duplicate.id);
    this.#pen.gestures.make(() => {
      moveMentions(this.#pen.roots, names, kept.id);
      takeNames(entry, kept, duplicate);
      this.#entry(duplicate.id)?.set('mergedInto', kept.id);
    });
  }

  /** Undefined for one that is merged or deleted: what is said of it is not said of another. */
  #find(id: ActorId): Actor | undefined {
    return this.#pen.snapshot.actors.find(actor => actor.id === id);
  }

  #entry(id: string): Y.Map<unknown> | undefined {
    const entry = this.#pen.roots.actors.get(id);
    return entry instanceof Y.Map ? entry : undefined;
  }

  #write(actor: Actor, fields: Partial<Pick<Actor, PlainField>>): void {
    const entry = this.#entry(actor.id);
    const changes = Object.entries(fields).filter(([field, value]) => value !== Reflect.get(actor, field));
    if (!entry || changes.length === 0) return;
    this.#pen.gestures.make(() => {
      for (const [field, value] of changes) entry.set(field, value);
    });
  }

  /** Adds a prefixed key, or takes it out wherever a merger has left it. */
  #setKeys(actor: Actor, prefix: string, names: Names, on: boolean): void {
    const entries = this.#pen.reader.trail.namesOf(actor.id).flatMap(id => this.#entry(id) ?? []);
    const keys = names.map(name => prefix + name);
    const [own] = entries;
    this.#pen.gestures.make(() => {
      if (on && own && keys[0] !== undefined) include(own, keys[0], prefix);
      else for (const entry of entries) for (const key of keys) entry.delete(key);
    });
  }
}
