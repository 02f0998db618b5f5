/** Every text of a plan but its titles and notes, with its place: where an announcement may be written. */
import type { Annexes, PlanSnapshot, RowId } from '../../model.ts';
import { itemPlace, type Where } from './finding.ts';

export interface PlacedText {
  readonly text: string;
  readonly where: Where;
}

export function planTexts({ actions, annexes }: PlanSnapshot): readonly PlacedText[] {
  const inSheets = actions.flatMap(({ id, sheet }) => placed(Object.values(sheet).flat(), itemPlace(id)));
  const { governance, cooperation, evaluation, keyFigures } = annexes;
  return [
    ...inSheets,
    ...inRows('governance', governance, ({ missions, members, meetings }) => [
      ...missions,
      ...members,
      meetings ?? '',
    ]),
    ...inRows('cooperation', cooperation, ({ roles, duties }) => [
      ...roles.map(({ title }) => title),
      ...duties,
    ]),
    ...inRows('evaluation', evaluation, ({ question, indicators }) => [question, ...indicators]),
    ...inRows('keyFigures', keyFigures, ({ label }) => [label]),
  ];
}

function inRows<Row extends { readonly id: RowId }>(
  annex: keyof Annexes,
  rows: readonly Row[],
  textsOf: (row: Row) => readonly string[],
): readonly PlacedText[] {
  return rows.flatMap(row => placed(textsOf(row), { is: 'annex', annex, row: row.id }));
}

function placed(texts: readonly string[], where: Where): readonly PlacedText[] {
  return texts.map(text => ({ text, where }));
}
