/** « Convention » and « Rubriques » of an own workbook. */
import { foldName } from '../../actor-names.ts';
import { type LevelStyle, levelStyles, numberings } from '../../model.ts';
import { isOwnSectionId, isStandardSection, MAX_OWN_SECTIONS } from '../../sheet.ts';
import { yearOrNull } from '../../values.ts';
import { parseDate } from '../date-text.ts';
import { asInCell, sumOf } from '../sheets/cell-text.ts';
import { numberingWords, styleWords } from '../sheets/convention-table.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { freeId, slugOf } from './ids.ts';
import type { OwnRow, OwnTable } from './own-tables.ts';
import type { Doubts } from './plan-reading.ts';

type FileTerritory = TerritoryFile['territory'];

export function readOwnTerritory(table: OwnTable | undefined, name: string, doubts: Doubts): FileTerritory {
  const rows = new Map((table?.rows ?? []).map(row => [String(row.told('key') ?? ''), row]));
  const value = (key: string, otherwise: string): string => {
    const row = rows.get(key);
    return row === undefined || row.text('value') === '' ? otherwise : row.raw('value');
  };
  const own = value('name', name);
  const signedOn = readDay(rows.get('signedOn'), doubts);
  const axisStyle = readStyle(rows.get('axisStyle'), doubts);
  const orientationStyle = readStyle(rows.get('orientationStyle'), doubts);
  return {
    id: rows.get('name')?.id() ?? slugOf(own, 'territoire'),
    name: own,
    convention: value('convention', 'Convention territoriale globale'),
    caf: value('caf', 'Caf'),
    period: readPeriod(rows.get('from'), rows.get('to'), doubts),
    signedOn,
    previousPeriods: (table?.rows ?? []).flatMap(row =>
      row.told('key') === 'previous' || (row.isNew && /convention pr/i.test(row.text('label')))
        ? readPrevious(row, doubts)
        : [],
    ),
    vocabulary: {
      axis: value('axis', 'Axe'),
      orientation: value('orientation', 'Orientation'),
      action: value('action', 'Action'),
    },
    numbering: readWord(rows.get('numbering'), numberings, numberingWords, doubts) ?? 'continuous',
    ...(axisStyle && { axisStyle }),
    ...(orientationStyle && { orientationStyle }),
  };
}

function readPeriod(
  first: OwnRow | undefined,
  last: OwnRow | undefined,
  doubts: Doubts,
): FileTerritory['period'] {
  const [from, to] = [first, last].map(row => yearOrNull(Number(row?.text('value') || Number.NaN)));
  if (from && to && from <= to) return { from, to };
  if (first?.text('value') || last?.text('value'))
    doubts.say(
      first?.number ?? null,
      null,
      'Les deux années de la convention ne sont pas des années, ou se croisent : période inconnue.',
    );
  return { from: null, to: null };
}

function readDay(row: OwnRow | undefined, doubts: Doubts): string | null {
  const text = row?.text('value') ?? '';
  const date = row?.cell('value')?.date;
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = date ? `${date.year}-${two(date.month)}-${two(date.day)}` : parseDate(text);
  if (row && text !== '' && day === undefined)
    doubts.say(row.number, row.letter('value'), `« ${text} » n’est pas une date : laissé de côté.`);
  return day ?? null;
}

/** « 2018-2021 (12 actions) » */
function readPrevious(row: OwnRow, doubts: Doubts): FileTerritory['previousPeriods'] {
  const [, first, last, actions] =
    /^(\d{4})\s*[-–]\s*(\d{4})\s*(?:\((\d{1,6})\b.*)?$/.exec(row.text('value')) ?? [];
  const [from, to] = [first, last].map(year => yearOrNull(Number(year ?? Number.NaN)));
  if (from && to) return [{ from, to, actions: actions === undefined ? null : Number(actions) }];
  doubts.say(
    row.number,
    row.letter('value'),
    `« ${row.text('value')} » n’est pas une période : laissé de côté.`,
  );
  return [];
}

function readStyle(row: OwnRow | undefined, doubts: Doubts): LevelStyle | undefined {
  return readWord(row, levelStyles, styleWords, doubts);
}

function readWord<T extends string>(
  row: OwnRow | undefined,
  all: readonly T[],
  words: Readonly<Record<T, string>>,
  doubts: Doubts,
): T | undefined {
  const text = row?.text('value') ?? '';
  const found = all.find(one => foldName(words[one]) === foldName(text));
  if (row && text !== '' && found === undefined)
    doubts.say(
      row.number,
      row.letter('value'),
      `« ${text} » n’est pas compris : écrivez ${all.map(one => `« ${words[one]} »`).join(', ')}.`,
    );
  return found;
}

/** Undefined while they are those that the plan's own texts give. */
export function readOwnSections(
  table: OwnTable | undefined,
  doubts: Doubts,
): NonNullable<FileTerritory['sections']> | undefined {
  const rows = (table?.rows ?? []).filter(row => row.text('name') !== '');
  if (rows.length === 0) return undefined;
  const taken = new Set<string>();
  const sections = rows.flatMap(row => {
    const told = row.told('id');
    const isKnown = typeof told === 'string' && (isStandardSection(told) || isOwnSectionId(told));
    if (isKnown && taken.has(told)) return [];
    const id = isKnown ? told : freeId(`own-${slugOf(row.text('name'), 'rubrique')}`, taken);
    taken.add(id);
    return [{ id, name: row.raw('name'), hidden: foldName(row.text('hidden')) === 'oui' }];
  });
  const isAsMade =
    rows.length === table?.made &&
    rows.every(
      (row, place) =>
        row.told('isDefault') === true &&
        row.told('row') === place &&
        row.told('sum') === sumOf(`${asInCell(row.raw('name'))} ${foldName(row.text('hidden')) === 'oui'}`),
    );
  if (isAsMade) return undefined;
  let own = 0;
  return sections.filter(({ id, name }) => {
    if (!isOwnSectionId(id) || ++own <= MAX_OWN_SECTIONS) return true;
    doubts.say(
      null,
      null,
      `La rubrique « ${name} » est de trop : un plan en ajoute ${MAX_OWN_SECTIONS} au plus.`,
    );
    return false;
  });
}
