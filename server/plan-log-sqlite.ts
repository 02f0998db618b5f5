/**
 * The log on disk: one SQLite file for all territories, in a worker thread so that a slow flush delays nobody's frames.
 * Calls made while the worker writes wait and share the next transaction, and so the next flush.
 */
import { once } from 'node:events';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { Copier, type Copyable } from './database-copy.ts';
import { FormatTooNew, TOO_NEW } from './format-too-new.ts';
import { PLANS_FORMAT } from './formats.ts';
import { type PlanLog, PlanLogDamaged, PlanLogFailed, type StoredPlan } from './plan-log.ts';
import type { Answer, LogCall, LogSettings } from './plan-log-sqlite-worker.ts';

/** Another process holds the file. */
export class PlanLogInUse extends Error {
  override readonly name = 'PlanLogInUse';
}

/** SQLite's `SQLITE_BUSY`: the file is locked by another process. */
const BUSY = 5;

export interface SqliteOptions {
  /** For tests: run at opening, such as `max_page_count = 40`. */
  readonly pragmas?: readonly string[];
  /**
   * Milliseconds the first of several records waits for the others, all rooms' together, to share one flush: it is what
   * costs most. 0, the default, waits for nobody.
   */
  readonly gather?: number;
  /** To look at a file and leave it as it is: nothing can be written. */
  readonly isReadOnly?: boolean;
  /** Called when the writer has died: every call is then rejected, until another process opens the file. */
  readonly onDeath?: (error: Error) => void;
}

interface Waiting {
  /** Gives what is asked of the worker, when it is asked. */
  readonly call: () => LogCall;
  /** Nobody is delayed by it: it waits for others to share its flush. */
  mayWait: boolean;
  readonly resolve: (answer: Answer & { readonly is: 'done' }) => void;
  readonly reject: (error: Error) => void;
}

const nothing: StoredPlan = { snapshot: undefined, records: [], damaged: 0 };

/**
 * Holds the file for itself alone until closed: a second log on the same file is refused, which is what keeps two
 * servers off one data folder. The system lets go of it when the process dies, however it dies.
 * @throws PlanLogInUse, FormatTooNew
 */
export async function openSqlitePlanLog(
  file: string,
  { pragmas = [], isReadOnly = false, gather = 0, onDeath = () => undefined }: SqliteOptions = {},
): Promise<PlanLog & Copyable> {
  // A channel of our own: Node itself speaks on a worker's default one when it watches files.
  const { port1: near, port2: far } = new MessageChannel();
  const { port1: copies, port2: farCopies } = new MessageChannel();
  const settings: LogSettings = { file, format: PLANS_FORMAT, pragmas, isReadOnly, copies: farCopies };
  const worker = new Worker(new URL('./plan-log-sqlite-worker.ts', import.meta.url), {
    workerData: { ...settings, port: far },
    transferList: [far, farCopies],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const [opening]: Answer[] = await Promise.race([
    once(near, 'message'),
    once(worker, 'exit').then(() => []),
  ]);
  if (opening?.is === 'done') return new SqlitePlanLog({ worker, port: near, copies, gather, onDeath });
  await worker.terminate();
  if (opening?.is === 'failed' && opening.code === BUSY) throw new PlanLogInUse(file);
  if (opening?.is === 'failed' && opening.code === TOO_NEW) throw new FormatTooNew(file);
  throw new Error(`plan-log: ${file}: ${opening?.text ?? 'the writer did not start'}`);
}

interface Writer {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly copies: MessagePort;
  readonly gather: number;
  readonly onDeath: (error: Error) => void;
}

class SqlitePlanLog implements PlanLog, Copyable {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #gather: number;
  readonly #copier: Copier;
  #waiting: Waiting[] = [];
  #gathering: NodeJS.Timeout | undefined;
  #underWay: Waiting[] = [];
  #dead: Error | undefined;

  constructor({ worker, port, copies, gather, onDeath }: Writer) {
    this.#worker = worker;
    this.#port = port;
    this.#gather = gather;
    this.#copier = new Copier(copies);
    port.on('message', (answers: readonly Answer[]) => this.#onAnswers(answers));
    worker.on('error', error => {
      this.#bury(error);
      onDeath(error);
    });
  }

  async read(territory: string, generation = 0): Promise<StoredPlan> {
    const { plan } = await this.#call(() => ({ is: 'read', territory, generation }));
    return plan ?? nothing;
  }

  async sizes(): Promise<ReadonlyMap<string, number>> {
    const { sizes } = await this.#call(() => ({ is: 'sizes' }));
    return sizes ?? new Map();
  }

  async append(territory: string, take: () => Uint8Array): Promise<void> {
    await this.#call(() => ({ is: 'append', territory, bytes: take() }), true);
  }

  hurry(): void {
    for (const asked of this.#waiting) asked.mayWait = false;
    this.#pump();
  }

  async compact(territory: string, snapshot: Uint8Array): Promise<void> {
    await this.#call(() => ({ is: 'compact', territory, bytes: snapshot }));
  }

  async drop(territory: string): Promise<void> {
    await this.#call(() => ({ is: 'drop', territory }));
  }

  copyTo(file: string): Promise<void> {
    return this.#copier.copyTo(file);
  }

  /** What was called before is finished first. */
  async close(): Promise<void> {
    if (this.#dead) return;
    await this.#call(() => ({ is: 'close' }));
    this.#dead = new PlanLogFailed('plan-log: closed');
    await this.#worker.terminate();
  }

  #call(call: () => LogCall, mayWait = false): Promise<Answer & { readonly is: 'done' }> {
    if (this.#dead) return Promise.reject(this.#dead);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ call, mayWait, resolve, reject });
      if (mayWait) this.#pumpSoon();
      else this.#pump();
    });
  }

  #pumpSoon(): void {
    if (this.#gather === 0) this.#pump();
    else if (this.#waiting.length > 0) this.#gathering ??= setTimeout(() => this.#pump(), this.#gather);
  }

  #pump(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    if (this.#underWay.length > 0 || this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    const calls: LogCall[] = [];
    for (const asked of waiting)
      try {
        calls.push(asked.call());
        this.#underWay.push(asked);
      } catch (error) {
        // One room has nothing fit to write: the others do.
        asked.reject(new PlanLogFailed('plan-log: a record could not be made', { cause: error }));
      }
    if (calls.length > 0) this.#port.postMessage(calls);
  }

  #onAnswers(answers: readonly Answer[]): void {
    const answered = this.#underWay;
    this.#underWay = [];
    answered.forEach(({ resolve, reject }, index) => {
      const answer = answers[index];
      if (answer?.is === 'done') resolve(answer);
      else if (answer?.is === 'damaged') reject(new PlanLogDamaged(answer.text));
      else reject(new PlanLogFailed(`plan-log: ${answer?.text ?? 'no answer'}`));
    });
    if (this.#waiting.some(({ mayWait }) => !mayWait)) this.#pump();
    else this.#pumpSoon();
  }

  #bury(error: Error): void {
    clearTimeout(this.#gathering);
    this.#dead = new PlanLogFailed(`plan-log: the writer stopped: ${error.message}`);
    for (const { reject } of [...this.#underWay, ...this.#waiting]) reject(this.#dead);
    this.#underWay = [];
    this.#waiting = [];
  }
}
