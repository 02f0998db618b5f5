/** What people can count on, whatever carries their frames: the same scenarios over WebSocket and over plain HTTP. */
import { describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { HttpSocket } from '../../client/http-socket.ts';
import { closeCode } from '../../shared/protocol.ts';
import type { Guest } from './guest.ts';
import { startTroubledWorld } from './troubled-log.ts';
import { syncFrame } from './wire.ts';
import { nameIn, readExample, readLog, startWorld } from './world.ts';

const soon = { timeout: 5_000 };

/** The code the server closes a guest's connection with. */
function closing({ provider }: Guest): Promise<number | undefined> {
  provider.shouldReconnect = () => false;
  return new Promise(resolve => provider.once('connection-close', event => resolve(event?.code)));
}

function send({ provider }: Guest, frame: Uint8Array): void {
  provider.ws?.send(new Uint8Array(frame));
}

describe.each([
  ['WebSocket', WebSocket],
  ['plain HTTP', HttpSocket],
])('over %s', (_name, socketClass) => {
  it('the whole plan comes first, then each one’s edits', async () => {
    const { join, tokens } = await startWorld();
    const alice = await join(tokens.coordinator, { socketClass });
    const bob = await join(tokens.editor, { socketClass });
    const carol = await join(tokens.reader);
    expect(alice.doc.getMap('items').size).toBe(35);
    alice.name = 'Vu de Septèmes';
    await vi.waitFor(
      () => expect([bob.name, carol.name]).toEqual(['Vu de Septèmes', 'Vu de Septèmes']),
      soon,
    );
    bob.name = 'Vu des Pennes';
    await vi.waitFor(
      () => expect([alice.name, carol.name]).toEqual(['Vu des Pennes', 'Vu des Pennes']),
      soon,
    );
  });

  it('[S3] « saved » means on disk', async () => {
    const { join, tokens, id, log, trouble } = await startTroubledWorld();
    const alice = await join(tokens.editor, { socketClass });
    await alice.save('Enregistré');
    expect(nameIn(await readLog(log, id))).toBe('Enregistré');
    trouble.fails = true;
    alice.name = 'Pas encore';
    const asked = alice.ask();
    await vi.waitFor(() => expect(alice.notices.at(-1)?.durable).toBe(false), soon);
    expect(alice.acknowledged).not.toContain(asked);
    trouble.fails = false;
    await vi.waitFor(() => expect(alice.acknowledged).toContain(asked), soon);
  });

  it('who is here is known, under the role the server knows, until they leave', async () => {
    const { join, tokens } = await startWorld();
    const alice = await join(tokens.editor, { socketClass });
    const bob = await join(tokens.reader);
    alice.provider.awareness.setLocalState({ user: { name: 'Nadia', role: 'coordinator' } });
    const seen = (): unknown => bob.provider.awareness.getStates().get(alice.doc.clientID)?.user;
    await vi.waitFor(() => expect(seen()).toMatchObject({ name: 'Nadia', role: 'editor' }), soon);
    bob.provider.awareness.setLocalState({ user: { name: 'Marc' } });
    await vi.waitFor(
      () =>
        expect(alice.provider.awareness.getStates().get(bob.doc.clientID)?.user).toMatchObject({
          name: 'Marc',
        }),
      soon,
    );
    alice.leave();
    await vi.waitFor(() => expect(seen()).toBeUndefined(), soon);
  });

  it('a reader changes nothing, is told so, and is acknowledged nothing', async () => {
    const { join, tokens, id, log } = await startWorld();
    const reader = await join(tokens.reader, { socketClass });
    reader.name = 'Piraté';
    reader.ask();
    await vi.waitFor(() => expect(reader.notices.at(-1)?.editIgnored).toBe(true), soon);
    expect(reader.acknowledged).toEqual([]);
    expect(nameIn(await readLog(log, id))).toBe('Les Pennes-Mirabeau et Septèmes-les-Vallons');
  });

  it('whose link is revoked hears so at once and comes in no more, and the others stay', async () => {
    const { join, tokens, id, address } = await startWorld();
    const ask = (path: string, method: string, body?: string): Promise<Response> =>
      fetch(`${address}/api/territories/${id}/links${path}`, {
        method,
        headers: { authorization: `Bearer ${tokens.coordinator}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body }),
      });
    const asked = JSON.stringify({ role: 'editor', label: 'Élus', endsAt: null });
    const created = await (await ask('', 'POST', asked)).json();
    const token: string = created.link.split('#cle=')[1];
    const alice = await join(tokens.coordinator, { socketClass });
    const bob = await join(token, { socketClass });
    await ask(`/${created.id}`, 'DELETE');
    expect((await bob.closed).code).toBe(closeCode.noAccess);
    const again = await join(token, { socketClass, wait: false });
    expect((await again.closed).code).toBe(closeCode.noAccess);
    await alice.save('Toujours là');
  });

  it('a deleted territory says so', async () => {
    const { join, tokens, id, territories } = await startWorld();
    const alice = await join(tokens.editor, { socketClass });
    const closed = closing(alice);
    await territories.remove(id);
    expect(await closed).toBe(closeCode.deleted);
    const late = await join(tokens.editor, { socketClass, wait: false });
    expect((await late.closed).code).toBe(closeCode.deleted);
  });

  it('a wrong key, another territory’s key and a full room are told apart', async () => {
    const { join, tokens, territories } = await startWorld({ maxSeats: 1 });
    const wrong = await join('x'.repeat(43), { socketClass, wait: false });
    const { code, reason } = await wrong.closed;
    expect(code).toBe(closeCode.signInNeeded);
    expect(reason).toContain('lien');
    const other = await territories.create(await readExample('l-union'));
    const elsewhere = await join(other.tokens.editor, { socketClass, wait: false });
    expect((await elsewhere.closed).code).toBe(closeCode.noAccess);
    await join(tokens.editor);
    expect(await closing(await join(tokens.editor, { socketClass, wait: false }))).toBe(closeCode.tryLater);
  });

  it('[S5] a frame that cannot be read closes with 4400, for its sender alone', async () => {
    const { join, tokens } = await startWorld();
    const alice = await join(tokens.editor, { socketClass });
    const bob = await join(tokens.editor, { socketClass });
    const closed = closing(bob);
    send(bob, Buffer.from([0, 2, 4, 9, 9, 9, 9]));
    expect(await closed).toBe(closeCode.badFrame);
    await alice.save('Toujours là');
  });

  it('a frame that is too big closes with 1009', async () => {
    const { join, tokens } = await startWorld();
    const alice = await join(tokens.editor, { socketClass });
    const closed = closing(alice);
    send(alice, Buffer.alloc(8 * 1024 * 1024 + 1));
    expect(await closed).toBe(closeCode.tooBig);
  });

  it('a plan of 5 MB goes up and comes down', async () => {
    const { join, tokens } = await startWorld();
    const alice = await join(tokens.editor, { socketClass });
    alice.doc.getMap('essai').set('gros', 'x'.repeat(5 * 1024 * 1024));
    await alice.saved();
    const bob = await join(tokens.editor, { socketClass });
    expect(bob.doc.getMap<string>('essai').get('gros')?.length).toBe(5 * 1024 * 1024);
  }, 20_000);

  it('what was edited during a cut is merged on return', async () => {
    const { join, tokens } = await startWorld();
    const alice = await join(tokens.editor, { socketClass });
    const bob = await join(tokens.editor);
    alice.provider.disconnect();
    alice.doc.getMap('essai').set('alice', 1);
    bob.doc.getMap('essai').set('bob', 1);
    alice.provider.connect();
    const both = { alice: 1, bob: 1 };
    for (const { doc } of [alice, bob])
      await vi.waitFor(() => expect(doc.getMap('essai').toJSON()).toEqual(both), soon);
  });

  it('who sends too much is read more slowly, and loses nothing', async () => {
    const { join, tokens, id, log } = await startWorld();
    const alice = await join(tokens.editor, { socketClass });
    for (let n = 0; n < 450; n++) alice.doc.getMap('essai').set(`${n}`, n);
    await alice.saved();
    // 300 at once, then 100 a second: the next word but one is not heard before.
    const started = Date.now();
    for (const _word of [1, 2, 3]) await alice.saved();
    expect(Date.now() - started).toBeGreaterThan(900);
    expect((await readLog(log, id)).getMap('essai').size).toBe(450);
  }, 20_000);

  it('who does not read is sent one difference, not everything that happened', async () => {
    const { join, tokens } = await startWorld();
    const alice = await join(tokens.editor);
    const bob = await join(tokens.editor, { socketClass });
    let updates = 0;
    bob.doc.on('update', () => updates++);
    for (let n = 0; n < 6; n++) {
      alice.doc.getMap('essai').set('gros', `${n}`.repeat(1024 * 1024));
      await alice.saved();
    }
    alice.doc.getMap('essai').set('fin', true);
    await vi.waitFor(() => expect(bob.doc.getMap('essai').get('fin')).toBe(true), { timeout: 10_000 });
    expect(Y.encodeStateVector(bob.doc)).toEqual(Y.encodeStateVector(alice.doc));
    expect(updates).toBeLessThanOrEqual(7);
  }, 20_000);

  it('frames of unknown types and repeated questions do no harm', async () => {
    const { join, tokens } = await startWorld();
    const alice = await join(tokens.editor, { socketClass });
    send(alice, Buffer.from([77, 1, 2]));
    for (let n = 0; n < 20; n++) send(alice, syncFrame([0, 0], Y.encodeStateVector(new Y.Doc())));
    await alice.save('Toujours là');
  });
});

it('a channel that is closed before it is open, where nothing answers, is over all the same', async () => {
  const socket = new HttpSocket('ws://127.0.0.1:1/sync/nulle-part');
  const over = new Promise<CloseEvent>(resolve => {
    socket.onclose = resolve;
  });
  socket.close();
  expect((await over).code).toBe(1000);
});
