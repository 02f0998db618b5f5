/**
 * Loaded into the real server by what tries it hard. SIGUSR2 has it give back what memory it does not use and say what it holds; each SIGHUP sets
 * its clock three hours forward, then six back; BENCH_SLOW_COMMIT makes each commit take so many milliseconds more.
 */
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import threads from 'node:worker_threads';

const delay = Number(process.env.BENCH_SLOW_COMMIT ?? 0);
if (threads.isMainThread) {
  process.on('SIGUSR2', () => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    console.error(`holds ${heapUsed + external}`);
  });
  // A file that may not grow is a write that fails, as on a full disk, and not the end.
  process.on('SIGXFSZ', () => undefined);
  let [shift, jump] = [0, 3 * 3_600_000];
  const { now } = Date;
  process.on('SIGHUP', () => {
    shift += jump;
    jump *= -2;
    Date.now = () => now() + shift;
  });
  // The writer of the log is a thread that is started without what its parent was.
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    constructor(file: string | URL, { execArgv = [], ...options }: threads.WorkerOptions = {}) {
      super(file, { ...options, execArgv: [...execArgv, '--import', import.meta.url] });
    }
  };
  syncBuiltinESMExports();
} else if (delay > 0) {
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    if (sql === 'COMMIT') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, delay);
    exec.call(this, sql);
  };
}
