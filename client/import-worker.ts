/** Reads tables away from the page, and keeps the one it has read: each other way to understand it is tried on it. */
import { withPeopleOf } from '../shared/formats/import/same-people.ts';
import { columnLetter } from '../shared/formats/tables/columns.ts';
import { NoPlanFound, type PlanReading } from '../shared/formats/tables/plan-reading.ts';
import { readWorkbook } from '../shared/formats/tables/read-file.ts';
import { readPasted } from '../shared/formats/tables/read-pasted.ts';
import { type PlanOptions, readPlan } from '../shared/formats/tables/read-plan.ts';
import { UnreadableFile, type Workbook } from '../shared/formats/tables/workbook.ts';
import { parseTerritoryFile, TerritoryFileError } from '../shared/formats/territory-file.ts';
import type { Actor } from '../shared/model.ts';
import type { ImportReading, SourceRow } from './import-events.ts';

export type ImportTask =
  | { readonly is: 'file'; readonly bytes: Uint8Array; readonly name: string; readonly options: PlanOptions }
  | { readonly is: 'pasted'; readonly html: string; readonly text: string; readonly options: PlanOptions }
  | { readonly is: 'again'; readonly options: PlanOptions }
  | { readonly is: 'rows'; readonly sheets: readonly string[]; readonly row: number };

export type ImportAnswer =
  | { readonly is: 'reading'; readonly reading: ImportReading }
  | { readonly is: 'rows'; readonly rows: readonly SourceRow[] }
  /** The text is for the person. */
  | { readonly is: 'refused'; readonly text: string }
  | { readonly is: 'failed'; readonly text: string };

/** Values shown for each column, and letters of each. */
const EXAMPLES = 3;
const LONGEST_EXAMPLE = 80;
/** Rows shown on either side of the one that is asked for. */
const AROUND = 1;

let workbook: Workbook | undefined;

self.addEventListener('message', ({ data }: MessageEvent<ImportTask>) => {
  self.postMessage(answer(data));
});

function answer(task: ImportTask): ImportAnswer {
  try {
    if (task.is === 'rows') return { is: 'rows', rows: rowsAround(task.sheets, task.row) };
    return { is: 'reading', reading: readingFor(task) };
  } catch (error) {
    const isTold =
      error instanceof UnreadableFile || error instanceof NoPlanFound || error instanceof TerritoryFileError;
    return isTold ? { is: 'refused', text: error.message } : { is: 'failed', text: String(error) };
  }
}

function readingFor(task: Exclude<ImportTask, { is: 'rows' }>): ImportReading {
  if (task.is === 'file' && isJson(task.bytes)) return readTerritory(task.bytes, task.options.actors);
  if (task.is === 'file') workbook = readWorkbook(task.bytes, task.name);
  if (task.is === 'pasted') workbook = readPasted(task);
  if (!workbook) throw new Error('import: there is nothing to read again');
  const { territory, warnings, mapping, isOwn = false } = readPlan(workbook, task.options);
  return {
    territory,
    warnings,
    mapping,
    isOwn,
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    examples: examplesIn(workbook, mapping),
  };
}

function isJson(bytes: Uint8Array): boolean {
  return /^\ufeff?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 100)));
}

function readTerritory(bytes: Uint8Array, actors: readonly Actor[] = []): ImportReading {
  let input: unknown;
  try {
    input = JSON.parse(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''));
  } catch {
    throw new TerritoryFileError(
      'Ce fichier .json est abîmé ou incomplet : exportez-le de nouveau, puis réessayez.',
    );
  }
  return {
    territory: withPeopleOf(parseTerritoryFile(input), actors),
    warnings: [],
    mapping: undefined,
    isOwn: true,
    sheets: [],
    examples: {},
  };
}

/** What stands in the rows of actions, where most columns say something. */
function examplesIn(
  { sheets }: Workbook,
  { sheet, rows }: PlanReading['mapping'],
): ImportReading['examples'] {
  const actions = new Set(
    rows.filter(({ sheet: name, use }) => name === sheet && use === 'action').map(({ row }) => row),
  );
  const found: Record<string, string[]> = {};
  for (const { number, cells } of sheets.find(({ name }) => name === sheet)?.rows ?? []) {
    if (!actions.has(number)) continue;
    for (const [column, { text }] of cells) {
      const example = cut(text);
      found[columnLetter(column)] ??= [];
      const list = found[columnLetter(column)] ?? [];
      if (example !== '' && list.length < EXAMPLES && !list.includes(example)) list.push(example);
    }
  }
  return found;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_EXAMPLE ? `${line.slice(0, LONGEST_EXAMPLE - 1)}…` : line;
}

function rowsAround(names: readonly string[], wanted: number): readonly SourceRow[] {
  return (workbook?.sheets ?? [])
    .filter(({ name, rows }) => names.includes(name) && rows.some(({ number }) => number === wanted))
    .flatMap(({ name, rows }) =>
      rows
        .filter(({ number }) => Math.abs(number - wanted) <= AROUND)
        .map(({ number, cells }) => ({
          sheet: name,
          number,
          cells: [...cells].map(([column, { text }]) => ({ column: columnLetter(column), text: cut(text) })),
        })),
    );
}
