/** Actors whom the plan does not use, communes that are in no action, and abbreviations that two actors have. */
import type { Actor, ActorId, PlanSnapshot } from '../../model.ts';
import { foldText } from '../search.ts';
import { type Finding, finding, listed } from './finding.ts';

/** A plan whose actions name no commune at all lacks pilots and porteurs: that is said of the actions. */
export function absentCommunes(plan: PlanSnapshot): readonly Finding[] {
  const named = actorsInActions(plan);
  const communes = plan.actors.filter(({ kind }) => kind === 'commune');
  const absent = communes.filter(({ id }) => !named.has(id));
  if (absent.length === communes.length) return [];
  return absent.map(({ id, label }) =>
    finding('absent-commune', `${label} : dans aucun pilote, porteur, partenaire ni croix du plan.`, {
      is: 'actor',
      actor: id,
    }),
  );
}

/** The Caf signs every convention, whatever else it does; communes have a rule of their own. */
export function unusedActors(plan: PlanSnapshot): readonly Finding[] {
  const used = new Set([...actorsInActions(plan), ...actorsInAnnexes(plan)]);
  const isAsked = ({ kind }: Actor): boolean => kind !== 'caf' && kind !== 'commune';
  return plan.actors
    .filter(actor => isAsked(actor) && !used.has(actor.id))
    .map(({ id, label }) =>
      finding('unused-actor', `${label} : ni dans les lignes du plan, ni dans ses annexes.`, {
        is: 'actor',
        actor: id,
      }),
    );
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

function actorsInActions({ actions }: PlanSnapshot): ReadonlySet<ActorId> {
  return new Set(
    actions.flatMap(({ pilots, porteurs, partners, marks }) => [
      ...pilots,
      ...porteurs,
      ...partners,
      ...Object.values(marks).flatMap(mark => mark.actors),
    ]),
  );
}

function actorsInAnnexes({ annexes }: PlanSnapshot): readonly ActorId[] {
  const { facilities, competences, cooperation } = annexes;
  return [
    ...facilities.map(({ commune }) => commune),
    ...competences.flatMap(({ communes }) => communes),
    ...cooperation.flatMap(({ actor }) => actor ?? []),
  ];
}
