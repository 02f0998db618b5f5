import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { closeCode } from '../../shared/protocol.ts';
import { closing, opening } from '../server/wire.ts';
import { type RunningServer, startServer } from './server.ts';

async function setup(): Promise<RunningServer> {
  const server = await startServer();
  onTestFinished(() => server.stop());
  return server;
}

/** A server that is expected not to start: its exit code and its last words. */
async function tryToStart(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const main = new URL('../../server/main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { ...process.env, ...env },
  });
  let said = '';
  child.stderr.on('data', chunk => {
    said += String(chunk);
  });
  const [code] = await once(child, 'exit');
  return { code, said };
}

const nameOfPennes = 'Les Pennes-Mirabeau et Septèmes-les-Vallons';

describe('the server as a process', () => {
  it('tells its address and a link for each of the five examples, the same after a restart', async () => {
    const server = await setup();
    expect(server.links.size).toBe(5);
    const link = server.links.get(nameOfPennes) ?? '';
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/t\/[\w-]+#cle=[\w-]{43}$/);
    await server.kill('SIGTERM');
    const again = await server.restart();
    expect(again.get(nameOfPennes)).toBe(link);
  });

  it('keeps what only its user may read, and no token in clear in its catalog', async () => {
    const server = await setup();
    expect((await readdir(server.folder)).sort()).toEqual(
      expect.arrayContaining(['catalog.json', 'plans.sqlite', 'secret']),
    );
    for (const name of ['catalog.json', 'plans.sqlite', 'secret'])
      expect((await stat(join(server.folder, name))).mode & 0o077).toBe(0);
    const catalog = await readFile(join(server.folder, 'catalog.json'), 'utf8');
    for (const link of server.links.values()) expect(catalog).not.toContain(link.split('#cle=')[1]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('on %s closes sockets with 1012 and exits with 0', async signal => {
    const server = await setup();
    const [territory, key] = (server.links.get(nameOfPennes) ?? '').split('/t/')[1]?.split('#cle=') ?? [];
    const socket = new WebSocket(`${server.address.replace('http', 'ws')}/sync/${territory}?cle=${key}`);
    await opening(socket);
    const closed = closing(socket);
    expect(await server.kill(signal)).toBe(0);
    expect((await closed).code).toBe(closeCode.restart);
  });

  it('refuses to share a data folder, and says so', async () => {
    const server = await setup();
    const { code, said } = await tryToStart({ DATA_DIR: server.folder, PORT: '0' });
    expect(code).toBe(1);
    expect(said).toContain('déjà utilisé par un autre serveur');
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
  });

  it.each([
    ['PORT', 'quatre', 'PORT doit être un nombre'],
    ['PUBLIC_URL', 'plan.exemple.fr', 'PUBLIC_URL doit être une adresse'],
  ])('does not start with a wrong %s, and says what is wrong', async (name, value, message) => {
    const folder = await mkdtemp(join(tmpdir(), 'tablee-process-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const { code, said } = await tryToStart({ DATA_DIR: folder, PORT: '0', [name]: value });
    expect(code).toBe(1);
    expect(said).toContain(message);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['plans.sqlite', 'history.sqlite', 'catalog.json'])(
    'does not start on a %s of a later version, says so and leaves it as it is',
    async name => {
      const server = await setup();
      await server.kill('SIGTERM');
      const path = join(server.folder, name);
      const bytes = await readFile(path);
      // Where SQLite keeps `user_version`.
      if (name.endsWith('.sqlite')) bytes.writeInt32BE(9_000, 60);
      const later = name.endsWith('.sqlite') ? bytes : Buffer.from('{"version":3,"plans":[]}');
      await writeFile(path, later);
      const { code, said } = await tryToStart({ DATA_DIR: server.folder, PORT: '0' });
      expect(code).toBe(1);
      expect(said).toContain(
        `${name} a été écrit par une version plus récente de Tablée. Rien n’a été modifié`,
      );
      expect((await readFile(path)).equals(later)).toBe(true);
    },
  );

  it('does not start while a backup is half put back, and says so', async () => {
    const server = await setup();
    await server.kill('SIGTERM');
    await writeFile(join(server.folder, 'restauration-en-cours'), '');
    const { code, said } = await tryToStart({ DATA_DIR: server.folder, PORT: '0' });
    expect(code).toBe(1);
    expect(said).toContain('relancez « npm run --silent restore »');
  });

  it('does not start on a port that is taken, and says so', async () => {
    const server = await setup();
    const folder = await mkdtemp(join(tmpdir(), 'tablee-process-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const { code, said } = await tryToStart({ DATA_DIR: folder, PORT: new URL(server.address).port });
    expect(code).toBe(1);
    expect(said).toContain('est déjà pris');
  });
});
