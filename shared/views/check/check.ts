/** The check of a plan: every rule, on one snapshot. Nothing it finds prevents anything. */
import type { PlanSnapshot } from '../../model.ts';
import { absentCommunes, ambiguousShorts, unusedActors } from './actors.ts';
import { announcedCounts } from './announced-counts.ts';
import { emptyBranches, themesWithoutAction } from './branches.ts';
import { emptySections } from './empty-sections.ts';
import { everyoneForOne } from './everyone-marks.ts';
import type { Finding, Rule } from './finding.ts';
import { lostReferences } from './lost-references.ts';
import {
  actionsWithoutOrientation,
  actionsWithoutPilot,
  actionsWithoutPorteur,
  actionsWithoutTheme,
  actionsWithoutYear,
} from './missing.ts';
import { notedDisagreements } from './noted-disagreements.ts';
import { numbersOutOfPlace } from './number-order.ts';
import { periodOfConvention, periodsNamed, unknownPeriod, yearsOutsidePeriod } from './periods.ts';
import { repeatedNumbers } from './repeated-numbers.ts';
import { similarTitles } from './similar-titles.ts';

const rules: readonly Rule[] = [
  announcedCounts,
  periodOfConvention,
  periodsNamed,
  yearsOutsidePeriod,
  repeatedNumbers,
  numbersOutOfPlace,
  similarTitles,
  ambiguousShorts,
  lostReferences,
  everyoneForOne,
  unknownPeriod,
  emptyBranches,
  actionsWithoutOrientation,
  actionsWithoutPilot,
  actionsWithoutPorteur,
  actionsWithoutTheme,
  actionsWithoutYear,
  emptySections,
  absentCommunes,
  unusedActors,
  themesWithoutAction,
  notedDisagreements,
];

const known = new WeakMap<PlanSnapshot, readonly Finding[]>();

/** In the order of the rules. Computed once per snapshot. */
export function checkPlan(plan: PlanSnapshot): readonly Finding[] {
  const steps = checkInSteps(plan);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, rule after rule: for a page that must answer meanwhile. */
export function* checkInSteps(plan: PlanSnapshot): Generator<undefined, readonly Finding[]> {
  const before = known.get(plan);
  if (before) return before;
  const findings: Finding[] = [];
  for (const rule of rules) {
    findings.push(...rule(plan));
    yield;
  }
  known.set(plan, findings);
  return findings;
}
