/** The command as people run it: one process a call. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTerritoryFile } from '../../shared/formats/territory-file.ts';

const root = new URL('../..', import.meta.url).pathname;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tablee-import-'));
  writeFileSync(
    join(folder, 'plan 2021-2024.csv'),
    'CTG Carros 2021-2024;;;\n\nN°;Action;Pilote;2021;2022\n1;Créer un RAM;Mairie de Carros;X;\n',
  );
  writeFileSync(join(folder, 'rien.csv'), 'a;b\n');
  writeFileSync(join(folder, 'photo.xlsx'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 1]));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(...args: readonly string[]): Promise<Ran> {
  return new Promise(resolve => {
    const env = { ...process.env, npm_lifecycle_event: 'import', INIT_CWD: folder };
    const options = { cwd: root, env };
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'server/import.ts', ...args],
      options,
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

describe('npm run import', () => {
  it('writes one JSON object: a territory file, what was doubted and how columns were understood', async () => {
    const { code, out, err } = await run('plan 2021-2024.csv');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const told = JSON.parse(out);
    expect(Object.keys(told)).toEqual(['territory', 'warnings', 'mapping']);
    const territory = parseTerritoryFile(told.territory);
    expect(territory.actions).toMatchObject([
      { number: '1', title: 'Créer un RAM', deployment: { 2021: 'all' } },
    ]);
    expect(told.mapping.headerRows).toEqual([3]);
  });

  it.each([
    ['a file that is not there', ['absent.csv'], /n’existe pas/],
    ['no file', [], /Usage/],
    ['a folder', ['.'], /n’est pas un fichier/],
    ['a picture called .xlsx', ['photo.xlsx'], /image/i],
    ['a table that holds no plan', ['rien.csv'], /[Aa]ucun/],
    [
      'a sheet that is not there',
      ['plan 2021-2024.csv', '--sheet', 'Suivi'],
      /Il n’y a pas de feuille « Suivi »/,
    ],
  ])('refuses %s in French, with nothing on standard output', async (_, args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });
});
