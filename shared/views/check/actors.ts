/** Actors whom the plan does not use, communes that are in no action, and abbreviations that two actors have. */
import type { Actor, PlanSnapshot } from '../../model.ts';
import { communesIn, isGroup, standFor } from '../actor-groups.ts';
import { type ActorUses, noUses, usesOf } from '../actor-uses.ts';
import { foldText } from '../search.ts';
import { type Finding, finding, listed } from './finding.ts';

/** A plan whose actions name no commune at all lacks pilots and porteurs: that is said of the actions. */
export function absentCommunes(plan: PlanSnapshot): readonly Finding[] {
  const uses = usesOf(plan);
  const inActions = plan.actors.filter(({ id }) => (uses.get(id) ?? noUses).actions > 0);
  const named = new Set(inActions.flatMap(actor => standFor(actor, plan.actors)));
  const communes = communesIn(plan.actors);
  const absent = communes.filter(commune => !named.has(commune));
  if (absent.length === communes.length) return [];
  return absent.map(({ id, label }) =>
    finding('absent-commune', `${label} : dans aucun pilote, porteur, partenaire ni croix du plan.`, {
      is: 'actor',
      actor: id,
    }),
  );
}

/** The Caf signs every convention, communes have a rule of their own, and a group is there to name its members. */
export function unusedActors(plan: PlanSnapshot): readonly Finding[] {
  const uses = usesOf(plan);
  const isAsked = (actor: Actor): boolean =>
    actor.kind !== 'caf' && actor.kind !== 'commune' && !isGroup(actor);
  return plan.actors
    .filter(actor => isAsked(actor) && isUnused(uses.get(actor.id) ?? noUses))
    .map(({ id, label }) =>
      finding('unused-actor', `${label} : ni dans les lignes du plan, ni dans ses annexes.`, {
        is: 'actor',
        actor: id,
      }),
    );
}

function isUnused({ actions, facilities, competences, cooperation, groups }: ActorUses): boolean {
  return actions + facilities + competences + cooperation + groups.length === 0;
}

export function ambiguousShorts({ actors }: PlanSnapshot): readonly Finding[] {
  const holders = Map.groupBy(actors, ({ short }) => foldText(short).trim());
  return [...holders].flatMap(([short, all]) => {
    if (short === '' || all.length < 2) return [];
    const names = listed(all.map(({ label }) => label));
    const text = `${names} ont la même abréviation, « ${all[0]?.short} ».`;
    return finding('ambiguous-short', text, ...all.map(({ id }) => ({ is: 'actor', actor: id }) as const));
  });
}
