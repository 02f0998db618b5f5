import { once } from 'node:events';
import { request } from 'node:http';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { HttpSocket } from '../../server/http-socket.ts';
import { FrameReader, FrameTooLong, frameHeader, MAX_PART_BYTES } from '../../shared/http-sync.ts';
import { closeCode } from '../../shared/protocol.ts';
import { barrier, frameType, syncFrame } from './wire.ts';
import { createWorld, readExample, type World } from './world.ts';

const pack = (...frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(frames.flatMap(frame => [frameHeader(frame.length), frame])));

const unpack = (bytes: unknown): Uint8Array[] =>
  bytes instanceof Uint8Array ? [...new FrameReader(1e9).read(bytes)] : [];

const word = (text: string): Buffer => Buffer.from(text);
const words = (bytes: unknown): string[] => unpack(bytes).map(frame => Buffer.from(frame).toString());

describe('a stream of frames', () => {
  it('is put together again whatever its parts', () => {
    const frames = [word('un'), Buffer.alloc(0), word('deux'), Buffer.alloc(1000, 7)];
    const stream = pack(...frames);
    for (const size of [1, 3, 5, 100, stream.length]) {
      const reader = new FrameReader(1000);
      const read: Buffer[] = [];
      for (let at = 0; at < stream.length; at += size)
        for (const frame of reader.read(stream.subarray(at, at + size))) read.push(Buffer.from(frame));
      expect(read).toEqual(frames);
    }
  });

  it('begins anew once what had come is forgotten', () => {
    const reader = new FrameReader(1000);
    expect([...reader.read(new Uint8Array([...frameHeader(500), 1, 2]))]).toEqual([]);
    reader.clear();
    expect([...reader.read(pack(word('un')))].map(frame => Buffer.from(frame))).toEqual([word('un')]);
  });

  it('is refused as soon as a frame says that it is too long', () => {
    const reader = new FrameReader(1000);
    expect(() => [...reader.read(frameHeader(1001))]).toThrow(FrameTooLong);
  });
});

describe('a socket that is asked', () => {
  it('keeps nothing of a frame that was not whole when it closed', async () => {
    const clear = vi.spyOn(FrameReader.prototype, 'clear');
    const read = vi.spyOn(FrameReader.prototype, 'read');
    const socket = new HttpSocket();
    await socket.write(1, new Uint8Array([...frameHeader(1000), 1, 2, 3]));
    socket.terminate();
    await socket.write(2, new Uint8Array(1000));
    expect(clear).toHaveBeenCalledOnce();
    expect(read).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });

  it('holds nobody who listened to it once it is closed', () => {
    const socket = new HttpSocket();
    const gone = vi.fn();
    socket.once('close', gone);
    socket.on('message', () => undefined);
    socket.on('pong', () => undefined);
    socket.terminate();
    expect(gone).toHaveBeenCalledOnce();
    expect(socket.eventNames()).toEqual([]);
  });

  it('answers at once with what waits, and again when the answer was lost', async () => {
    const socket = new HttpSocket();
    socket.send(word('un'));
    expect(words(await socket.read(0, 0))).toEqual(['un']);
    socket.send(word('deux'));
    expect(words(await socket.read(0, 0))).toEqual(['un']);
    expect(socket.bufferedAmount).toBeGreaterThan(8);
    expect(words(await socket.read(1, 0))).toEqual(['deux']);
    expect(await socket.read(2, 0)).toBeUndefined();
    expect(socket.bufferedAmount).toBe(0);
  });

  it('answers when something comes, and to the latest question only', async () => {
    const socket = new HttpSocket();
    const givenUp = socket.read(0, 10_000);
    const question = socket.read(0, 10_000);
    expect(await givenUp).toBeUndefined();
    socket.send(word('bonjour'));
    expect(words(await question)).toEqual(['bonjour']);
  });

  it('answers in parts that every proxy lets through', async () => {
    const socket = new HttpSocket();
    const large = Buffer.alloc(3 * MAX_PART_BYTES, 1);
    socket.send(large);
    const reader = new FrameReader(1e9);
    let read: Uint8Array | undefined;
    for (let part = 0; !read && part < 10; part++) {
      const before = socket.bufferedAmount;
      const bytes = await socket.read(part, 0);
      if (!(bytes instanceof Uint8Array)) throw new Error('a part was expected');
      expect(bytes.length).toBeLessThanOrEqual(MAX_PART_BYTES);
      // What has arrived waits no more: who is slow is seen to come forward.
      expect(socket.bufferedAmount).toBe(part === 0 ? before : before - MAX_PART_BYTES);
      [read] = reader.read(bytes);
    }
    expect(read && Buffer.from(read).equals(large)).toBe(true);
  });

  it('takes a part in once, however often it comes', async () => {
    const socket = new HttpSocket();
    const heard: string[] = [];
    socket.on('message', (frame: Buffer) => heard.push(frame.toString()));
    for (const _try of [1, 2]) await socket.write(1, pack(word('un')));
    await socket.write(2, pack(word('deux')));
    expect(heard).toEqual(['un', 'deux']);
  });

  it('is over when a part is missing', async () => {
    const socket = new HttpSocket();
    const heard = vi.fn();
    socket.on('message', heard);
    await socket.write(2, pack(word('deux')));
    expect(heard).not.toHaveBeenCalled();
    expect(socket.readyState).toBe(3);
  });

  it('says all it had to say before it says why it closes', async () => {
    const socket = new HttpSocket();
    const closed = vi.fn();
    socket.once('close', closed);
    socket.send(word('adieu'));
    socket.close(closeCode.noAccess, 'Lien révoqué');
    expect(words(await socket.read(0, 0))).toEqual(['adieu']);
    expect(closed).not.toHaveBeenCalled();
    const farewell = { code: closeCode.noAccess, reason: 'Lien révoqué' };
    expect(await socket.read(1, 0)).toEqual(farewell);
    expect(closed).toHaveBeenCalledOnce();
    // The answer was lost, perhaps.
    expect(await socket.read(1, 0)).toEqual(farewell);
  });

  it('holds a sender back while it is paused', async () => {
    const socket = new HttpSocket();
    socket.pause();
    const answered = vi.fn();
    const writing = socket.write(1, pack(word('un'))).then(answered);
    await new Promise(resolve => setImmediate(resolve));
    expect(answered).not.toHaveBeenCalled();
    socket.resume();
    await writing;
  });
});

describe('the door of those whose network refuses sockets', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ publicUrl: 'https://plan.exemple.fr', beatEvery: 20 });
    return () => world.stop();
  });

  const cookie = (token: string): Record<string, string> => ({ cookie: `tablee-${world.id}=${token}` });
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${world.address}/sync-http/${world.id}${path}`, init);
  const open = async (token: string): Promise<string> => {
    const response = await ask('', { method: 'POST', headers: cookie(token) });
    const { channel } = await response.json();
    return channel;
  };

  it('opens to the cookie of a browser that has entered, under a name that cannot be guessed', async () => {
    const names = [await open(world.tokens.editor), await open(world.tokens.editor)];
    for (const name of names) expect(name).toMatch(/^[\w-]{32}$/);
    expect(names[0]).not.toBe(names[1]);
    const answer = await ask(`/${names[0]}?after=0`, { headers: cookie(world.tokens.editor) });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const frames = unpack(new Uint8Array(await answer.arrayBuffer()));
    expect(frames.map(frameType)).toContain(101);
  });

  it('refuses another site’s page, whatever it asks', async () => {
    const channel = await open(world.tokens.editor);
    for (const [path, method] of [
      ['', 'POST'],
      [`/${channel}?part=1`, 'POST'],
      [`/${channel}?after=0`, 'GET'],
    ] as const) {
      const headers = { ...cookie(world.tokens.editor), origin: 'https://ailleurs.example' };
      expect((await ask(path, { method, headers })).status).toBe(403);
    }
    const headers = { ...cookie(world.tokens.editor), origin: 'https://plan.exemple.fr' };
    expect((await ask('', { method: 'POST', headers })).status).toBe(200);
  });

  it('gives nothing of a channel to who knows its name but not its link, and leaves it alone', async () => {
    const channel = await open(world.tokens.editor);
    const other = await world.territories.create(await readExample('l-union'));
    const tell = async (headers: Record<string, string>): Promise<{ code: number }> =>
      (await ask(`/${channel}?after=0`, { headers })).json();
    expect((await tell({})).code).toBe(closeCode.signInNeeded);
    expect((await tell(cookie(other.tokens.editor))).code).toBe(closeCode.noAccess);
    expect((await tell(cookie(world.tokens.reader))).code).toBe(1006);
    const answer = await ask(`/${channel}?after=0`, { headers: cookie(world.tokens.editor) });
    expect(unpack(new Uint8Array(await answer.arrayBuffer())).length).toBeGreaterThan(0);
  });

  it('answers what it does not know as a cut, and what it cannot read with 400 or 413', async () => {
    const headers = cookie(world.tokens.editor);
    expect(await (await ask('/inconnu?after=0', { headers })).json()).toMatchObject({ code: 1006 });
    const channel = await open(world.tokens.editor);
    for (const query of ['', '?after=x', '?after=-1', '?after=1e3', '?after=99999999999'])
      expect((await ask(`/${channel}${query}`, { headers })).status).toBe(400);
    // On a connection of its own: the server closes it rather than read all that.
    const length = MAX_PART_BYTES + 1;
    const large = request(`${world.address}/sync-http/${world.id}/${channel}?part=1`, {
      agent: false,
      method: 'POST',
      headers: { ...headers, 'content-length': length },
    });
    large.on('error', () => undefined);
    large.write(new Uint8Array(1_000));
    const [answer] = await once(large, 'response');
    expect(answer.statusCode).toBe(413);
    large.destroy();
  });

  it('lets a question wait no longer than it asks to', async () => {
    const channel = await open(world.tokens.reader);
    const headers = cookie(world.tokens.reader);
    await (await ask(`/${channel}?after=0`, { headers })).arrayBuffer();
    expect((await ask(`/${channel}?after=1&wait=10`, { headers })).status).toBe(204);
  });

  it('counts a part that is brought twice once', async () => {
    const channel = await open(world.tokens.editor);
    const headers = cookie(world.tokens.editor);
    const body = pack(barrier(7));
    for (const _try of [1, 2])
      expect((await ask(`/${channel}?part=1`, { method: 'POST', headers, body })).status).toBe(204);
    const answers: number[] = [];
    for (let after = 0; after < 2; after++) {
      const response = await ask(`/${channel}?after=${after}&wait=300`, { headers });
      for (const frame of unpack(new Uint8Array(await response.arrayBuffer())))
        answers.push(frameType(frame));
    }
    expect(answers.filter(type => type === 100)).toHaveLength(1);
  });

  it('gives the place back at once to who says goodbye, after their last word', async () => {
    const alice = await world.join(world.tokens.editor);
    const channel = await open(world.tokens.editor);
    const { room, release } = await world.rooms.enter(world.id);
    const { size } = room.seats;
    const body = pack(syncFrame([0, 2], new Uint8Array([0, 0])));
    const headers = cookie(world.tokens.editor);
    await ask(`/${channel}?part=1&last`, { method: 'POST', headers, body });
    expect(room.seats.size).toBe(size - 1);
    release();
    alice.leave();
  });

  it('gives the place back after 40 s to who does not come and ask any more', async () => {
    await open(world.tokens.coordinator);
    const { room, release } = await world.rooms.enter(world.id);
    const isThere = (): boolean => [...room.seats].some(({ role }) => role === 'coordinator');
    room.beat(Date.now() + 39_000);
    expect(isThere()).toBe(true);
    room.beat(Date.now() + 41_000);
    expect(isThere()).toBe(false);
    release();
  });
});
