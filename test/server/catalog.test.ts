import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Catalog,
  LastCoordinatorLink,
  MAX_LINKS,
  openCatalog,
  TooManyLinks,
} from '../../server/catalog.ts';
import { CatalogDamaged } from '../../server/catalog-file.ts';
import { FormatTooNew } from '../../server/format-too-new.ts';
import { hasEnded } from '../../server/pass.ts';
import { MAX_RETIRED } from '../../server/retired.ts';
import { MAX_SEANCES, TooManySeances } from '../../server/seances.ts';
import { createCode, hashToken } from '../../server/tokens.ts';

const HOUR = 60 * 60 * 1000;
const soon = (): string => new Date(Date.now() + HOUR).toISOString();

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tablee-catalog-'));
  path = join(folder, 'catalog.json');
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

const stored = async (): Promise<Record<string, unknown>> => JSON.parse(await readFile(path, 'utf8'));

async function open(): Promise<{ catalog: Catalog; id: string; coordinator: string }> {
  const catalog = await openCatalog(path);
  const { id, tokens } = await catalog.addTerritory('Carros');
  return { catalog, id, coordinator: tokens.coordinator };
}

describe('the catalog’s file', () => {
  const territory = {
    id: '00000000-0000-4000-8000-000000000000',
    name: 'Carros',
    createdAt: '2026-01-01T00:00:00.000Z',
    example: false,
    epoch: 'e',
    deletedAt: null,
  };
  const link = {
    hash: hashToken('clé'),
    territory: territory.id,
    role: 'coordinator',
    label: 'Nadia',
    createdAt: territory.createdAt,
  };

  it('of version 1 is read, its links still open, and its new ids are kept at once', async () => {
    await writeFile(path, JSON.stringify({ version: 1, territories: [territory], links: [link] }));
    const catalog = await openCatalog(path);
    expect(catalog.passOf(hashToken('clé'))).toMatchObject({ role: 'coordinator', endsAt: null });
    expect(catalog.territory(territory.id)).toMatchObject({
      name: 'Carros',
      archivedAt: null,
      lockedAt: null,
    });
    const [known] = catalog.linksOf(territory.id);
    expect(known).toMatchObject({ label: 'Nadia', endsAt: null, lastUse: null });
    const [again] = (await openCatalog(path)).linksOf(territory.id);
    expect(again?.id).toBe(known?.id);
    expect((await stored()).version).toBe(2);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['is cut short', '{"version":2,"territ', CatalogDamaged],
    ['is of a version to come', '{"version":9}', FormatTooNew],
  ])('that %s is left as it is', async (_name, text, refusal) => {
    await writeFile(path, text);
    await expect(openCatalog(path)).rejects.toThrow(refusal);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('takes what is asked for at the same moment in turn, loses none of it, and is as it was when the disk refuses', async () => {
    const { catalog, id } = await open();
    const labels = Array.from({ length: 20 }, (_, n) => `Lien ${n}`);
    const add = (label: string) => catalog.addLink(id, { role: 'reader', label, endsAt: null });
    await Promise.all(labels.map(add));
    const known = (await openCatalog(path)).linksOf(id).map(({ label }) => label);
    expect(known.filter(Boolean)).toEqual(labels);
    await rm(folder, { recursive: true });
    await expect(add('Perdu')).rejects.toThrow('ENOENT');
    expect(catalog.linksOf(id)).toHaveLength(23);
  });
});

describe('a link', () => {
  it('opens nothing once revoked, and is remembered as one that did', async () => {
    const { catalog, id } = await open();
    const { link, token } = await catalog.addLink(id, { role: 'editor', label: 'Élus', endsAt: null });
    expect(catalog.passOf(hashToken(token))?.role).toBe('editor');
    await catalog.revokeLink(id, link.id);
    expect(catalog.passOf(hashToken(token))).toBeUndefined();
    expect(catalog.isRetired(hashToken(token), id)).toBe(true);
    expect(await catalog.revokeLink(id, link.id)).toBeUndefined();
    expect(JSON.stringify(await stored())).not.toContain('Élus');
  });

  it('is not one too many, whatever is asked for at the same moment', async () => {
    const { catalog, id } = await open();
    const wanted = Array.from({ length: MAX_LINKS }, () =>
      catalog.addLink(id, { role: 'reader', label: '', endsAt: null }),
    );
    const refused = (await Promise.allSettled(wanted)).flatMap(added =>
      added.status === 'rejected' ? [added.reason] : [],
    );
    expect(refused).toHaveLength(3);
    for (const reason of refused) expect(reason).toBeInstanceOf(TooManyLinks);
    expect(catalog.linksOf(id)).toHaveLength(MAX_LINKS);
    const other = await catalog.addTerritory('L’Union');
    await catalog.addLink(other.id, { role: 'reader', label: '', endsAt: null });
  });

  it('is not revoked by another territory’s coordinator', async () => {
    const { catalog, id } = await open();
    const other = await catalog.addTerritory('L’Union');
    const [link] = catalog.linksOf(id);
    expect(await catalog.revokeLink(other.id, link?.id ?? '')).toBeUndefined();
    expect(catalog.linksOf(id)).toHaveLength(3);
  });

  it('to coordinate with stays as long as it is the last that has no end', async () => {
    const { catalog, id, coordinator } = await open();
    const last = catalog.linksOf(id).find(({ hash }) => hash === hashToken(coordinator));
    const ended = new Date(Date.now() - HOUR).toISOString();
    const { link } = await catalog.addLink(id, { role: 'coordinator', label: 'Finie', endsAt: ended });
    await expect(catalog.revokeLink(id, last?.id ?? '')).rejects.toThrow(LastCoordinatorLink);
    expect(await catalog.revokeLink(id, link.id)).toMatchObject({ label: 'Finie' });
    const { link: brief } = await catalog.addLink(id, {
      role: 'coordinator',
      label: 'Intérim',
      endsAt: soon(),
    });
    await expect(catalog.revokeLink(id, last?.id ?? '')).rejects.toThrow(LastCoordinatorLink);
    expect(await catalog.revokeLink(id, brief.id)).toBeDefined();
    await catalog.addLink(id, { role: 'coordinator', label: 'Relève', endsAt: null });
    expect(await catalog.revokeLink(id, last?.id ?? '')).toBeDefined();
  });

  it('to coordinate with is renewed: the former ones open nothing, the others do', async () => {
    const { catalog, id, coordinator } = await open();
    const token = await catalog.renewCoordinatorLink(id);
    expect(catalog.passOf(hashToken(coordinator))).toBeUndefined();
    expect(catalog.passOf(hashToken(token))?.role).toBe('coordinator');
    expect(catalog.linksOf(id)).toHaveLength(3);
  });

  it('tells when it was last used, at most once an hour', async () => {
    const { catalog, id, coordinator } = await open();
    const hash = hashToken(coordinator);
    const lastUse = () => catalog.linksOf(id).find(link => link.hash === hash)?.lastUse;
    const at = Date.parse('2026-03-02T09:00:00.000Z');
    const use = (later: number): void => {
      const pass = catalog.passOf(hash);
      if (pass) catalog.noteUse(pass, at + later);
    };
    use(0);
    await expect.poll(lastUse).toBe('2026-03-02T09:00:00.000Z');
    expect(catalog.territory(id)?.lastUse).toBe('2026-03-02T09:00:00.000Z');
    use(HOUR - 1);
    use(HOUR);
    await expect.poll(lastUse).toBe('2026-03-02T10:00:00.000Z');
  });
});

describe('a séance', () => {
  const kept = { name: 'Atelier', role: 'editor' } as const;

  it('is not one too many, whatever is asked for at the same moment', async () => {
    const { catalog, id } = await open();
    const wanted = Array.from({ length: MAX_SEANCES + 2 }, () =>
      catalog.seances.open(id, { ...kept, endsAt: soon() }),
    );
    const opened = await Promise.allSettled(wanted);
    const refused = opened.flatMap(one => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toEqual([expect.any(TooManySeances), expect.any(TooManySeances)]);
    const [first] = catalog.seances.openIn(id);
    await catalog.seances.end(id, first?.id ?? '');
    await catalog.seances.open(id, { ...kept, endsAt: soon() });
  });

  it('is joined by its code, typed in any way, and each has a pass of their own', async () => {
    const { catalog, id } = await open();
    const seance = await catalog.seances.open(id, { ...kept, endsAt: soon() });
    expect(seance.code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);
    const typed = ` ${seance.code.slice(0, 3).toLowerCase()}-${seance.code.slice(3)} `;
    expect(catalog.seances.ofCode(typed)).toEqual(seance);
    const people = [
      { name: 'Nadia', institution: 'Septèmes' },
      { name: 'Bob', institution: 'Caf' },
    ];
    const [nadia] = await Promise.all(people.map(person => catalog.seances.join(seance, person)));
    expect(catalog.seances.peopleIn(seance)).toBe(2);
    const pass = catalog.passOf(hashToken(nadia ?? ''));
    expect(pass).toMatchObject({ territory: id, role: 'editor', endsAt: seance.endsAt, person: people[0] });
    await catalog.seances.renamePerson(pass?.hash ?? '', { name: 'Nadia B.', institution: 'Septèmes' });
    expect(catalog.passOf(pass?.hash ?? '')?.person?.name).toBe('Nadia B.');
  });

  it('that is ended leaves neither code nor names, and no way in', async () => {
    const { catalog, id } = await open();
    const seance = await catalog.seances.open(id, { ...kept, endsAt: soon() });
    const token = await catalog.seances.join(seance, { name: 'Nadia', institution: 'Septèmes' });
    await catalog.seances.end(id, seance.id);
    expect(catalog.seances.ofCode(seance.code)).toBeUndefined();
    expect(catalog.passOf(hashToken(token))).toBeUndefined();
    expect(catalog.isRetired(hashToken(token), id)).toBe(true);
    const text = await readFile(path, 'utf8');
    for (const word of ['Nadia', 'Septèmes', seance.code]) expect(text).not.toContain(word);
    await expect(catalog.seances.join(seance, { name: 'Tard', institution: '' })).rejects.toThrow();
  });

  it('is over at its end by itself, then purged, and so are the tokens it gave, in time', async () => {
    const { catalog, id } = await open();
    const seance = await catalog.seances.open(id, { ...kept, endsAt: soon() });
    const token = await catalog.seances.join(seance, { name: 'Nadia', institution: 'Septèmes' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR + 1 });
    expect(catalog.seances.ofCode(seance.code)).toBeUndefined();
    expect(catalog.seances.openIn(id)).toEqual([]);
    const pass = catalog.passOf(hashToken(token));
    expect(pass && hasEnded(pass)).toBe(true);
    await catalog.seances.purge();
    expect(await readFile(path, 'utf8')).not.toContain('Nadia');
    expect(catalog.isRetired(hashToken(token), id)).toBe(true);
    await catalog.seances.purge(Date.now() + 31 * 24 * HOUR);
    expect(catalog.isRetired(hashToken(token), id)).toBe(false);
  });

  it('and links leave no more behind, in a territory, than its last two thousand tokens', async () => {
    const { catalog, id } = await open();
    const seance = await catalog.seances.open(id, { ...kept, endsAt: soon() });
    const first = await catalog.seances.join(seance, { name: 'Nadia', institution: '' });
    await catalog.seances.end(id, seance.id);
    const { tokens, id: other } = await catalog.addTerritory('Gattières');
    await catalog.renewCoordinatorLink(other);
    const forEach = async <T, R>(list: readonly T[], act: (one: T) => Promise<R>): Promise<readonly R[]> =>
      Promise.all(list.map(act));
    let last = '';
    for (let left = MAX_RETIRED; left > 0; left -= 100) {
      const made = await forEach(Array.from({ length: 100 }), () =>
        catalog.addLink(id, { role: 'reader', label: '', endsAt: null }),
      );
      await forEach(made, ({ link }) => catalog.revokeLink(id, link.id));
      last = made.at(-1)?.token ?? '';
    }
    expect(catalog.isRetired(hashToken(first), id)).toBe(false);
    expect(catalog.isRetired(hashToken(last), id)).toBe(true);
    // The other territory has its own.
    expect(catalog.isRetired(hashToken(tokens.coordinator), other)).toBe(true);
    const { retired } = await stored();
    expect(retired).toHaveLength(MAX_RETIRED + 1);
  });

  it('goes with its territory', async () => {
    const { catalog, id } = await open();
    const seance = await catalog.seances.open(id, { ...kept, endsAt: soon() });
    await catalog.seances.join(seance, { name: 'Nadia', institution: 'Septèmes' });
    await catalog.removeTerritory(id);
    expect(await stored()).toMatchObject({ links: [], seances: [], people: [], retired: [] });
  });

  it('has a code among many, without letters that look like others', () => {
    const codes = new Set(Array.from({ length: 200 }, createCode));
    expect(codes.size).toBe(200);
    expect([...codes].join('')).not.toMatch(/[01OIL]/);
  });
});
