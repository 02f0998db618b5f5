/** `npm run --silent import -- FILE [--sheet NAME]`: a spreadsheet read as a plan, as one JSON object on stdout. */
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MAX_FILE_BYTES } from '../shared/formats/tables/bounds.ts';
import { NoPlanFound } from '../shared/formats/tables/plan-reading.ts';
import { readWorkbook } from '../shared/formats/tables/read-file.ts';
import { readPlan } from '../shared/formats/tables/read-plan.ts';
import { UnreadableFile } from '../shared/formats/tables/workbook.ts';
import { Refusal, standingIn } from './command.ts';

const usage = 'Usage : npm run --silent import -- FICHIER [--sheet FEUILLE]';

async function main(): Promise<void> {
  const { file, sheet } = readArguments();
  const bytes = await readBytes(file);
  const name = basename(file);
  const { territory, warnings, mapping } = readPlan(readWorkbook(bytes, name), {
    sheet,
    name: name.replace(/\.[^.]*$/, '').replace(/_+/g, ' '),
  });
  process.stdout.write(`${JSON.stringify({ territory, warnings, mapping })}\n`);
}

function readArguments(): { file: string; sheet: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { sheet: { type: 'string' } },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new Refusal(usage);
    return { file: resolve(standingIn('import'), file), sheet: values.sheet };
  } catch {
    throw new Refusal(usage);
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new Refusal(`Le fichier « ${file} » n’existe pas, ou il n’est pas lisible.`);
  if (!found.isFile()) throw new Refusal(`« ${file} » n’est pas un fichier.`);
  if (found.size > MAX_FILE_BYTES)
    throw new Refusal(`Le fichier « ${file} » est trop gros pour être un plan.`);
  return readFile(file).catch(() => {
    throw new Refusal(`Le fichier « ${file} » n’a pas pu être lu : vérifiez vos droits sur lui.`);
  });
}

try {
  await main();
} catch (error) {
  const isTold = error instanceof Refusal || error instanceof UnreadableFile || error instanceof NoPlanFound;
  console.error(isTold ? error.message : `Ce fichier n’a pas pu être lu comme un plan (${String(error)}).`);
  process.exitCode = 2;
}
