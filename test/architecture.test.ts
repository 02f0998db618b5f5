/** The walls of the house (H1–H4), held against what each file really imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

interface Source {
  /** From the root: `shared/plan.ts`. */
  readonly path: string;
  readonly text: string;
  /** Files of the project, as paths from the root, and packages by name. */
  readonly imports: readonly string[];
}

function readSources(folder: string): readonly Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => {
      const path = join(folder, name);
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });
}

function importsOf(path: string, text: string): readonly string[] {
  const found = text.matchAll(
    /^(?:import|export)\s(?:[\w\s{},*]*\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...found].map(([, named, loaded]) => {
    const name = named ?? loaded ?? '';
    return name.startsWith('.') ? normalize(join(dirname(path), name)) : packageOf(name);
  });
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

/** « path → import » for each import of these files that is not allowed. */
function breaches(
  files: readonly Source[],
  isAllowed: (imported: string, path: string) => boolean,
): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter(imported => !isAllowed(imported, path)).map(imported => `${path} → ${imported}`),
  );
}

const shared = readSources('shared');
const server = readSources('server');
const client = readSources('client');
const all = [...shared, ...server, ...client];
/** What writes in a shared text by itself: no other element may. */
const isEditor = (path: string): boolean => /^client\/elements\/rich-text(-\w+)?\.ts$/.test(path);
const isIn = (path: string, ...folders: string[]): boolean =>
  folders.some(folder => path.startsWith(`${folder}/`));

describe('the walls between folders', () => {
  it('are checked on what is there', () => {
    expect(shared.length).toBeGreaterThan(10);
    expect(server.length).toBeGreaterThan(10);
    expect(client.length).toBeGreaterThan(30);
    expect(shared.find(({ path }) => path === 'shared/plan.ts')?.imports).toContain('shared/model.ts');
    expect(client.find(({ path }) => path === 'client/session.ts')?.imports).toContain('y-websocket');
  });

  it('[H1] shared imports nothing from client or server, nor what runs on one side only', () => {
    const packages = ['yjs', 'fractional-indexing', 'valibot'];
    // Documents of others are read and written by what knows their formats, in a browser's worker and in Node alike.
    const byFolder = new Map([
      ['shared/formats/tables', ['fflate', 'htmlparser2', 'numfmt']],
      ['shared/formats/word', ['fflate']],
      ['shared/formats/sheets', ['fflate']],
    ]);
    const isAllowed = (name: string, path: string): boolean =>
      isIn(name, 'shared') || packages.includes(name) || byFolder.get(dirname(path))?.includes(name) === true;
    expect(breaches(shared, isAllowed)).toEqual([]);
  });

  it('[H1] client and server never import each other', () => {
    expect(breaches(client, name => !isIn(name, 'server') && !name.startsWith('node:'))).toEqual([]);
    expect(breaches(server, name => !isIn(name, 'client'))).toEqual([]);
  });

  it('[H2] yjs is imported only by the plan, the room with its store, the session with its local copy, and the text editor', () => {
    const doors = [
      ...['server/room.ts', 'server/plan-store.ts', 'server/light-copy.ts'],
      ...['client/session.ts', 'client/local-copy.ts'],
    ];
    const isDoor = (path: string): boolean =>
      /^shared\/plan[\w-]*\.ts$/.test(path) || doors.includes(path) || isEditor(path);
    expect(breaches(all, (name, path) => name !== 'yjs' || isDoor(path))).toEqual([]);
  });

  it('[H3] leaf elements import lit, the model and its pure views, events, styles and each other', () => {
    const leaves = client.filter(({ path }) => isIn(path, 'client/elements'));
    const files = [
      'shared/model.ts',
      'shared/actor-names.ts',
      'shared/comment.ts',
      'shared/history.ts',
      'shared/people.ts',
      'shared/row-cells.ts',
      'shared/sheet.ts',
      'client/events.ts',
      'client/carets.ts',
      'client/idle.ts',
      'client/invitation.ts',
      'client/peers.ts',
      'client/status.ts',
      'client/territory-record.ts',
      'shared/text-change.ts',
      'shared/words.ts',
    ];
    const folders = ['client/elements', 'client/styles', 'shared/views', 'shared/formats'];
    const isAllowed = (name: string, path: string): boolean =>
      ['lit', 'lucide'].includes(name) ||
      files.includes(name) ||
      /^client\/[\w-]+-events\.ts$/.test(name) ||
      isIn(name, ...folders) ||
      // It draws what the package works out, and nothing else is to.
      (path === 'client/elements/qr-code.ts' && name === 'qr') ||
      (isEditor(path) && (['yjs', 'shared/values.ts'].includes(name) || name.startsWith('@tiptap/')));
    expect(leaves.length).toBeGreaterThan(15);
    expect(breaches(leaves, isAllowed)).toEqual([]);
  });

  it('[H4] there is no barrel and no folder of odds and ends', () => {
    const paths = all.map(({ path }) => path);
    expect(
      paths.filter(path => basename(path) === 'index.ts' || /\/(utils|helpers|common)\//.test(path)),
    ).toEqual([]);
    expect(
      all.filter(({ text }) => /^export (\*|\{[^}]*\}) from /m.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });

  it('[H4] no file imports itself through others', () => {
    const importsByPath = new Map(all.map(({ path, imports }) => [path, imports]));
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      (importsByPath.get(from) ?? []).some(next => {
        if (next === to) return true;
        if (seen.has(next)) return false;
        seen.add(next);
        return reaches(next, to, seen);
      });
    expect(all.map(({ path }) => path).filter(path => reaches(path, path))).toEqual([]);
  });
});

describe('the packages', () => {
  it.each(['yjs', 'y-protocols', 'lib0'])(
    'hold one copy of %s: two would not know each other’s types',
    name => {
      const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
      const copies = Object.keys(lock.packages).filter(path => path.endsWith(`node_modules/${name}`));
      expect(copies).toEqual([`node_modules/${name}`]);
    },
  );
});
