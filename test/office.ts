/** LibreOffice, where it is installed: opens documents as people's offices do. */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const places = [
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

/** `SOFFICE_PATH` wins. Undefined when there is none, or nothing to read PDF with: what needs it is then skipped. */
export function findOffice(): string | undefined {
  const office = [process.env.SOFFICE_PATH ?? '', ...onPath('soffice'), ...places].find(isExecutable);
  return onPath('pdftotext').some(isExecutable) ? office : undefined;
}

export const noOffice = 'LibreOffice or poppler is not installed here (see test/ensure-office.ts)';

/** Milliseconds that LibreOffice may take, which is slow to start on a busy machine. */
export const OFFICE_PATIENCE = 180_000;

/** The text of each page of a document, laid out as it is on paper. */
export async function pagesOf(bytes: Uint8Array, extension: string): Promise<readonly string[]> {
  const office = findOffice();
  if (office === undefined) throw new Error(noOffice);
  const folder = await mkdtemp(join(tmpdir(), 'tablee-office-'));
  try {
    const file = join(folder, `document.${extension}`);
    await writeFile(file, bytes);
    // A profile of its own: another LibreOffice may be open.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await run(office, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
    const { stdout } = await run('pdftotext', ['-layout', join(folder, 'document.pdf'), '-'], {
      maxBuffer: 50_000_000,
    });
    return stdout.split('\f').slice(0, -1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Spreadsheets as LibreOffice saves them again, in one go: it is slow to start. */
export async function savedAgain(
  files: readonly Uint8Array[],
  extension: string,
): Promise<readonly Uint8Array[]> {
  const office = findOffice();
  if (office === undefined) throw new Error(noOffice);
  const folder = await mkdtemp(join(tmpdir(), 'tablee-office-'));
  try {
    const names = files.map((_, index) => `classeur-${index}.${extension}`);
    const paths = names.map(name => join(folder, name));
    await Promise.all(files.map((bytes, index) => writeFile(paths[index] ?? '', bytes)));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const saved = join(folder, 'saved');
    await run(office, [profile, '--headless', '--convert-to', extension, '--outdir', saved, ...paths]);
    return await Promise.all(names.map(name => readFile(join(saved, name))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function onPath(name: string): readonly string[] {
  return (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, name));
}

function isExecutable(path: string): boolean {
  if (path === '') return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next place may be.
    return false;
  }
}
