/** What the check says of a plan, rule by rule, as tests read it. */
import * as Y from 'yjs';
import type { TerritoryFile } from '../../../../shared/formats/territory-schema.ts';
import type { PlanSnapshot } from '../../../../shared/model.ts';
import { readPlan } from '../../../../shared/plan-reader.ts';
import { seedTerritory } from '../../../../shared/plan-seed.ts';
import { checkPlan } from '../../../../shared/views/check/check.ts';
import type { RuleId, Where } from '../../../../shared/views/check/finding.ts';
import { readExample, smallTerritory } from '../../territories.ts';

type FileAction = TerritoryFile['actions'][number];

export function examplePlan(name: string): PlanSnapshot {
  return planOf(readExample(name));
}

export function planOf(file: TerritoryFile): PlanSnapshot {
  const doc = new Y.Doc();
  seedTerritory(doc, file);
  return readPlan(doc);
}

/** The small plan, or what it becomes with some of its parts changed. */
export function smallPlan(changes: Partial<TerritoryFile> = {}): PlanSnapshot {
  return planOf({ ...smallTerritory, ...changes });
}

/** The actions of the small plan, those with an id given here changed. */
export function actionsWith(changes: Readonly<Record<string, Partial<FileAction>>>): FileAction[] {
  return smallTerritory.actions.map(action => ({ ...action, ...changes[action.id] }));
}

/** The sentences of one rule. */
export function said(plan: PlanSnapshot, rule: RuleId): readonly string[] {
  return checkPlan(plan)
    .filter(finding => finding.rule === rule)
    .map(({ text }) => text);
}

/** Where the findings of one rule lead. */
export function placesOf(plan: PlanSnapshot, rule: RuleId): readonly (readonly Where[])[] {
  return checkPlan(plan)
    .filter(finding => finding.rule === rule)
    .map(({ where }) => where);
}
