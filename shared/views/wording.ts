/** How the words and the numbers of a plan read together. */
import type { ItemId, PlanSnapshot, Territory } from '../model.ts';
import { decimal, levelSequence, under } from './numbers.ts';
import { actionPrefix, itemsInOrder, outlineOf, shownTitle } from './outline.ts';

type Wording = Pick<Territory, 'vocabulary' | 'numbering' | 'axisStyle' | 'orientationStyle'>;

/** « Enjeu 1, Orientation 1.2, Action 3 »: what the first axis, its second orientation, its third action would be called. */
export function exampleOf({ vocabulary, numbering, axisStyle, orientationStyle }: Wording): string {
  const axis = levelSequence(axisStyle, null)?.(1) ?? null;
  const orientation = levelSequence(orientationStyle, axis)?.(2) ?? null;
  const inPlace = under(actionPrefix(axis, orientation, orientationStyle));
  const action = { continuous: decimal(3), hierarchical: inPlace(3), none: null }[numbering];
  return [
    named(vocabulary.axis, axis),
    named(vocabulary.orientation, orientation),
    named(vocabulary.action, action),
  ].join(', ');
}

export interface FixedOne {
  readonly id: ItemId;
  /** « Action 12 » */
  readonly name: string;
  readonly title: string;
}

/** What has a number that does not follow from its place: axes, orientations, then actions. */
export function fixedOnes(plan: PlanSnapshot): readonly FixedOne[] {
  const { vocabulary } = plan.territory;
  return itemsInOrder(outlineOf(plan))
    .filter(({ item }) => item.fixedNumber !== undefined)
    .map(({ item, number }) => ({
      id: item.id,
      name: number === null ? `${vocabulary[item.kind]} sans numéro` : named(vocabulary[item.kind], number),
      title: shownTitle(item.title),
    }));
}

function named(word: string, number: string | null): string {
  return number === null ? word : `${word} ${number}`;
}
