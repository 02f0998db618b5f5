/** The process: reads the environment, opens the data folder, listens, and leaves in good order. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { closeCode } from '../shared/protocol.ts';
import { createApp } from './app.ts';
import { openCatalog } from './catalog.ts';
import { CatalogDamaged } from './catalog-file.ts';
import { openControl } from './control.ts';
import { CATALOG, exists, HISTORY, PLANS, RESTORING } from './data-folder.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { BadSetting, type Environment, readEnvironment } from './environment.ts';
import { listExamples, seedExamples } from './examples.ts';
import { FormatTooNew } from './format-too-new.ts';
import { SqliteHistoryLog } from './history-log-sqlite.ts';
import { type Listener, listen } from './listen.ts';
import { createLogger } from './logging.ts';
import { LoopDelay } from './loop-delay.ts';
import { Metrics } from './metrics.ts';
import { MeasuredPlanLog } from './plan-log-measured.ts';
import { openSqlitePlanLog, PlanLogInUse } from './plan-log-sqlite.ts';
import type { Room } from './room.ts';
import { Rooms } from './rooms.ts';
import { keepSecret } from './secrets.ts';
import { Territories } from './territories.ts';
import { version } from './version.ts';

/** Milliseconds that each of the three last things asked of the disk may take. Whoever stops us counts to five seconds. */
const PATIENCE = 1_500;

/** Milliseconds. */
const REFUSALS_TOLD_EVERY = 10 * 60 * 1000;

/** Milliseconds a record waits for others: it is the longest that nobody sees « Enregistré » come late. */
const GATHER = 200;

/** Milliseconds: nobody waits for the history, but who asks for it, and they are told all of it. */
const HISTORY_GATHER = 1_000;

/** Characters under which a password can be guessed. */
const SHORT_PASSWORD = 16;

// Standard output is for the person who starts the server; what happens afterwards goes to standard error.
const logger = createLogger(process.env.LOG_LEVEL || 'info', pino.destination(2));

/** Node would print all that the error carries. */
process.on('uncaughtException', error => {
  logger.fatal({ error }, 'something went wrong that nobody expected');
  process.exit(1);
});

/** Half of the folder may be of another day than the rest. */
class RestoreUnfinished extends Error {}

/** Nothing can be saved any more: whoever watches over this process starts another. */
function onDeath(error: Error): never {
  logger.fatal({ error }, 'the writer of the log has died');
  process.exit(1);
}

async function main(): Promise<void> {
  // Plans, links and secrets are for this user alone, whatever the folder lets others see.
  process.umask(0o077);
  const environment = readEnvironment(process.env);
  const folder = resolve(environment.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await refuseHalfRestored(folder);
  const metrics = new Metrics();
  const disk = await openSqlitePlanLog(join(folder, PLANS), { onDeath, gather: GATHER });
  // Again, now that nobody else can take the folder: who puts a backup back marks it, then looks whether it is taken.
  await refuseHalfRestored(folder);
  const log = new MeasuredPlanLog(disk, { metrics, logger });
  const history = new SqliteHistoryLog(join(folder, HISTORY), { gather: HISTORY_GATHER });
  await history.ready().catch((error: unknown) => {
    if (error instanceof FormatTooNew) throw error;
    logger.error({ error }, 'the history cannot be opened: nobody will be told who changed what');
  });
  const catalog = await openCatalog(join(folder, CATALOG));
  const admin = environment.adminToken
    ? { value: environment.adminToken, isNew: false }
    : await keepSecret(folder, 'admin-token');
  const { value: secret } = await keepSecret(folder, 'secret');
  if (admin.value.length < SHORT_PASSWORD)
    logger.warn('ADMIN_TOKEN is short: whoever guesses it may delete every plan');

  // The list follows what the plans call themselves.
  const onAway = ({ territory, name }: Room): void => void catalog.noteName(territory, name);
  const rooms = new Rooms({ log, history, logger, onAway });
  const doorkeeper = new Doorkeeper({ catalog, rooms, logger });
  const territories = new Territories({ catalog, rooms, log, history });
  if (environment.examples) await seedExamples(territories, catalog, secret);
  const examples = () => (environment.examples ? listExamples(catalog, secret) : []);

  const { publicUrl } = environment;
  const app = createApp({
    catalog,
    rooms,
    log,
    history,
    territories,
    doorkeeper,
    logger,
    adminToken: admin.value,
    publicUrl,
    proxies: environment.proxies,
    examples,
    metrics,
    metricsToken: environment.metricsToken,
    loop: new LoopDelay(),
    folder,
  });
  const door = await openDoor(app, environment);
  const { rewritten } = catalog;
  const control = await openControl(
    { folder, plans: disk, history, catalog: () => catalog.content, rewritten },
    logger,
  );

  const telling = setInterval(() => tellRefusals(metrics), REFUSALS_TOLD_EVERY);
  let isLeaving = false;
  const leave = async (): Promise<void> => {
    if (isLeaving) return;
    isLeaving = true;
    const start = performance.now();
    clearInterval(telling);
    tellRefusals(metrics);
    logger.info('stopping');
    door.close();
    void control.close();
    doorkeeper.close();
    const isSaved = await rooms.close(closeCode.restart, PATIENCE);
    await Promise.race([
      Promise.allSettled([log.close(), history.close(), catalog.settle()]),
      delay(PATIENCE),
    ]);
    logger.info({ isSaved, ms: Math.round(performance.now() - start) }, 'stopped');
    process.exit(isSaved ? 0 : 1);
  };
  process.on('SIGTERM', () => void leave());
  process.on('SIGINT', () => void leave());

  console.log(`Tablée : ${door.address}`);
  for (const { id, name, token } of examples())
    console.log(`  ${name} : ${publicUrl ?? door.address}/t/${id}#cle=${token}`);
  if (admin.isNew) console.log(`Mot de passe d’administration (ADMIN_TOKEN) : ${admin.value}`);
  logger.info({ version, node: process.version, address: door.address, folder }, 'started');
}

async function refuseHalfRestored(folder: string): Promise<void> {
  if (await exists(join(folder, RESTORING))) throw new RestoreUnfinished(folder);
}

function tellRefusals(metrics: Metrics): void {
  const refused = metrics.takeRefusals();
  if (Object.keys(refused).length > 0) logger.info({ refused }, 'connections were refused');
}

async function openDoor(app: Hono, { host, port }: Environment): Promise<Listener> {
  return listen(app, host, port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new BadSetting(
      `Le port ${port} de ${host} est déjà pris : arrêtez l’autre programme ou changez PORT.`,
    );
  });
}

/** What the person who starts the server can do something about, in their words. */
function explain(error: unknown): string | undefined {
  if (error instanceof BadSetting) return error.message;
  if (error instanceof PlanLogInUse)
    return 'Le dossier de données (DATA_DIR) est déjà utilisé par un autre serveur Tablée : arrêtez-le d’abord.';
  if (error instanceof RestoreUnfinished)
    return `Une sauvegarde est en train d’être remise dans « ${error.message} », ou ne l’a été qu’à moitié : attendez, ou relancez « npm run --silent restore ».`;
  if (error instanceof FormatTooNew)
    return `Le fichier ${error.message} a été écrit par une version plus récente de Tablée. Rien n’a été modifié : installez cette version, ou remettez une sauvegarde faite par celle-ci.`;
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
