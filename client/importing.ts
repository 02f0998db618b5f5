/** Has a table read in a worker, within bounds: a file may be anything, and the page goes on. */
import { MAX_FILE_BYTES } from '../shared/formats/tables/bounds.ts';
import type { PlanOptions } from '../shared/formats/tables/read-plan.ts';
import type { ImportReading, ImportSource, SourceRow } from './import-events.ts';
import type { ImportAnswer, ImportTask } from './import-worker.ts';

/** The message is for the person who gave the table. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}

/** Milliseconds that reading a table may take: a thousand times what a plan takes. */
const PATIENCE = 10_000;

export class ImportReader {
  readonly #start: () => Worker;
  readonly #patience: number;
  #worker: Worker | undefined;
  /** What is given again to the next worker when one took too long. */
  #source: ImportSource | undefined;
  /** What the worker was asked, and what it has answered: it answers in turn, also what nobody waits for any more. */
  #asked = 0;
  #answered = 0;
  #giveUp: ((error: Error) => void) | undefined;

  /** @param options for tests: what reads, and for how long at most */
  constructor({ start = startWorker, patience = PATIENCE } = {}) {
    this.#start = start;
    this.#patience = patience;
  }

  /** @throws ImportRefused */
  async read(source: ImportSource, options: PlanOptions): Promise<ImportReading> {
    this.stop();
    this.#source = source;
    return this.#readSource(source, options);
  }

  async #readSource(source: ImportSource, options: PlanOptions): Promise<ImportReading> {
    if (source.is === 'pasted') return this.#ask({ ...source, options });
    const { file } = source;
    if (file.size > MAX_FILE_BYTES)
      throw new ImportRefused(
        `Ce fichier pèse ${Math.round(file.size / 1024 / 1024)} Mo, et un tableau ne doit pas dépasser ${MAX_FILE_BYTES / 1024 / 1024} Mo : retirez-en les images, ou copiez le plan dans un nouveau classeur.`,
      );
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (!bytes)
      throw new ImportRefused(
        'Ce fichier n’a pas pu être ouvert. S’il est ouvert dans un autre logiciel, fermez-le, puis réessayez.',
      );
    return this.#ask({ is: 'file', bytes: new Uint8Array(bytes), name: file.name, options });
  }

  /** The same table, understood otherwise. @throws ImportRefused */
  again(options: PlanOptions): Promise<ImportReading> {
    if (!this.#worker && this.#source) return this.#readSource(this.#source, options);
    return this.#ask({ is: 'again', options });
  }

  /** Those of that number in these sheets, each with its neighbours. @throws ImportRefused */
  async rows(sheets: readonly string[], row: number): Promise<readonly SourceRow[]> {
    if (!this.#worker) return [];
    const answer = await this.#send({ is: 'rows', sheets, row });
    return answer.is === 'rows' ? answer.rows : [];
  }

  /** Whatever it was reading is let go of, and the table with it. */
  stop(): void {
    this.#source = undefined;
    this.#end();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    [this.#asked, this.#answered] = [0, 0];
    this.#giveUp?.(new ImportRefused('La lecture a été arrêtée.'));
    this.#giveUp = undefined;
  }

  async #ask(task: ImportTask): Promise<ImportReading> {
    const answer = await this.#send(task);
    if (answer.is === 'reading') return answer.reading;
    throw new ImportRefused(
      answer.is === 'refused'
        ? answer.text
        : 'Ce tableau n’a pas pu être lu comme un plan. Essayez de l’enregistrer au format .xlsx, puis de le choisir de nouveau.',
    );
  }

  #send(task: ImportTask): Promise<ImportAnswer> {
    // One question at a time: whoever asks again does not want the answer before.
    this.#giveUp?.(new ImportRefused('Une autre lecture a commencé.'));
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const question = ++this.#asked;
    return new Promise<ImportAnswer>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#giveUp?.(
          new ImportRefused(
            'Ce fichier est trop long à lire : la lecture a été arrêtée. Copiez le plan dans un nouveau classeur, puis choisissez celui-ci.',
          ),
        );
        this.#end();
      }, this.#patience);
      const end = (): void => {
        clearTimeout(timer);
        if (this.#giveUp === giveUp) this.#giveUp = undefined;
      };
      const giveUp = (error: Error): void => {
        end();
        reject(error);
      };
      this.#giveUp = giveUp;
      worker.onmessage = ({ data }: MessageEvent<ImportAnswer>) => {
        if (++this.#answered < question) return;
        end();
        resolve(data);
      };
      worker.onerror = () => {
        giveUp(
          new ImportRefused('La lecture n’a pas pu commencer. Vérifiez votre connexion, puis réessayez.'),
        );
        this.#end();
      };
      worker.postMessage(task);
    });
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
}
