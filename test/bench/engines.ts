/** The engines that are measured, each started as a child process on its own core. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { newTerritory, territoryModels } from '../../shared/formats/new-territory.ts';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';

/** A territory that says nothing: the plan comes from the load, the same to every engine. */
const blank = { communes: [], caf: 'Caf', period: { from: 2022, to: 2027 }, model: territoryModels[0] };

const root = new URL('../../', import.meta.url).pathname;
const rivals = join(root, 'test/bench/rivals');
const adminToken = 'administration-des-mesures-0123456789';

/** `hocuspocus` puts the document's name before each frame and wants to be greeted; the others speak y-websocket's. */
export type Wire = 'y-websocket' | 'hocuspocus';

export interface EngineKind {
  readonly name: string;
  readonly file: string;
  readonly wire: Wire;
  /** False when it only passes frames on. */
  readonly hasDocument: boolean;
  readonly hasDisk: boolean;
  /** What comes back when an edit was taken: an answer to a question, its echo, or a status for each. */
  readonly answers: 'barrier' | 'echo' | 'status';
}

const kind = (name: string, file: string, more: Partial<EngineKind> = {}): EngineKind => {
  const usual = { wire: 'y-websocket', hasDocument: true, hasDisk: false, answers: 'echo' } as const;
  return { name, file: join(root, file), ...usual, ...more };
};
const bare = { hasDocument: false, answers: 'barrier' } as const;
const hocuspocus = { wire: 'hocuspocus', answers: 'status' } as const;

export const engines: readonly EngineKind[] = [
  kind('relay', 'test/bench/servers/relay.ts', bare),
  kind('relay-framed', 'test/bench/servers/relay-framed.ts', bare),
  kind('tablee', 'server/main.ts', { hasDisk: true, answers: 'barrier' }),
  kind('hocuspocus', 'test/bench/servers/hocuspocus.mjs', hocuspocus),
  kind('hocuspocus+sqlite', 'test/bench/servers/hocuspocus.mjs', { ...hocuspocus, hasDisk: true }),
  kind('y-websocket', 'test/bench/servers/y-websocket.mjs'),
  kind('y-websocket+leveldb', 'test/bench/servers/y-websocket.mjs', { hasDisk: true }),
];

export const isRival = ({ file }: EngineKind): boolean => file.endsWith('.mjs');

/** Where a person goes: what to connect to, and the document's name for the wire that wants it. */
export interface Door {
  readonly url: string;
  readonly document: string;
}

export interface EngineOptions {
  /** Given, it is kept when the engine stops. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: readonly string[];
  /** What to start it by, before the path of Node. */
  readonly by?: readonly string[];
}

/** For those whose memory is measured: it gives back what it does not use, when it is told to. */
export const lean: EngineOptions = {
  node: ['--expose-gc', '--import', new URL('servers/faults.ts', import.meta.url).href],
};

const hasTaskset = spawnSync('taskset', ['-V']).status === 0;
export const pinning = hasTaskset
  ? 'engines on core 0, load on core 1'
  : 'not pinned: there is no taskset here';

/** Keeps this process, which is the load, off the engines' core. */
export function stepAside(): void {
  if (hasTaskset) spawnSync('taskset', ['-acp', '1', String(process.pid)]);
}

/** Installs the rivals where they are not yet. Returns what kept them from it, if anything did. */
export function installRivals(): string | undefined {
  if (existsSync(join(rivals, 'node_modules/.package-lock.json'))) return undefined;
  console.error('The rivals are installed, this once.');
  const words = ['ci', '--ignore-scripts', '--no-audit'];
  const { status, stderr } = spawnSync('npm', words, { cwd: rivals, encoding: 'utf8' });
  return status === 0 ? undefined : `they could not be installed: ${stderr?.slice(-400)}`;
}

/** Starts one, and stops it whatever happens. */
export async function withEngine<T>(
  kind: EngineKind,
  options: EngineOptions,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = new Engine(kind, options);
  try {
    return await work(await engine.start());
  } finally {
    await engine.stop();
  }
}

export class Engine {
  readonly kind: EngineKind;
  readonly folder: string;
  readonly #options: EngineOptions;
  #child: ChildProcess | undefined;
  #address = '';
  #told = '';
  #count = 0;

  constructor(kind: EngineKind, options: EngineOptions = {}) {
    this.kind = kind;
    this.#options = options;
    this.folder = options.folder ?? mkdtempSync(join(tmpdir(), 'tablee-bench-'));
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts it, or starts it again where it was. */
  async start(): Promise<this> {
    this.#address = '';
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      DATA_DIR: this.folder,
      ADMIN_TOKEN: adminToken,
      TABLEE_EXAMPLES: '0',
      LOG_LEVEL: 'fatal',
      ...(this.kind.hasDisk && { BENCH_FOLDER: this.folder }),
      ...this.#options.env,
    };
    const node = [process.execPath, '--disable-warning=ExperimentalWarning', ...(this.#options.node ?? [])];
    const pinned = [...(hasTaskset ? ['taskset', '-c', '0'] : []), ...(this.#options.by ?? []), ...node];
    const [command = '', ...words] = [...pinned, this.kind.file];
    const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stderr.on('data', chunk => {
      this.#told = (this.#told + chunk).slice(-2_000);
    });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      this.#address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
      if (this.#address) break;
    }
    child.stdout.resume();
    if (!this.#address) throw new Error(`engines: ${this.kind.name} did not start: ${this.#told}`);
    return this;
  }

  /** Another room. What is in it is for the first who comes to give, unless there is a file. */
  async open(file?: TerritoryFile): Promise<Door> {
    this.#count++;
    const name = `plan-${this.#count}`;
    if (!this.kind.file.endsWith('main.ts')) return this.door(name);
    const response = await fetch(`${this.#address}/api/territories`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(file ?? newTerritory({ ...blank, name })),
    });
    const { links }: { links: Record<string, string> } = JSON.parse(await response.text());
    const link = new URL(links.editor ?? '');
    return this.door(`sync/${link.pathname.slice(3)}?cle=${link.hash.slice(5)}`);
  }

  /** The same room, wherever the engine listens now. */
  door(document: string): Door {
    return { url: `${this.#address.replace('http', 'ws')}/${document}`, document };
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async stop(): Promise<void> {
    await this.kill();
    if (!this.#options.folder) rmSync(this.folder, { recursive: true, force: true });
  }

  /** Milliseconds of processor time that all its threads have taken so far, the system's for it included. */
  cpu(): number {
    const task = `/proc/${this.pid}/task`;
    const spent = readdirSync(task).map(thread => readFileSync(`${task}/${thread}/schedstat`, 'utf8'));
    return spent.reduce((sum, line) => sum + Number(line.split(' ')[0]) / 1e6, 0);
  }

  /** The most memory it has had, in bytes. */
  get peak(): number {
    return this.#memory('VmHWM');
  }

  /** After a collection, in bytes: what the system gives it, and what it uses of it. For `lean` engines. */
  async held(): Promise<{ readonly given: number; readonly used: number }> {
    for (let n = 0; n < 2; n++) {
      this.#child?.kill('SIGUSR2');
      await setTimeout(1_000);
    }
    return { given: this.#memory('VmRSS'), used: Number(/.*holds (\d+)/s.exec(this.#told)?.[1]) };
  }

  #memory(field: string): number {
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) * 1024;
  }

  descriptors(): number {
    return readdirSync(`/proc/${this.pid}/fd`).length;
  }
}
