/** The process: reads the environment, opens the data folder, listens, and leaves in good order. */
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { pino, stdSerializers } from 'pino';
import { WebSocketServer } from 'ws';
import { close, MAX_FRAME_BYTES } from '../shared/protocol.ts';
import { createApp } from './app.ts';
import { CatalogDamaged, openCatalog } from './catalog.ts';
import { BadSetting, type Environment, readEnvironment } from './environment.ts';
import { listExamples, seedExamples } from './examples.ts';
import { openSqlitePlanLog, PlanLogInUse } from './plan-log-sqlite.ts';
import { Rooms } from './rooms.ts';
import { keepSecret } from './secrets.ts';
import { Territories } from './territories.ts';

/** Milliseconds: how long the disk is waited for at the end. Whoever stops us counts to five seconds. */
const PATIENCE = 3_000;

// Standard output is for the person who starts the server; what happens afterwards goes to standard error.
const logger = pino(
  { level: process.env.LOG_LEVEL ?? 'info', serializers: { error: stdSerializers.err } },
  pino.destination(2),
);

async function main(): Promise<void> {
  // Plans, links and secrets are for this user alone, whatever the folder lets others see.
  process.umask(0o077);
  const environment = readEnvironment(process.env);
  const folder = resolve(environment.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const log = await openSqlitePlanLog(join(folder, 'plans.sqlite'));
  const catalog = await openCatalog(join(folder, 'catalog.json'));
  const admin = environment.adminToken
    ? { value: environment.adminToken, isNew: false }
    : await keepSecret(folder, 'admin-token');
  const { value: secret } = await keepSecret(folder, 'secret');

  const rooms = new Rooms({ log, logger });
  const territories = new Territories({ catalog, rooms, log });
  if (environment.examples) await seedExamples(territories, catalog, secret);
  const examples = () => (environment.examples ? listExamples(catalog, secret) : []);

  const { publicUrl } = environment;
  const app = createApp({
    catalog,
    rooms,
    log,
    territories,
    logger,
    adminToken: admin.value,
    publicUrl,
    examples,
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });
  const server = await listen(
    serve({
      fetch: app.fetch,
      port: environment.port,
      hostname: environment.host,
      websocket: { server: sockets },
    }),
    environment,
  );

  const address = addressOf(server, environment);
  console.log(`Tablée : ${address}`);
  for (const { id, name, token } of examples())
    console.log(`  ${name} : ${publicUrl ?? address}/t/${id}#cle=${token}`);
  if (admin.isNew) console.log(`Mot de passe d’administration (ADMIN_TOKEN) : ${admin.value}`);

  let isLeaving = false;
  const leave = async (): Promise<void> => {
    if (isLeaving) return;
    isLeaving = true;
    server.close();
    await rooms.close(close.restart, PATIENCE);
    await log.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void leave());
  process.on('SIGINT', () => void leave());
}

async function listen(server: ServerType, { host, port }: Environment): Promise<ServerType> {
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new BadSetting(
      `Le port ${port} de ${host} est déjà pris : arrêtez l’autre programme ou changez PORT.`,
    );
  });
  return server;
}

function addressOf(server: ServerType, { host, port }: Environment): string {
  const bound = server.address();
  const actual = bound !== null && typeof bound === 'object' ? bound.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
}

/** What the person who starts the server can do something about, in their words. */
function explain(error: unknown): string | undefined {
  if (error instanceof BadSetting) return error.message;
  if (error instanceof PlanLogInUse)
    return 'Le dossier de données (DATA_DIR) est déjà utilisé par un autre serveur Tablée : arrêtez-le d’abord.';
  if (error instanceof CatalogDamaged)
    return `Le fichier ${error.message} est abîmé. Rien n’a été modifié : remettez une sauvegarde de ce fichier.`;
  return undefined;
}

main().catch((error: unknown) => {
  const explanation = explain(error);
  if (explanation === undefined) logger.fatal({ error }, 'the server could not start');
  else console.error(explanation);
  process.exit(1);
});
