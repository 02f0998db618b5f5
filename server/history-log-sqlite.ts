/**
 * The history on disk: an SQLite file of its own beside the plans', in a worker thread of its own, so that no plan ever
 * waits for it, shares its transactions or is refused with it.
 */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { PersonSought } from '../shared/comment.ts';
import type { HistoryEntry } from '../shared/history.ts';
import { Copier, type Copyable } from './database-copy.ts';
import { FormatTooNew, TOO_NEW } from './format-too-new.ts';
import { HISTORY_FORMAT } from './formats.ts';
import {
  type HistoryChange,
  type HistoryLog,
  HistoryLogFailed,
  type HistoryQuery,
  type HistoryTrace,
} from './history-log.ts';
import type {
  HistoryAnswer,
  HistoryCall,
  HistoryRecord,
  HistorySettings,
} from './history-log-sqlite-worker.ts';

interface Waiting {
  readonly resolve: (entries: readonly HistoryTrace[]) => void;
  readonly reject: (error: Error) => void;
}

/** One that cannot be opened rejects every call. */
export class SqliteHistoryLog implements HistoryLog, Copyable {
  readonly #file: string;
  readonly #copier: Copier;
  readonly #worker: Worker;
  readonly #port: MessagePort;
  /** Calls the worker has not answered, in the order it will. */
  readonly #waiting: Waiting[] = [];
  readonly #gather: number;
  #records: (HistoryRecord & Waiting)[] = [];
  #gathering: NodeJS.Timeout | undefined;
  #dead: Error | undefined;

  /** @param gather milliseconds that what rooms record waits for the others', to be written together: 0 waits for nobody */
  constructor(file: string, { gather = 0 }: { readonly gather?: number } = {}) {
    this.#gather = gather;
    const { port1: near, port2: far } = new MessageChannel();
    const { port1: copies, port2: farCopies } = new MessageChannel();
    const settings: HistorySettings = { file, format: HISTORY_FORMAT, copies: farCopies };
    this.#file = file;
    this.#copier = new Copier(copies);
    this.#port = near;
    this.#worker = new Worker(new URL('./history-log-sqlite-worker.ts', import.meta.url), {
      workerData: { ...settings, port: far },
      transferList: [far, farCopies],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    near.on('message', (answer: HistoryAnswer) => this.#onAnswer(answer));
    this.#worker.on('error', error => this.#bury(error.message));
  }

  /** Resolves when the file is open. @throws FormatTooNew, HistoryLogFailed */
  async ready(): Promise<void> {
    await this.#call({ is: 'ready' });
  }

  copyTo(file: string): Promise<void> {
    return this.#copier.copyTo(file);
  }

  async record(territory: string, changes: readonly HistoryChange[]): Promise<void> {
    if (this.#dead) throw this.#dead;
    await new Promise((resolve, reject) => {
      this.#records.push({ territory, changes, resolve, reject });
      if (this.#gather === 0) this.#flush();
      else this.#gathering ??= setTimeout(() => this.#flush(), this.#gather);
    });
  }

  async list(territory: string, item: string, query: HistoryQuery): Promise<readonly HistoryEntry[]> {
    const found = await this.#call({ is: 'list', territory, item, query });
    return found.map(({ item: _item, ...entry }) => entry);
  }

  async purge(territory: string, item?: string): Promise<void> {
    await this.#call({ is: 'purge', territory, item });
  }

  traces(territory: string, person: PersonSought): Promise<readonly HistoryTrace[]> {
    return this.#call({ is: 'traces', territory, person });
  }

  async forget(territory: string, person: PersonSought): Promise<number> {
    return (await this.#call({ is: 'forget', territory, person })).length;
  }

  /** What was called before is finished first. */
  async close(): Promise<void> {
    if (this.#dead) return;
    await this.#call({ is: 'close' });
    this.#bury('closed');
    await this.#worker.terminate();
  }

  #call(call: HistoryCall): Promise<readonly HistoryTrace[]> {
    if (this.#dead) return Promise.reject(this.#dead);
    // Whoever asks is to be told of what was recorded before.
    this.#flush();
    return new Promise((resolve, reject) => this.#post(call, { resolve, reject }));
  }

  #flush(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    const gathered = this.#records;
    this.#records = [];
    if (gathered.length === 0) return;
    const records = gathered.map(({ territory, changes }) => ({ territory, changes }));
    this.#post(
      { is: 'record', records },
      {
        resolve: none => {
          for (const { resolve } of gathered) resolve(none);
        },
        reject: error => {
          for (const { reject } of gathered) reject(error);
        },
      },
    );
  }

  #post(call: HistoryCall, waiting: Waiting): void {
    this.#waiting.push(waiting);
    this.#port.postMessage(call);
  }

  #onAnswer(answer: HistoryAnswer): void {
    const waiting = this.#waiting.shift();
    if (answer.is === 'done') waiting?.resolve(answer.entries);
    else if (answer.code === TOO_NEW) waiting?.reject(new FormatTooNew(this.#file));
    else waiting?.reject(new HistoryLogFailed(`history-log: ${answer.text}`));
  }

  #bury(why: string): void {
    this.#dead = new HistoryLogFailed(`history-log: the writer stopped: ${why}`);
    clearTimeout(this.#gathering);
    for (const { reject } of [...this.#waiting.splice(0), ...this.#records.splice(0)]) reject(this.#dead);
  }
}
