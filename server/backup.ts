/** `npm run --silent backup -- DIR`: a copy of the data folder in a folder of its own, whether or not a server runs. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { pino } from 'pino';
import { BadBackup, checkBackup, writeManifest } from './backup-folder.ts';
import { NoRoomForCopy, stageBackup } from './backup-stage.ts';
import { describeReport } from './backup-words.ts';
import { CatalogDamaged, readCatalogFile } from './catalog-file.ts';
import { Refusal, standingIn } from './command.ts';
import { askForStage } from './control.ts';
import { CATALOG, copyFlushed, diskWords, exists, flush, HISTORY, PLANS } from './data-folder.ts';
import { BadSetting, readEnvironment } from './environment.ts';
import { FormatTooNew } from './format-too-new.ts';
import { SqliteHistoryLog } from './history-log-sqlite.ts';
import { createLogger } from './logging.ts';
import { openSqlitePlanLog, PlanLogInUse } from './plan-log-sqlite.ts';

const usage = 'Usage : npm run --silent backup -- DOSSIER (qui n’existe pas encore, ou qui est vide)';

const logger = createLogger('error', pino.destination(2));

async function main(target: string): Promise<void> {
  process.umask(0o077);
  const folder = resolve(readEnvironment(process.env).dataDir);
  if (!(await exists(join(folder, PLANS))))
    throw new Refusal(`Il n’y a pas de données de Tablée dans « ${folder} » (DATA_DIR).`);
  await refuseTarget(target, folder);
  const draft = join(dirname(target), `.${basename(target)}-${randomBytes(4).toString('hex')}.tmp`);
  await mkdir(draft, { mode: 0o700 });
  try {
    await fill(draft, folder);
    await writeManifest(draft);
    const report = await checkBackup(draft, logger);
    await flush(draft);
    // Over a folder that is empty, or none: whoever finds it there finds all of it.
    await rename(draft, target);
    await flush(dirname(target));
    console.log(`Sauvegarde faite et relue : ${target}\n${describeReport(report)}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function refuseTarget(target: string, folder: string): Promise<void> {
  const parent = await realpath(dirname(target)).catch(() => undefined);
  if (parent === undefined)
    throw new Refusal(`Le dossier « ${dirname(target)} » n’existe pas : créez-le d’abord.`);
  const inside = await realpath(folder);
  if (`${join(parent, basename(target))}${sep}`.startsWith(`${inside}${sep}`))
    throw new Refusal(
      'Une sauvegarde dans le dossier de données (DATA_DIR) serait perdue avec lui : choisissez un autre dossier.',
    );
  const found = await stat(target).catch(() => undefined);
  if (found && !found.isDirectory()) throw new Refusal(`« ${target} » n’est pas un dossier.`);
  if (found && (await readdir(target)).length > 0)
    throw new Refusal(
      `Le dossier « ${target} » n’est pas vide : choisissez-en un autre, rien n’y a été écrit.`,
    );
}

/** By the server, which holds the folder; by ourselves when none does. */
async function fill(draft: string, folder: string): Promise<void> {
  const answer = await askForStage(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES' || error.code === 'EPERM')
      throw new Refusal(
        'Le serveur n’obéit qu’à l’utilisateur qui l’a lancé : lancez cette commande comme lui.',
      );
    throw error;
  });
  if (answer === undefined) return fillAlone(draft, folder);
  if ('refusal' in answer) throw new Refusal(answer.refusal);
  try {
    for (const name of await readdir(answer.stage))
      await copyFlushed(join(answer.stage, name), join(draft, name));
  } finally {
    await rm(answer.stage, { recursive: true, force: true });
    answer.release();
  }
}

async function fillAlone(draft: string, folder: string): Promise<void> {
  const content = await readCatalogFile(join(folder, CATALOG));
  const plans = await openSqlitePlanLog(join(folder, PLANS));
  const history = new SqliteHistoryLog(join(folder, HISTORY));
  const into = join(draft, 'copie');
  try {
    await history.ready();
    await stageBackup({ folder, plans, history, catalog: () => content, rewritten: new Set() }, into);
  } finally {
    await Promise.allSettled([plans.close(), history.close()]);
  }
  for (const name of await readdir(into)) await rename(join(into, name), join(draft, name));
  await rm(into, { recursive: true });
}

function explain(error: unknown, target: string): string | undefined {
  if (error instanceof Refusal || error instanceof BadBackup || error instanceof BadSetting)
    return error.message;
  if (error instanceof PlanLogInUse)
    return 'Un serveur utilise ces données mais ne répond pas à cette commande : est-il de la même version, et lancé par le même utilisateur ? Sinon, arrêtez-le le temps de la sauvegarde.';
  if (error instanceof NoRoomForCopy) return 'Le disque est plein : libérez de la place, puis recommencez.';
  if (error instanceof CatalogDamaged)
    return `Le fichier ${error.message} est abîmé : rien n’a été sauvegardé.`;
  if (error instanceof FormatTooNew)
    return `Le fichier ${error.message} a été écrit par une version plus récente de Tablée : sauvegardez avec elle.`;
  return diskWords(error, dirname(target));
}

function readTarget(): string {
  const [given, ...others] = process.argv.slice(2);
  if (given === undefined || given.startsWith('-') || others.length > 0) throw new Refusal(usage);
  return resolve(standingIn('backup'), given);
}

let target = '';
try {
  target = readTarget();
  await main(target);
} catch (error) {
  const explanation = explain(error, target);
  if (explanation === undefined) logger.error({ error }, 'the backup failed');
  console.error(explanation ?? 'La sauvegarde a échoué, rien n’a été gardé.');
  process.exitCode = 2;
}
