/** Runs the real server as a child process on its own data folder, to be killed and started again by tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = new URL('../../', import.meta.url).pathname;

export interface RunningServer {
  /** `http://127.0.0.1:<port>`; the same after a restart. */
  readonly address: string;
  readonly folder: string;
  readonly adminToken: string;
  /** Coordinator links of the examples, by territory name. */
  readonly links: ReadonlyMap<string, string>;
  /** Waits for the process to be gone. Its exit code, or null when the signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** Starts again on the same folder and port. The examples' links, as told anew. */
  restart(): Promise<ReadonlyMap<string, string>>;
  stop(): Promise<void>;
}

export async function startServer(folder?: string): Promise<RunningServer> {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'tablee-e2e-')));
  const first = await launch(data, '0');
  let child = first.child;
  const port = new URL(first.address).port;
  const kill = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = once(child, 'exit');
    child.kill(signal);
    const [code] = await gone;
    return code;
  };
  return {
    address: first.address,
    folder: data,
    adminToken,
    links: first.links,
    kill,
    restart: async () => {
      const next = await launch(data, port);
      child = next.child;
      return next.links;
    },
    stop: async () => {
      await kill('SIGTERM');
      if (!folder) await rm(data, { recursive: true, force: true });
    },
  };
}

const adminToken = 'administration-des-essais-0123456789abcdef';

interface Launched {
  readonly child: ChildProcess;
  readonly address: string;
  readonly links: ReadonlyMap<string, string>;
}

async function launch(folder: string, port: string): Promise<Launched> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'server/main.ts')],
    {
      env: { ...process.env, PORT: port, DATA_DIR: folder, ADMIN_TOKEN: adminToken },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let told = '';
  child.stderr.on('data', chunk => {
    told += String(chunk);
  });
  const links = new Map<string, string>();
  let address = '';
  for await (const line of createInterface({ input: child.stdout })) {
    address ||= /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
    const [, name, link] = /^\s*(.+?) : (\S+\/t\/\S+#cle=\S+)$/.exec(line) ?? [];
    if (name && link) links.set(name, link);
    if (links.size === 5) break;
  }
  child.stdout.resume();
  if (address === '' || links.size < 5) throw new Error(`e2e: the server did not start\n${told}`);
  return { child, address, links };
}

/** A cable between browsers and the server, to be pulled and plugged back. */
export interface Cable {
  readonly address: string;
  cut(): void;
  mend(): void;
  /** How many connections were made through it so far. */
  readonly connections: number;
  /** Carries nothing back any more, as a network that drops packets: no connection is closed for it. */
  mute(): void;
  /** Leads to another server from now on. */
  lead(to: string): void;
  close(): Promise<void>;
}

export async function layCable(to: string): Promise<Cable> {
  let target = new URL(to);
  const ends = new Set<Socket>();
  let isCut = false;
  let isMute = false;
  let connections = 0;
  const relay: Server = createServer(near => {
    if (isCut) return near.destroy();
    connections++;
    const far = connect(Number(target.port), target.hostname);
    far.on('data', bytes => !isMute && near.write(bytes));
    near.on('data', bytes => far.write(bytes));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        ends.delete(one);
        other.destroy();
      });
    }
    return undefined;
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const address = relay.address();
  if (address === null || typeof address === 'string') throw new Error('e2e: the cable has no port');
  const pull = (): void => {
    for (const end of ends) end.destroy();
  };
  return {
    address: `http://127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true;
      pull();
    },
    mend: () => {
      isCut = false;
    },
    get connections() {
      return connections;
    },
    mute: () => {
      isMute = true;
    },
    lead: next => {
      target = new URL(next);
      pull();
    },
    close: async () => {
      pull();
      relay.close();
      await once(relay, 'close');
    },
  };
}
