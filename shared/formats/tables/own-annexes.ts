/** The annexes of an own workbook. */
import { yearOrNull } from '../../values.ts';
import { parseNumber } from '../number-text.ts';
import { communeColumn } from '../sheets/annex-tables.ts';
import type { SheetKind } from '../sheets/table.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import type { OwnDirectory } from './own-directory.ts';
import type { OwnRow, OwnTable } from './own-tables.ts';
import type { Doubts } from './plan-reading.ts';

type Annexes = Pick<
  TerritoryFile,
  'facilities' | 'competences' | 'governance' | 'cooperation' | 'evaluation' | 'keyFigures' | 'quirks'
>;

const unsaid = 'À préciser';

export function readOwnAnnexes(
  tables: ReadonlyMap<SheetKind, OwnTable>,
  directory: OwnDirectory,
  doubts: Doubts,
): Annexes {
  const rows = (kind: SheetKind): readonly OwnRow[] => tables.get(kind)?.rows ?? [];
  return {
    facilities: rows('facilities').map(row => ({
      commune: actorIn(row, 'commune', directory),
      kind: said(row, 'type'),
      name: said(row, 'name'),
      address: orNull(row, 'address'),
    })),
    competences: competences(tables.get('competences'), directory),
    governance: rows('governance').map(row => ({
      name: said(row, 'name'),
      missions: row.lines('missions'),
      members: row.lines('members'),
      meetings: orNull(row, 'meetings'),
    })),
    cooperation: cooperation(rows('cooperation'), directory, doubts),
    evaluation: rows('evaluation').map(row => ({
      question: said(row, 'question'),
      indicators: row.lines('indicators'),
    })),
    keyFigures: rows('figures').map(row => ({
      label: said(row, 'label'),
      value: numberIn(row, 'value', doubts),
      unit: said(row, 'unit'),
      year: yearOrNull(numberIn(row, 'year', doubts)),
    })),
    quirks: rows('notes').flatMap(row => orNull(row, 'text') ?? []),
  };
}

function competences(table: OwnTable | undefined, directory: OwnDirectory): Annexes['competences'] {
  const columns = [...(table?.keys ?? [])].flatMap(([column, key]) => {
    const id = key.startsWith(communeColumn('')) ? key.slice(communeColumn('').length) : undefined;
    return id !== undefined && directory.isActor(id) ? [{ column, id }] : [];
  });
  const added = [...(table?.added ?? [])].flatMap(([column, header]) => {
    const id = directory.actorNamed(header);
    return id === undefined ? [] : [{ column, id }];
  });
  const all = [...columns, ...added];
  return (table?.rows ?? []).map(row => {
    const crossed = [
      ...new Set(all.filter(({ column }) => isCross(row.cells.get(column)?.text ?? '')).map(({ id }) => id)),
    ];
    const told = row.ids('communes');
    const isAsTold = told.length === crossed.length && told.every(id => crossed.includes(id));
    return {
      category: said(row, 'category'),
      label: said(row, 'label'),
      communes: isAsTold ? told : crossed,
    };
  });
}

function isCross(text: string): boolean {
  return !/^(?:|-|–|—|0|non|\/)$/i.test(text.trim());
}

/** A row without an actor adds a function to the one above. */
function cooperation(
  rows: readonly OwnRow[],
  directory: OwnDirectory,
  doubts: Doubts,
): Annexes['cooperation'] {
  const entries: Annexes['cooperation'] = [];
  for (const row of rows) {
    const above = entries.at(-1);
    const actor = actorIn(row, 'actor', directory);
    const begins = row.told('begins') === true || actor !== null || !above;
    const fte = numberIn(row, 'fte', doubts);
    const title = orNull(row, 'role');
    const roles = title === null && fte === null ? [] : [{ title: title ?? unsaid, fte }];
    const duties = row.lines('duties');
    if (begins) entries.push({ actor, roles, duties });
    else {
      above.roles.push(...roles);
      above.duties.push(...duties);
    }
  }
  return entries;
}

function actorIn(row: OwnRow, key: string, directory: OwnDirectory): string | null {
  const told = row.id(key);
  return directory.actorsIn(row, key, told === undefined ? [] : [told])[0] ?? null;
}

function numberIn(row: OwnRow, key: string, doubts: Doubts): number | null {
  const cell = row.cell(key);
  if (cell?.kind === 'number' && cell.value !== undefined) return cell.value;
  const value = parseNumber(row.text(key));
  if (value === undefined)
    doubts.say(row.number, row.letter(key), `« ${row.text(key)} » n’est pas un nombre : laissé de côté.`);
  return value ?? null;
}

function said(row: OwnRow, key: string): string {
  return orNull(row, key) ?? unsaid;
}

function orNull(row: OwnRow, key: string): string | null {
  const text = row.raw(key);
  return text.trim() === '' ? null : text;
}
