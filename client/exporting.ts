/** The formats that a plan may be taken away in, and the making of the files. */
import type { MadeFile } from '../shared/formats/made-file.ts';
import { planDocuments } from '../shared/formats/plan-documents.ts';
import type { PlanSnapshot } from '../shared/model.ts';
import type { ExportFormat, ExportOrder } from './export-events.ts';
import type { ExportTask } from './export-worker.ts';

export function exportFormats(plan: PlanSnapshot): readonly ExportFormat[] {
  return [
    {
      id: 'word',
      name: 'Word (.docx)',
      detail: 'Des documents à compléter et à signer, que Word et LibreOffice ouvrent.',
      documents: planDocuments(plan),
    },
    {
      id: 'excel',
      name: 'Excel (.xlsx)',
      detail:
        'Un classeur pour trier, compter et suivre les actions. Modifié ou non, il peut être importé à nouveau dans Tablée.',
      documents: [],
    },
    {
      id: 'csv',
      name: 'Tableau simple (.csv)',
      detail: 'Une ligne par action et une colonne par année, pour d’autres logiciels, sans les annexes.',
      documents: [],
    },
    {
      id: 'territory',
      name: 'Fichier de territoire (.json)',
      detail: 'Une copie exacte du plan, à garder, ou à ouvrir dans une autre Tablée.',
      documents: [],
    },
  ];
}

export interface Export {
  /** Rejects when they could not be made. */
  readonly files: Promise<readonly MadeFile[]>;
  /** Nobody waits for them any more. */
  stop(): void;
}

/** The plan as it is now: what others write meanwhile is not in the files. */
export function startExport(plan: PlanSnapshot, order: ExportOrder, now = new Date()): Export {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' });
  const files = new Promise<readonly MadeFile[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<readonly MadeFile[]>) => resolve(data);
    // Its code did not come, or failed.
    worker.onerror = event => reject(new Error(event.message || 'export: the worker did not start'));
    worker.onmessageerror = () => reject(new Error('export: the files did not arrive'));
    // What is said about the plan, and what was deleted from it, is in no document.
    const task: ExportTask = { plan: { ...plan, comments: [], trash: [] }, order, today: dayOf(now) };
    worker.postMessage(task);
  });
  const stop = (): void => worker.terminate();
  void files.then(stop, stop);
  return { files, stop };
}

/** `2026-11-29`, by the clock on the wall. */
function dayOf(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
