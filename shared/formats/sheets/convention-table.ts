/** « Convention »: what the territory says of itself, one line for each. */
import type { LevelStyle, Numbering } from '../../model.ts';
import { printDate } from '../date-text.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { cell, type Table } from './table.ts';

export const numberingWords: Readonly<Record<Numbering, string>> = {
  continuous: 'continue dans tout le plan',
  hierarchical: 'par niveau',
  none: 'sans numéro',
};

export const styleWords: Readonly<Record<LevelStyle, string>> = {
  none: 'sans numéro',
  decimal: '1, 2, 3',
  letter: 'a, b, c',
  path: '1.1, 1.2, 1.3',
};

export function conventionTable({ territory }: TerritoryFile): Table {
  const { vocabulary, period, numbering, axisStyle, orientationStyle, signedOn } = territory;
  const lines: readonly (readonly [key: string, label: string, value: string | number | null])[] = [
    ['name', 'Territoire', territory.name],
    ['convention', 'Convention', territory.convention],
    ['caf', 'Caf', territory.caf],
    ['from', 'Première année', period.from],
    ['to', 'Dernière année', period.to],
    ['signedOn', 'Signée le', signedOn === null ? null : printDate(signedOn)],
    ...territory.previousPeriods.map(
      ({ from, to, actions }) =>
        [
          'previous',
          'Convention précédente',
          actions === null ? `${from}-${to}` : `${from}-${to} (${actions} actions)`,
        ] as const,
    ),
    ['axis', 'Premier niveau', vocabulary.axis],
    ['orientation', 'Deuxième niveau', vocabulary.orientation],
    ['action', 'Action', vocabulary.action],
    ['numbering', 'Numéros des actions', numberingWords[numbering]],
    ['axisStyle', 'Numéros du premier niveau', axisStyle ? styleWords[axisStyle] : null],
    [
      'orientationStyle',
      'Numéros du deuxième niveau',
      orientationStyle ? styleWords[orientationStyle] : null,
    ],
  ];
  return {
    kind: 'convention',
    name: 'Convention',
    columns: [
      { key: 'label', header: 'Information', width: 32, look: 'title' },
      { key: 'value', header: 'Valeur', width: 80, look: 'code' },
    ],
    rows: lines.map(([key, label, value]) => ({
      record: { key, ...(key === 'name' && { id: territory.id }) },
      cells: [cell(label), cell(value)],
    })),
    frozen: 0,
  };
}
