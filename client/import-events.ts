/** What people mean while a table is being imported, and what is known of it by then. */
import type { ImportChoice, ImportMatch } from '../shared/formats/import/matches.ts';
import type { PlacedElsewhere } from '../shared/formats/import/places.ts';
import type { ColumnField, Mapping, PlanWarning } from '../shared/formats/tables/plan-reading.ts';
import type { TerritoryFile } from '../shared/formats/territory-schema.ts';
import { IntentEvent } from './events.ts';

/** A table as it is given: a file, or what was copied from another program. */
export type ImportSource =
  | { readonly is: 'file'; readonly file: File }
  | { readonly is: 'pasted'; readonly html: string; readonly text: string };

/** How a table was read, and what of it people are shown to judge that. */
export interface ImportReading {
  readonly territory: TerritoryFile;
  readonly warnings: readonly PlanWarning[];
  /** Undefined for a territory file, which says itself what is what. */
  readonly mapping: Mapping | undefined;
  /** Written by Tablée: who is who, and what is what, is said in it. */
  readonly isOwn: boolean;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** Column letter → what stands in it, for a few rows. */
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

/** A row of the source, as it is written there. */
export interface SourceRow {
  readonly sheet: string;
  readonly number: number;
  readonly cells: readonly { readonly column: string; readonly text: string }[];
}

/** What is to be done with a table, once people have looked at it. */
export interface ImportDecision {
  readonly file: TerritoryFile;
  readonly matches: readonly ImportMatch[];
  readonly choices: ReadonlyMap<string, ImportChoice>;
  /** Those that the table has elsewhere than the plan. */
  readonly elsewhere: readonly PlacedElsewhere[];
  /** The file's ids of those of them that are to be moved there. */
  readonly moves: ReadonlySet<string>;
  /** What the table is called. */
  readonly name: string;
}

export class ImportGiveEvent extends IntentEvent {
  readonly source: ImportSource;
  constructor(source: ImportSource) {
    super('import-give');
    this.source = source;
  }
}

/** Nothing can be made of what was dropped or chosen. */
export class ImportRefuseEvent extends IntentEvent {
  readonly text: string;
  constructor(text: string) {
    super('import-refuse');
    this.text = text;
  }
}

/** Say what a column holds. */
export class ImportColumnSetEvent extends IntentEvent {
  readonly column: string;
  readonly field: ColumnField;
  constructor(column: string, field: ColumnField) {
    super('import-column-set');
    this.column = column;
    this.field = field;
  }
}

/** Say which sheet is the plan; the empty name lets it be found. */
export class ImportSheetSetEvent extends IntentEvent {
  readonly sheet: string;
  constructor(sheet: string) {
    super('import-sheet-set');
    this.sheet = sheet;
  }
}

/** Show a row of the source. */
export class ImportRowAskEvent extends IntentEvent {
  readonly row: number;
  readonly message: string;
  constructor(row: number, message: string) {
    super('import-row-ask');
    this.row = row;
    this.message = message;
  }
}

/** Say who somebody of the table is: an actor of the table or of the plan. */
export class ImportPersonSetEvent extends IntentEvent {
  readonly actor: string;
  readonly as: string;
  constructor(actor: string, as: string) {
    super('import-person-set');
    this.actor = actor;
    this.as = as;
  }
}

/** A name of the table is somebody else than the reader thought. */
export class ImportNamePartEvent extends IntentEvent {
  readonly name: string;
  constructor(name: string) {
    super('import-name-part');
    this.name = name;
  }
}

/** @param incoming the file's ids of the actions that the choice is for */
export class ImportChoiceSetEvent extends IntentEvent {
  readonly incoming: readonly string[];
  readonly choice: ImportChoice;
  constructor(incoming: readonly string[], choice: ImportChoice) {
    super('import-choice-set');
    this.incoming = incoming;
    this.choice = choice;
  }
}

/** @param incoming the file's ids of the actions that are to stand where the table has them, or where they are */
export class ImportMoveSetEvent extends IntentEvent {
  readonly incoming: readonly string[];
  readonly on: boolean;
  constructor(incoming: readonly string[], on: boolean) {
    super('import-move-set');
    this.incoming = incoming;
    this.on = on;
  }
}

/** Do it, as it was shown. */
export class ImportConfirmEvent extends IntentEvent {
  readonly decision: ImportDecision;
  constructor(decision: ImportDecision) {
    super('import-confirm');
    this.decision = decision;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'import-give': ImportGiveEvent;
    'import-refuse': ImportRefuseEvent;
    'import-column-set': ImportColumnSetEvent;
    'import-sheet-set': ImportSheetSetEvent;
    'import-row-ask': ImportRowAskEvent;
    'import-person-set': ImportPersonSetEvent;
    'import-name-part': ImportNamePartEvent;
    'import-choice-set': ImportChoiceSetEvent;
    'import-move-set': ImportMoveSetEvent;
    'import-confirm': ImportConfirmEvent;
  }
}
