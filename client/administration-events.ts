/** What whoever administers Tablée means to do with its territories. */
import { IntentEvent } from './events.ts';
import type { TerritoryRecord } from './territory-record.ts';

export type TerritoryQuestion = 'rename' | 'archive' | 'delete' | 'renew' | 'lighten';

/** Ask about one of them before it is done. */
export class TerritoryAskEvent extends IntentEvent {
  readonly territory: TerritoryRecord;
  readonly about: TerritoryQuestion;
  constructor(territory: TerritoryRecord, about: TerritoryQuestion) {
    super('territory-ask');
    this.territory = territory;
    this.about = about;
  }
}

export class TerritoryRenameEvent extends IntentEvent {
  readonly id: string;
  readonly name: string;
  constructor(id: string, name: string) {
    super('territory-rename');
    this.id = id;
    this.name = name;
  }
}

export class TerritoryDeleteEvent extends IntentEvent {
  readonly territory: TerritoryRecord;
  constructor(territory: TerritoryRecord) {
    super('territory-delete');
    this.territory = territory;
  }
}

/** Begin a territory with the plan of a file. */
export class TerritoryImportEvent extends IntentEvent {
  readonly file: File;
  constructor(file: File) {
    super('territory-import');
    this.file = file;
  }
}

/** Begin a territory with a copy of an example, by the link that opens it. */
export class ExampleCopyEvent extends IntentEvent {
  readonly link: string;
  constructor(link: string) {
    super('example-copy');
    this.link = link;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'territory-ask': TerritoryAskEvent;
    'territory-rename': TerritoryRenameEvent;
    'territory-delete': TerritoryDeleteEvent;
    'territory-import': TerritoryImportEvent;
    'example-copy': ExampleCopyEvent;
  }
}
