/** What the check of a plan finds: one sentence in plain French, and the places where one can do something about it. */
import type { ActorId, Annexes, ItemId, PlanSnapshot, RowId, ThemeId } from '../../model.ts';
import { quote } from '../../words.ts';
import { actionsInOrder, type NumberedAction, outlineOf, shownTitle } from '../outline.ts';

/** Every rule, the gravest first: what contradicts itself, then what is missing, then what was noted by hand. */
export const ruleIds = [
  'announced-count',
  'period-named',
  'year-outside',
  'repeated-number',
  'number-out-of-place',
  'similar-titles',
  'ambiguous-short',
  'lost-reference',
  'everyone-for-one',
  'no-period',
  'no-action',
  'no-orientation',
  'no-pilot',
  'no-porteur',
  'no-theme',
  'no-year',
  'empty-branch',
  'empty-sections',
  'absent-commune',
  'unused-actor',
  'unused-theme',
  'noted-disagreement',
] as const;
export type RuleId = (typeof ruleIds)[number];

export type Where =
  | { readonly is: 'item'; readonly item: ItemId }
  /** The action's row in the deployment grid. */
  | { readonly is: 'marks'; readonly action: ItemId }
  | { readonly is: 'actor'; readonly actor: ActorId }
  | { readonly is: 'theme'; readonly theme: ThemeId }
  | { readonly is: 'period' }
  | { readonly is: 'annex'; readonly annex: keyof Annexes; readonly row: RowId };

export interface Finding {
  readonly rule: RuleId;
  readonly text: string;
  /** Empty when it concerns the whole plan. */
  readonly where: readonly Where[];
}

/** One rule of the check. It says nothing of what the plan does not use at all. */
export type Rule = (plan: PlanSnapshot) => readonly Finding[];

export function finding(rule: RuleId, text: string, ...where: readonly Where[]): Finding {
  return { rule, text, where };
}

export const itemPlace = (item: ItemId): Where => ({ is: 'item', item });

/** Every action in reading order, with its number. */
export function allActions(plan: PlanSnapshot): readonly NumberedAction[] {
  return actionsInOrder(outlineOf(plan));
}

/** How a sentence begins about one action: « Action 12 », or its title when it has no number. */
export function callAction(plan: PlanSnapshot, { action, number }: NumberedAction): string {
  return number === null ? quote(shownTitle(action.title)) : `${plan.territory.vocabulary.action} ${number}`;
}

/** « a, b et c » */
export function listed(texts: readonly string[]): string {
  return lists.format(texts);
}

const lists = new Intl.ListFormat('fr');
