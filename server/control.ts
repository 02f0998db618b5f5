/**
 * How commands of this machine speak to the server that runs: a port of the loopback, told with its key in a file of the
 * data folder that only the server's user can read. Nothing of it is reached through the port that people use.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';
import { NoRoomForCopy, type StageOptions, stageBackup } from './backup-stage.ts';
import { diskWords } from './data-folder.ts';
import { createToken, isSameSecret } from './tokens.ts';

/** Where the server tells how it is reached. Left behind by one that was killed, it leads nowhere. */
const FILE = 'commandes.json';

/** What a copy is called while it is made, and until the command has taken it. */
const STAGE = /^sauvegarde-[0-9a-f]{16}\.tmp$/;

const contactSchema = v.object({ port: v.number(), key: v.string() });
const answerSchema = v.union([v.object({ stage: v.string() }), v.object({ refusal: v.string() })]);
type Answer = v.InferOutput<typeof answerSchema>;

/** What the server answered; the copy is there until `release` is called, or the one who asked is no more. */
export type Held = Answer & { readonly release: () => void };

export interface Control {
  close(): Promise<void>;
}

/** To be called by who holds the folder. A server that cannot be reached so serves all the same. */
export async function openControl(options: StageOptions, logger: Logger): Promise<Control> {
  const { folder } = options;
  const path = join(folder, FILE);
  const key = createToken();
  let isBusy = false;
  const server = createServer((asked, response) => {
    const answer = (content: Answer): void => void response.end(`${JSON.stringify(content)}\n`);
    if (asked.method !== 'POST' || asked.url !== '/backup' || !isSameSecret(keyIn(asked), key)) {
      response.statusCode = 404;
      answer({ refusal: 'Commande inconnue.' });
    } else if (isBusy) answer({ refusal: 'Une autre sauvegarde est en cours : attendez sa fin.' });
    else {
      isBusy = true;
      void serveStage(options, response, logger).finally(() => {
        isBusy = false;
      });
    }
  });
  // It must not keep alive a server that wants to leave.
  server.unref();
  try {
    await clearStages(folder);
    const port = await listening(server);
    await writeFileAtomic(path, `${JSON.stringify({ port, key })}\n`, { mode: 0o600 });
  } catch (error) {
    logger.warn({ error }, 'commands cannot reach the server: backups are only made while it is stopped');
  }
  return {
    close: async () => {
      server.close();
      await rm(path, { force: true }).catch(() => undefined);
    },
  };
}

/** @returns undefined when no server answers there */
export async function askForStage(folder: string): Promise<Held | undefined> {
  const text = await readFile(join(folder, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const contact = v.safeParse(v.pipe(v.string(), v.parseJson(), contactSchema), text);
  if (!contact.success) return undefined;
  const { port, key } = contact.output;
  const { promise, resolve } = Promise.withResolvers<Held | undefined>();
  // However long the copy takes: `fetch` gives up after five minutes.
  const asking = request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/backup',
    agent: false,
    headers: { authorization: `Bearer ${key}` },
  });
  asking.on('error', () => resolve(undefined));
  asking.on('response', response => {
    let said = '';
    const hear = (): void => {
      const answer = v.safeParse(v.pipe(v.string(), v.parseJson(), answerSchema), said);
      // Otherwise it is another program, that has taken the port of a server that is no more.
      const isAnswer = response.statusCode === 200 && answer.success;
      resolve(isAnswer ? { ...answer.output, release: () => asking.destroy() } : undefined);
    };
    response.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('\n')) hear();
    });
    // A server of the version before says all it has to say, and ends.
    response.on('end', hear);
    response.on('error', () => resolve(undefined));
  });
  asking.end();
  return promise;
}

function keyIn({ headers }: IncomingMessage): string {
  return (headers.authorization ?? '').replace(/^Bearer /, '');
}

/** The copy is there as long as the one who asked for it, and no longer: it is killed, or it has taken it. */
async function serveStage(options: StageOptions, response: ServerResponse, logger: Logger): Promise<void> {
  const answer = await stage(options, logger);
  const text = `${JSON.stringify(answer)}\n`;
  if ('refusal' in answer) {
    response.end(text);
    return;
  }
  if (!response.destroyed) {
    response.write(text);
    // One that broke is closed too.
    await once(response, 'close').catch(() => undefined);
  }
  await rm(answer.stage, { recursive: true, force: true }).catch(() => undefined);
}

async function stage(options: StageOptions, logger: Logger): Promise<Answer> {
  const { folder } = options;
  const path = join(folder, `sauvegarde-${randomBytes(8).toString('hex')}.tmp`);
  const start = performance.now();
  try {
    await clearStages(folder);
    await stageBackup(options, path);
    logger.info({ ms: Math.round(performance.now() - start) }, 'backup copied');
    return { stage: path };
  } catch (error) {
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
    logger.error({ error }, 'the backup failed');
    if (error instanceof NoRoomForCopy)
      return {
        refusal:
          'Le disque des données n’a pas la place d’une copie : libérez de la place, puis recommencez.',
      };
    return { refusal: diskWords(error, folder) ?? 'La copie a échoué : le journal du serveur dit pourquoi.' };
  }
}

/** Those of commands that were cut short. */
async function clearStages(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (STAGE.test(name)) await rm(join(folder, name), { recursive: true, force: true });
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      if (bound === null || typeof bound === 'string') reject(new Error('control: no port'));
      else resolve(bound.port);
    });
  });
}
