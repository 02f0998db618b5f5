/** The whole plan, as it comes to somebody who has nothing of it and can read what is compressed; and to who cannot. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { readCompressed } from '../../client/greeting.ts';
import { HttpSocket } from '../../client/http-socket.ts';
import { answerFrame, compressedFrame } from '../../server/frames.ts';
import { Greeting } from '../../server/greeting.ts';
import { Question } from '../../server/question.ts';
import { MAX_FRAME_BYTES, messageType } from '../../shared/protocol.ts';
import { bigPlan } from '../fixtures/big-plan.ts';
import { frameType, opening, syncFrame } from './wire.ts';
import { startWorld, type World } from './world.ts';

const nothing = Uint8Array.of(0);

function docOf(size: number): Y.Doc {
  const doc = new Y.Doc();
  for (let n = 0; n < size; n++) doc.getMap('essai').set(`clé ${n}`, 'une valeur');
  return doc;
}

function stateOf(doc: Y.Doc, isDense: boolean): Uint8Array {
  return isDense ? Y.encodeStateAsUpdateV2(doc) : Y.encodeStateAsUpdate(doc);
}

/** The update in it. */
function unpacked(frame: Uint8Array): Uint8Array {
  expect(frameType(frame)).toBe(messageType.compressed);
  return gunzipSync(frame.subarray(1));
}

describe('a greeting', () => {
  const doc = docOf(1_000);
  const setup = () => {
    const encode = vi.fn((isDense: boolean) => stateOf(doc, isDense));
    return { encode, greeting: new Greeting(encode) };
  };

  it('is made once for all who come before the plan changes, and is the plan', async () => {
    const { encode, greeting } = setup();
    const all = await Promise.all(Array.from({ length: 60 }, () => greeting.compressed));
    all.push(await greeting.compressed);
    expect(new Set(all).size).toBe(1);
    expect(encode).toHaveBeenCalledOnce();
    const frame = all[0]?.frame ?? nothing;
    expect(unpacked(frame)).toEqual(Buffer.from(Y.encodeStateAsUpdateV2(doc)));
    expect(frame.length).toBeLessThan(Y.encodeStateAsUpdate(doc).length / 3);
  });

  it('is made one at a time while the plan changes faster: whoever asks meanwhile shares the next', async () => {
    const { encode, greeting } = setup();
    const first = greeting.compressed;
    await Promise.resolve();
    const later: Promise<unknown>[] = [];
    for (let n = 0; n < 100; n++) {
      greeting.forget();
      later.push(greeting.compressed);
    }
    expect(new Set(await Promise.all(later)).size).toBe(1);
    expect(await first).not.toBe(await later[0]);
    expect(encode).toHaveBeenCalledTimes(2);
  });

  it('is sent as it is when it is small', async () => {
    const small = new Greeting(isDense => stateOf(docOf(1), isDense));
    expect(await small.compressed).toBeUndefined();
    expect(frameType(small.frame)).toBe(messageType.sync);
  });
});

describe('a question whose answer is being made', () => {
  const ask = () => {
    const doc = docOf(1_000);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const told: Uint8Array[] = [];
    const facts = { isBehind: false, asked: 0 };
    const question = new Question({
      room: {
        // biome-ignore lint/suspicious/noExplicitAny: a greeting that is made when the test says so
        greeting: { compressed: promise } as any,
        answerTo: () => answerFrame(Y.encodeStateAsUpdate(doc)),
        endTurnSoon: () => facts.asked++,
      },
      readsGzip: true,
      isBehind: () => facts.isBehind,
      deliver: answer => told.push(answer),
      guard: work => work(),
    });
    question.ask(nothing);
    question.answer();
    return { question, facts, told, doc, answer: promise, resolve: () => resolve(undefined) };
  };

  it('is answered once, however often it is asked meanwhile', async () => {
    const { question, told, resolve } = ask();
    question.ask(nothing);
    question.answer();
    resolve();
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(question.isOpen).toBe(false);
  });

  it('is answered by what is asked last: of what one has, at once', async () => {
    const { question, doc, told, answer, resolve } = ask();
    question.ask(Y.encodeStateVector(doc));
    question.answer();
    expect(told).toHaveLength(1);
    resolve();
    await answer;
    expect(told).toHaveLength(1);
  });

  it('is open again when the client does not hear by then what comes: the answer would not hold it', async () => {
    const { question, facts, told, resolve } = ask();
    facts.isBehind = true;
    resolve();
    await vi.waitFor(() => expect(question.isOpen).toBe(true));
    expect(told).toEqual([]);
  });
});

/** The page's own provider, on what carries the frames of this test. */
function visit({ address, id, tokens }: World, socketClass: unknown): WebsocketProvider {
  const provider = new WebsocketProvider(`${address.replace('http', 'ws')}/sync`, id, new Y.Doc(), {
    connect: false,
    params: { cle: tokens.editor },
    disableBc: true,
    // biome-ignore lint/suspicious/noExplicitAny: y-websocket types its polyfill as the browser's own class
    WebSocketPolyfill: socketClass as any,
  });
  onTestFinished(() => provider.destroy());
  readCompressed(provider, update => Y.applyUpdateV2(provider.doc, update, provider));
  return provider;
}

describe.each([
  ['WebSocket', WebSocket],
  ['plain HTTP', HttpSocket],
])('over %s', (_name, socketClass) => {
  it('a big plan comes whole in a sixth of its bytes, while somebody goes on writing', async () => {
    const world = await startWorld();
    const { id, tokens } = await world.territories.create(bigPlan(60));
    const writer = await world.join(tokens.editor, { territory: id });
    const provider = visit({ ...world, id, tokens }, socketClass);
    const frames: Uint8Array[] = [];
    const { [messageType.compressed]: read } = provider.messageHandlers;
    provider.messageHandlers[messageType.compressed] = (encoder, decoder, ...rest) => {
      frames.push(decoder.arr);
      read?.(encoder, decoder, ...rest);
    };
    let n = 0;
    const writing = setInterval(() => {
      writer.name = `Plan ${n++}`;
    }, 1);
    onTestFinished(() => clearInterval(writing));
    provider.connect();
    await new Promise(resolve => provider.once('sync', resolve));
    // All that came before it is in the document by then.
    expect(provider.doc.store.pendingStructs).toBeNull();
    clearInterval(writing);
    await writer.saved();
    await vi.waitFor(() =>
      expect(Y.encodeStateVector(provider.doc)).toEqual(Y.encodeStateVector(writer.doc)),
    );
    expect(provider.doc.getMap('items').toJSON()).toEqual(writer.doc.getMap('items').toJSON());
    expect(frames).toHaveLength(1);
    expect(frames[0]?.length).toBeLessThan(Y.encodeStateAsUpdate(writer.doc).length / 6);
  });
});

it.each([
  ['that did not say that it can read it', ''],
  ['that reads another format of it', '&gzip=1'],
])('a client %s is given the plan as it always was', async (_which, query) => {
  const { socket, tokens } = await startWorld();
  const raw = socket(tokens.editor, {}, query);
  const frames: Uint8Array[] = [];
  raw.on('message', (frame: Buffer) => frames.push(frame));
  await opening(raw);
  raw.send(syncFrame([0, 0], nothing));
  const answer = await vi.waitUntil(() => frames.find(frame => frame[0] === 0 && frame[1] === 1));
  expect(answer.length).toBeGreaterThan(40_000);
  expect(frames.map(frameType)).not.toContain(messageType.compressed);
  raw.close();
});

it('a client that has part of the plan is given the rest as it is', async () => {
  const { socket, join, id, tokens, address } = await startWorld();
  const alice = await join(tokens.editor);
  const raw = socket(tokens.editor, {}, '&gzip=2');
  expect(raw.url).toBe(`${address.replace('http', 'ws')}/sync/${id}?cle=${tokens.editor}&gzip=2`);
  const frames: Uint8Array[] = [];
  raw.on('message', (frame: Buffer) => frames.push(frame));
  await opening(raw);
  raw.send(syncFrame([0, 0], Y.encodeStateVector(alice.doc)));
  const answer = await vi.waitUntil(() => frames.find(frame => frame[0] === 0 && frame[1] === 1));
  expect(answer.length).toBeLessThan(1_000);
  raw.close();
});

describe('the page', () => {
  class Socket {
    static all: Socket[] = [];
    readonly OPEN = 1;
    readyState = 1;
    onopen: () => void = () => undefined;
    onmessage: (event: { data: ArrayBuffer }) => void = () => undefined;
    onclose: ((event: { code: number }) => void) | null = null;
    readonly address: string;
    constructor(address: string) {
      this.address = address;
      Socket.all.push(this);
    }
    send(): void {}
    close(): void {
      queueMicrotask(() => this.onclose?.({ code: 1000 }));
    }
    tell(frame: Uint8Array): void {
      this.onmessage({ data: new Uint8Array(frame).buffer });
    }
  }

  const plan = docOf(1_000);
  const [whole, dense] = [answerFrame(Y.encodeStateAsUpdate(plan)), Y.encodeStateAsUpdateV2(plan)];
  const connect = (): { provider: WebsocketProvider; socket: Socket } => {
    Socket.all = [];
    const world = { address: 'http://nowhere', id: 'plan', tokens: { editor: 'clé' } };
    const provider = visit(world as unknown as World, Socket);
    provider.connect();
    return { provider, socket: opened() };
  };
  const opened = (): Socket => {
    const socket = Socket.all.at(-1);
    if (!socket) throw new Error('a socket expected');
    socket.onopen();
    return socket;
  };
  it('is in step once it has read all of it, and not before', async () => {
    const { provider, socket } = connect();
    expect(socket.address).toContain('gzip=2');
    socket.tell(compressedFrame(gzipSync(dense)));
    expect(provider.synced).toBe(false);
    await vi.waitFor(() => expect(provider.synced).toBe(true));
    expect(provider.doc.getMap('essai').size).toBe(1_000);
  });

  it.each([
    ['more than a frame can hold', gzipSync(new Uint8Array(MAX_FRAME_BYTES * 8))],
    ['no update', gzipSync(Uint8Array.of(messageType.notice, 0))],
    ['no gzip', Buffer.from('rien de tel')],
    ['gzip that is cut', gzipSync(dense).subarray(0, 2_000)],
  ])('is given it as it is when what came is %s', async (_what, bytes) => {
    const { provider, socket } = connect();
    socket.tell(compressedFrame(bytes));
    await vi.waitFor(() => expect(Socket.all).toHaveLength(2), { timeout: 5_000 });
    expect(provider.synced).toBe(false);
    const next = opened();
    expect(next.address).not.toContain('gzip');
    expect(next.address).toContain('cle=');
    next.tell(whole);
    expect(provider.synced).toBe(true);
  });

  it.each([
    ['what came', compressedFrame(gzipSync(Y.encodeStateAsUpdateV2(docOf(900))))],
    ['what could not be read', compressedFrame(Buffer.from('rien de tel'))],
  ])('does not take for the new connection’s %s by the one that was cut', async (_what, frame) => {
    const { provider, socket } = connect();
    socket.tell(frame);
    provider.disconnect();
    provider.connect();
    const next = opened();
    const sizes: number[] = [];
    provider.on('sync', isSynced => isSynced && sizes.push(provider.doc.getMap('essai').size));
    next.tell(compressedFrame(gzipSync(dense)));
    await vi.waitFor(() => expect(sizes).toEqual([1_000]));
    expect(provider.ws).toBe(next);
    expect(Socket.all).toHaveLength(2);
  });

  it('does not ask for it in a browser that cannot read it', () => {
    vi.stubGlobal('DecompressionStream', undefined);
    onTestFinished(() => void vi.unstubAllGlobals());
    const { socket } = connect();
    expect(socket.address).not.toContain('gzip');
  });
});
