import { beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { messageType, type Notice } from '../../shared/protocol.ts';
import type { Guest } from './guest.ts';
import { adminToken, nameIn, readLog, startWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});

function ask(method: string, path: string, body: unknown, token: string): Promise<Response> {
  return fetch(`${world.address}/api/territories/${world.id}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

const lock = (locked: boolean) => ask('PUT', '/lock', { locked }, world.tokens.coordinator);
const archive = (archived: boolean) => ask('PATCH', '', { archived }, adminToken);

const last = ({ notices }: Guest): Notice | undefined => notices.at(-1);
const word = (doc: Y.Doc, key: string): unknown => doc.getMap('meta').get(key);

describe('a plan that is locked', () => {
  it('lets coordinators alone write, and all are told on the connection they have', async () => {
    const [editor, coordinator, reader] = await Promise.all([
      world.join(world.tokens.editor),
      world.join(world.tokens.coordinator),
      world.join(world.tokens.reader),
    ]);
    expect(await (await lock(true)).json()).toEqual({ locked: true });
    for (const guest of [editor, coordinator, reader])
      await expect
        .poll(() => last(guest))
        .toMatchObject({ locked: true, archived: false, editIgnored: false });
    expect(last(editor)?.role).toBe('editor');
    await coordinator.save('Sous clé');
    await expect.poll(() => editor.name).toBe('Sous clé');
    expect(editor.provider.wsconnected).toBe(true);
    const entered = await ask('GET', '', undefined, world.tokens.reader);
    expect(await entered.json()).toMatchObject({ locked: true, archived: false });
  });

  it('acknowledges what came before the lock, and nothing of what comes under it', async () => {
    const editor = await world.join(world.tokens.editor);
    await editor.save('Avant');
    await lock(true);
    const before = editor.acknowledged.length;
    editor.ask();
    await expect.poll(() => editor.acknowledged.length).toBe(before + 1);
    editor.name = 'Trop tard';
    editor.ask();
    await expect.poll(() => last(editor)).toMatchObject({ locked: true, editIgnored: true });
    const reader = await world.join(world.tokens.reader);
    expect(reader.name).toBe('Avant');
    expect(editor.acknowledged).toHaveLength(before + 1);
    expect(nameIn(await readLog(world.log, world.id))).toBe('Avant');
  });

  it('asks for what was ignored once it is unlocked, and acknowledges only then', async () => {
    const editor = await world.join(world.tokens.editor);
    await lock(true);
    await expect.poll(() => last(editor)?.locked).toBe(true);
    editor.name = 'Écrit sous clé';
    editor.doc.getMap('meta').set('convention', 'Aussi');
    await expect.poll(() => last(editor)?.editIgnored).toBe(true);
    const early = editor.ask();
    await lock(false);
    await expect.poll(() => last(editor)).toMatchObject({ locked: false, editIgnored: false });
    editor.doc.getMap('meta').set('caf', 'Ensuite');
    await editor.saved();
    expect(editor.acknowledged).not.toContain(early);
    const kept = await readLog(world.log, world.id);
    expect([nameIn(kept), word(kept, 'convention'), word(kept, 'caf')]).toEqual([
      'Écrit sous clé',
      'Aussi',
      'Ensuite',
    ]);
  });

  it('never acknowledges what is not on disk, whenever the lock falls and rises among the edits', async () => {
    const editor = await world.join(world.tokens.editor);
    await editor.saved();
    /** By the number of each question, what was written last when it was asked; each answer is held against the disk. */
    const written = new Map<number, number>();
    const checks: Promise<unknown>[] = [];
    const { barrier } = messageType;
    const handle = editor.provider.messageHandlers[barrier];
    editor.provider.messageHandlers[barrier] = (encoder, decoder, ...rest) => {
      const before = editor.acknowledged.length;
      handle?.(encoder, decoder, ...rest);
      const least = written.get(editor.acknowledged[before] ?? 0) ?? 0;
      checks.push(
        readLog(world.log, world.id).then(kept => expect(Number(nameIn(kept))).toBeGreaterThanOrEqual(least)),
      );
    };
    let n = 0;
    for (let round = 0; round < 10; round++) {
      const changes = lock(true).then(() => lock(false));
      let isOver = false;
      void changes.finally(() => {
        isOver = true;
      });
      while (!isOver) {
        n++;
        editor.name = String(n);
        written.set(editor.ask(), n);
        await new Promise(resolve => setTimeout(resolve, 1));
      }
      // Where the lock is slow to turn, so much was written meanwhile that it is read slowly: 100 frames a second.
      await expect
        .poll(() => last(editor), { timeout: 15_000 })
        .toMatchObject({ locked: false, editIgnored: false });
    }
    await editor.saved();
    expect(nameIn(await readLog(world.log, world.id))).toBe(String(n));
    expect(checks.length).toBeGreaterThan(10);
    await Promise.all(checks);
  });

  it('takes from who comes under the lock, once it is over, what they had', async () => {
    await lock(true);
    const editor = await world.join(world.tokens.editor);
    expect(last(editor)).toMatchObject({ locked: true, editIgnored: false });
    editor.name = 'Apporté';
    await expect.poll(() => last(editor)?.editIgnored).toBe(true);
    await lock(false);
    await editor.saved();
    expect(nameIn(await readLog(world.log, world.id))).toBe('Apporté');
  });

  it('is kept in the catalog, and opened again by coordinators only', async () => {
    await lock(true);
    for (const token of [world.tokens.editor, world.tokens.reader])
      expect((await ask('PUT', '/lock', { locked: false }, token)).status).toBe(403);
    expect(world.catalog.territory(world.id)?.lockedAt).not.toBeNull();
    expect((await ask('PUT', '/lock', { locked: 'oui' }, world.tokens.coordinator)).status).toBe(400);
  });
});

describe('a plan that is archived', () => {
  it('lets nobody write, is read by all, and is a plan like another once it is taken out', async () => {
    const coordinator = await world.join(world.tokens.coordinator);
    expect(await (await archive(true)).json()).toMatchObject({
      id: world.id,
      archivedAt: expect.any(String),
    });
    await expect.poll(() => last(coordinator)).toMatchObject({ archived: true, locked: false });
    const before = coordinator.name;
    coordinator.name = 'Malgré tout';
    await expect.poll(() => last(coordinator)?.editIgnored).toBe(true);
    expect(nameIn(await readLog(world.log, world.id))).toBe(before);
    expect((await world.join(world.tokens.reader)).name).toBe(before);
    await archive(false);
    await coordinator.saved();
    expect(nameIn(await readLog(world.log, world.id))).toBe('Malgré tout');
  });
});
