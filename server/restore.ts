/**
 * `npm run --silent restore -- DIR [--completer]`: puts a backup back into the data folder while no server uses it. What was
 * there is put aside in the folder, and nothing of it is lost.
 */
import { randomUUID } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { BadBackup, checkBackup, MANIFEST, type Manifest, readManifest } from './backup-folder.ts';
import { describeReport } from './backup-words.ts';
import { readCatalogFile } from './catalog-file.ts';
import { Refusal, standingIn } from './command.ts';
import {
  CATALOG,
  copyFlushed,
  DATA_FILES,
  diskWords,
  exists,
  flush,
  isInUse,
  JOURNALS,
  RESTORING,
} from './data-folder.ts';
import { BadSetting, readEnvironment } from './environment.ts';
import { createLogger } from './logging.ts';

const usage = 'Usage : npm run --silent restore -- DOSSIER [--completer]';

const logger = createLogger('error', pino.destination(2));

interface Wanted {
  readonly backup: string;
  /** Browsers that have what came after the backup send it again. */
  readonly completes: boolean;
}

async function main({ backup, completes }: Wanted, folder: string): Promise<void> {
  process.umask(0o077);
  const manifest = await readManifest(backup);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const marker = join(folder, RESTORING);
  if (await isInUse(folder)) refuseTaken(folder);
  await clearDrafts(folder);
  const moment = new Date().toISOString().replace('Z', '').replaceAll(/[:.]/g, '-');
  const draft = join(folder, `restauration-${moment}.tmp`);
  const cutShort = await momentsIn(marker);
  const aside = asideOf(folder, moment);
  await mkdir(draft, { mode: 0o700 });
  try {
    await bring(manifest, backup, draft);
    if (!completes) await renewEpochs(draft);
    const report = await checkBackup(draft, logger);
    await writeFile(marker, `${[...cutShort, moment].join('\n')}\n`, { mode: 0o600 });
    // Whoever starts from now on sees the mark; whoever was faster holds the folder.
    if (await isInUse(folder)) {
      if (cutShort.length === 0) await rm(marker);
      refuseTaken(folder);
    }
    await exchange(folder, draft, aside);
    await rm(marker);
    await flush(folder);
    const asides: string[] = [];
    for (const each of [...cutShort, moment].map(one => asideOf(folder, one)))
      if (await exists(each)) asides.push(each);
    console.log(tell(manifest, { report: describeReport(report), asides, completes }));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** When those began that were cut short: what was there is beside what each of them put aside. */
async function momentsIn(marker: string): Promise<readonly string[]> {
  const text = await readFile(marker, 'utf8').catch(() => '');
  return text.split('\n').filter(line => /^[\dT-]+$/.test(line));
}

function asideOf(folder: string, moment: string): string {
  return join(folder, `avant-restauration-${moment}`);
}

/** Of a command that was cut short. */
async function clearDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (/^restauration-.*\.tmp$/.test(name)) await rm(join(folder, name), { recursive: true, force: true });
}

function refuseTaken(folder: string): never {
  throw new Refusal(`Un serveur utilise « ${folder} » : arrêtez-le d’abord. Rien n’a été modifié.`);
}

async function bring({ files }: Manifest, backup: string, draft: string): Promise<void> {
  for (const { name } of files) await copyFlushed(join(backup, name), join(draft, name));
  // What was read a moment ago may not be what was copied.
  await copyFlushed(join(backup, MANIFEST), join(draft, MANIFEST));
  await readManifest(draft);
  await rm(join(draft, MANIFEST));
}

/** Browsers then drop what they hold of these plans, instead of sending it again. */
async function renewEpochs(draft: string): Promise<void> {
  const path = join(draft, CATALOG);
  const content = await readCatalogFile(path);
  const territories = content.territories.map(entry => ({ ...entry, epoch: randomUUID() }));
  await writeFile(path, `${JSON.stringify({ ...content, territories }, null, 2)}\n`);
  await flush(path);
}

async function exchange(folder: string, draft: string, aside: string): Promise<void> {
  const former = await present(folder);
  if (former.length > 0) await mkdir(aside, { mode: 0o700, recursive: true });
  for (const name of former) await rename(join(folder, name), join(aside, name));
  // Before the other names are taken: a power cut must not leave those files under no name at all.
  if (former.length > 0) await flush(aside);
  // Whoever restores as root is not who runs the server: the files are for whom the folder is.
  const { uid, gid } = await stat(folder);
  for (const name of await present(draft)) {
    if (process.getuid?.() === 0) await chown(join(draft, name), uid, gid);
    await rename(join(draft, name), join(folder, name));
  }
  // Of a server that was about to start, and did not: not of these files.
  for (const name of JOURNALS) await rm(join(folder, name), { force: true });
  await flush(folder);
}

async function present(folder: string): Promise<readonly string[]> {
  const found = await Promise.all(
    DATA_FILES.map(async name => ((await exists(join(folder, name))) ? [name] : [])),
  );
  return found.flat();
}

interface Outcome {
  readonly report: string;
  /** Where what was there is: more than one when this is not the first try. */
  readonly asides: readonly string[];
  readonly completes: boolean;
}

function tell({ madeAt }: Manifest, { report, asides, completes }: Outcome): string {
  const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(madeAt),
  );
  return [
    `Sauvegarde du ${day} remise en place, après relecture.`,
    report,
    ...tellAsides(asides),
    completes
      ? 'Les navigateurs qui ont des modifications plus récentes les enverront de nouveau.'
      : 'Les navigateurs laisseront ce qu’ils gardent de ces plans, en prévenant de ce qui serait perdu. (Avec --completer, ils l’enverraient de nouveau.)',
    'Les liens révoqués depuis cette sauvegarde sont de nouveau valables : révoquez-les encore.',
  ].join('\n');
}

function tellAsides(asides: readonly string[]): readonly string[] {
  const names = asides.map(aside => `« ${aside} »`).join(' et ');
  if (asides.length === 0) return [];
  if (asides.length === 1)
    return [`Ce qui était là est gardé dans ${names} : supprimez ce dossier quand tout va bien.`];
  return [
    `Une remise en place avait été interrompue : ce qui était là avant elle est gardé dans ${names}. Supprimez ces dossiers quand tout va bien.`,
  ];
}

function readArguments(): Wanted {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { completer: { type: 'boolean' }, merge: { type: 'boolean' } },
    });
    const [given, ...others] = positionals;
    if (given === undefined || others.length > 0) throw new Refusal(usage);
    const completes = values.completer === true || values.merge === true;
    return { backup: resolve(standingIn('restore'), given), completes };
  } catch {
    throw new Refusal(usage);
  }
}

try {
  await main(readArguments(), resolve(readEnvironment(process.env).dataDir));
} catch (error) {
  const isTold = error instanceof Refusal || error instanceof BadBackup || error instanceof BadSetting;
  const explanation = isTold ? error.message : diskWords(error, resolve(process.env.DATA_DIR || './data'));
  if (explanation === undefined) logger.error({ error }, 'the backup could not be put back');
  console.error(explanation ?? 'La sauvegarde n’a pas pu être remise en place.');
  process.exitCode = 2;
}
