/** Makes the files away from the page: a large plan takes longer than a page may stand still. */
import type { MadeFile } from '../shared/formats/made-file.ts';
import { planCsv } from '../shared/formats/sheets/plan-csv.ts';
import { planWorkbook } from '../shared/formats/sheets/plan-workbook.ts';
import { territoryDownload } from '../shared/formats/territory-download.ts';
import { wordFiles } from '../shared/formats/word/word-files.ts';
import type { PlanSnapshot } from '../shared/model.ts';
import type { ExportOrder } from './export-events.ts';

export interface ExportTask {
  readonly plan: PlanSnapshot;
  readonly order: ExportOrder;
  /** As `2026-11-29`, where the person is. */
  readonly today: string;
}

self.addEventListener('message', ({ data }: MessageEvent<ExportTask>) => {
  const files = make(data);
  self.postMessage(files, { transfer: files.map(({ bytes }) => bytes.buffer) });
});

function make({ plan, order, today }: ExportTask): readonly MadeFile[] {
  switch (order.format) {
    case 'word':
      return wordFiles(plan, { documents: order.documents, isSeparate: order.isSeparate, today });
    case 'excel':
      return [planWorkbook(plan, today)];
    case 'csv':
      return [planCsv(plan, today)];
    case 'territory':
      return [territoryDownload(plan, today)];
  }
}
