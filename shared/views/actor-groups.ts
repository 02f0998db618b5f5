/** Groups of actors (« les 2 communes »): whom they stand for. */
import type { Actor, ActorId } from '../model.ts';

export function isGroup({ members }: Actor): boolean {
  return members.length > 0;
}

/** Those whom an actor stands for: itself, or the members of a group and of the groups in it. */
export function standFor(actor: Actor, actors: readonly Actor[]): readonly Actor[] {
  const byId = new Map(actors.map(known => [known.id, known]));
  const found = new Set<Actor>();
  const seen = new Set<ActorId>();
  const visit = (one: Actor): void => {
    // Two people may put two groups into each other at once.
    if (seen.has(one.id)) return;
    seen.add(one.id);
    const members = one.members.flatMap(id => byId.get(id) ?? []);
    if (members.length === 0) found.add(one);
    for (const member of members) visit(member);
  };
  visit(actor);
  return [...found];
}

/** The communes themselves, without groups of them. */
export function communesIn(actors: readonly Actor[]): readonly Actor[] {
  return actors.filter(actor => actor.kind === 'commune' && !isGroup(actor));
}
