/** Real proxies between people and the server, with the manners of those that stand in the way of sockets. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** `NGINX_PATH` wins. Undefined when there is none: what needs it is then skipped. */
export function findProxy(): string | undefined {
  const { NGINX_PATH, PATH = '' } = process.env;
  const folders = [...PATH.split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];
  return [NGINX_PATH ?? '', ...folders.map(folder => join(folder, 'nginx'))].find(isExecutable);
}

export const noProxy = 'nginx is not installed here (see test/ensure-proxy.ts)';

/** How a proxy treats those who ask for a socket. */
export type Manners =
  /** Passes them on. */
  | 'open'
  /** Answers 400 before the server hears of it. */
  | 'refusing'
  /** Passes the request on as any other: the wish for another protocol is lost on the way. */
  | 'ignorant'
  /** Passes them on, then cuts whatever was silent for two seconds, and keeps answers until they are whole. */
  | 'cutting';

export interface WebProxy {
  /** `http://127.0.0.1:<port>` */
  readonly address: string;
  /** From now on, for new connections. */
  adopt(manners: Manners): Promise<void>;
  /** The requests so far, one a line: « GET /sync/… 101 open ». */
  requests(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** @param to `http://host:port` */
export async function startProxy(to: string, manners: Manners): Promise<WebProxy> {
  const program = findProxy();
  if (!program) throw new Error(`proxy: ${noProxy}`);
  const folder = await mkdtemp(join(tmpdir(), 'tablee-proxy-'));
  const port = await freePort();
  const settings = join(folder, 'nginx.conf');
  await writeFile(settings, describe(to, port, folder, manners));
  const child = spawn(program, ['-p', folder, '-c', settings, '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', chunk => {
    told += String(chunk);
  });
  await listening(port, child).catch(error => {
    throw new Error(`proxy: nginx did not start\n${told}`, { cause: error });
  });
  return {
    address: `http://127.0.0.1:${port}`,
    adopt: async next => {
      await writeFile(settings, describe(to, port, folder, next));
      child.kill('SIGHUP');
    },
    requests: async () => (await readFile(join(folder, 'access.log'), 'utf8')).trim().split('\n'),
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const upgrading = `
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;`;

const toSockets: Readonly<Record<Manners, string>> = {
  open: `${upgrading}
      proxy_read_timeout 75s;`,
  refusing: 'return 400;',
  ignorant: '',
  cutting: upgrading,
};

/** Nginx reads its settings in one file; everything it writes is in the folder. */
function describe(to: string, port: number, folder: string, manners: Manners): string {
  const isRoot = process.getuid?.() === 0;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `${isRoot ? 'user root;' : ''}
daemon off;
pid ${folder}/nginx.pid;
worker_processes 1;
events { worker_connections 1024; }
http {
  ${temporary.map(name => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  log_format short '$request_method $uri $status ${manners}';
  access_log ${folder}/access.log short;
  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  server {
    listen 127.0.0.1:${port};
    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    ${manners === 'cutting' ? 'proxy_buffering on; proxy_read_timeout 2s; proxy_send_timeout 2s;' : ''}
    location / { proxy_pass ${to}; }
    location /sync/ {
      proxy_pass ${to};
      proxy_set_header Host $http_host;
      ${toSockets[manners]}
    }
  }
}
`;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const bound = probe.address();
  probe.close();
  if (bound === null || typeof bound === 'string') throw new Error('proxy: no port');
  return bound.port;
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`exit ${child.exitCode}`);
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await delay(25);
  }
  throw new Error('it listens to nobody');
}

function isExecutable(path: string): boolean {
  if (path === '') return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run.
    return false;
  }
}
