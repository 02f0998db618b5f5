/** What comes out of reading a table as a plan, and how its columns were understood. */
import type { TerritoryFile } from '../territory-schema.ts';

/** The sections of a fiche that a column may fill, `deadline` aside: a calendar is read for its years first. */
export const sectionFields = [
  'details',
  'diagnosis',
  'audience',
  'objectives',
  'methods',
  'services',
  'expectedResults',
  'humanTechnicalMeans',
  'financialMeans',
  'partners',
  'indicators',
] as const;
export type SectionField = (typeof sectionFields)[number];

/** Of a workbook of Tablée's, read as such: any other table has people and citations in columns of another kind. */
export const ownFields = { partners: 'ownPartners', alsoUnder: 'ownCitations' } as const;
export type OwnField = (typeof ownFields)[keyof typeof ownFields];

/**
 * What a column holds. `detail` is kept as « Header : text » in the details of the fiche, `ignored` is left out and
 * said; a year column may stand for several years (`year:2022-2023`).
 */
export type ColumnField =
  | 'number'
  | 'title'
  | 'axis'
  | 'axisNumber'
  | 'orientation'
  | 'orientationNumber'
  | 'pilots'
  | 'porteurs'
  | 'themes'
  | 'kind'
  | 'deadline'
  | 'detail'
  | 'ignored'
  | SectionField
  | OwnField
  | `year:${number}`
  | `year:${number}-${number}`;

/** A doubt, or something left out, with its place in the source. */
export interface PlanWarning {
  readonly row: number | null;
  /** Its letter. */
  readonly column: string | null;
  /** In French, to be shown. */
  readonly message: string;
}

export interface MappedColumn {
  readonly column: string;
  readonly header: string;
  readonly field: ColumnField;
}

/** `more` goes on with the action above it; `cited` puts an action under one more orientation. */
export type RowUse =
  | 'title'
  | 'legend'
  | 'header'
  | 'axis'
  | 'orientation'
  | 'theme'
  | 'action'
  | 'more'
  | 'cited'
  | 'left-out';

export interface RowReading {
  readonly sheet: string;
  readonly row: number;
  readonly use: RowUse;
}

export interface Mapping {
  readonly sheet: string;
  /** All the sheets that were read, in order: those that have the same header go together. */
  readonly sheets: readonly string[];
  readonly headerRows: readonly number[];
  readonly columns: readonly MappedColumn[];
  /** Every row of these sheets, once. */
  readonly rows: readonly RowReading[];
}

export interface PlanReading {
  readonly territory: TerritoryFile;
  readonly warnings: readonly PlanWarning[];
  readonly mapping: Mapping;
  /** Action id → row of the source. */
  readonly sources: ReadonlyMap<string, number>;
  /** True for a workbook of Tablée's, read as such. */
  readonly isOwn?: boolean;
}

/** There is no plan to be read in this table. The message is for the person who gave it. */
export class NoPlanFound extends Error {
  override readonly name = 'NoPlanFound';
}

/** Beyond, nobody would read them. */
const MOST_DOUBTS = 2_000;

/** Gathers the doubts of a reading, each once. */
export class Doubts {
  readonly #said = new Map<string, PlanWarning>();
  #unsaid = 0;
  /** What stands before every message for now: the sheet, where several are read. */
  prefix = '';

  say(row: number | null, column: string | null, text: string): void {
    const message = this.prefix + text;
    const key = `${row} ${column} ${message}`;
    if (this.#said.has(key)) return;
    if (this.#said.size < MOST_DOUBTS) this.#said.set(key, { row, column, message });
    else this.#unsaid++;
  }

  /** In the order of the rows, those of the whole table first. */
  all(): readonly PlanWarning[] {
    const all = [...this.#said.values()].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    if (this.#unsaid === 0) return all;
    return [
      ...all,
      { row: null, column: null, message: `${this.#unsaid} autres remarques ne sont pas montrées.` },
    ];
  }
}
