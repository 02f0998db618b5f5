/** What people mean to take away of a plan, and how far the making of it is. */
import type { PlanDocument, PlanDocumentId } from '../shared/formats/plan-documents.ts';
import { IntentEvent } from './events.ts';

export type ExportFormatId = 'word' | 'excel' | 'csv' | 'territory';

/** One of the formats that a plan is offered in. */
export interface ExportFormat {
  readonly id: ExportFormatId;
  readonly name: string;
  /** What it is good for, in a sentence. */
  readonly detail: string;
  /** What may be chosen among. None for a format that holds the whole plan. */
  readonly documents: readonly PlanDocument[];
}

export interface ExportOrder {
  readonly format: ExportFormatId;
  readonly documents: readonly PlanDocumentId[];
  /** A file for each document, rather than one for all. */
  readonly isSeparate: boolean;
}

/** A file that is ready, at an address of this page. */
export interface ReadyFile {
  readonly name: string;
  readonly address: string;
}

export type ExportProgress =
  | { readonly is: 'choosing' }
  | { readonly is: 'working' }
  | { readonly is: 'ready'; readonly files: readonly ReadyFile[] }
  | { readonly is: 'failed'; readonly text: string };

/** Ask what is to be exported. */
export class ExportAskEvent extends IntentEvent {
  constructor() {
    super('export-ask');
  }
}

export class ExportStartEvent extends IntentEvent {
  readonly order: ExportOrder;
  constructor(order: ExportOrder) {
    super('export-start');
    this.order = order;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'export-ask': ExportAskEvent;
    'export-start': ExportStartEvent;
  }
}
