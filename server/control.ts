/**
 * How commands of this machine speak to the server that runs: a port of the loopback, told with its key in a file of the
 * data folder that only the server's user can read. Nothing of it is reached through the port that people use.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
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
    const answer = (content: Answer): void => void response.end(JSON.stringify(content));
    if (asked.method !== 'POST' || asked.url !== '/backup' || !isSameSecret(keyIn(asked), key)) {
      response.statusCode = 404;
      answer({ refusal: 'Commande inconnue.' });
    } else if (isBusy) answer({ refusal: 'Une autre sauvegarde est en cours : attendez sa fin.' });
    else {
      isBusy = true;
      void stage(options, logger)
        .then(answer)
        .finally(() => {
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
export async function askForStage(folder: string): Promise<Answer | undefined> {
  const text = await readFile(join(folder, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const contact = v.safeParse(v.pipe(v.string(), v.parseJson(), contactSchema), text);
  if (!contact.success) return undefined;
  const { port, key } = contact.output;
  try {
    const response = await fetch(`http://127.0.0.1:${port}/backup`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
    });
    const answer = v.safeParse(answerSchema, await response.json());
    // Otherwise it is another program, that has taken the port of a server that is no more.
    return response.ok && answer.success ? answer.output : undefined;
  } catch {
    return undefined;
  }
}

function keyIn({ headers }: IncomingMessage): string {
  return (headers.authorization ?? '').replace(/^Bearer /, '');
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
