import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Connection } from '../../server/connection.ts';
import type { FrameSocket } from '../../server/frame-socket.ts';
import { parseFrame, presenceFrame } from '../../server/frames.ts';
import { PackTurns } from '../../server/pack-turns.ts';
import { Room } from '../../server/room.ts';
import { closeCode } from '../../shared/protocol.ts';
import { MemoryHistoryLog } from './memory-history-log.ts';
import { MemoryPlanLog } from './memory-plan-log.ts';
import { barrier, syncFrame } from './wire.ts';
import { logger } from './world.ts';

/** A socket whose far end reads only when the test says so. */
class StillSocket extends EventEmitter implements FrameSocket {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly sent: Uint8Array[] = [];
  readonly closed: number[] = [];
  pings = 0;
  isTerminated = false;
  isPaused = false;

  send(frame: Uint8Array): void {
    this.sent.push(frame);
    this.bufferedAmount += frame.length;
  }

  close(code: number): void {
    this.closed.push(code);
    this.readyState = 2;
  }

  terminate(): void {
    this.isTerminated = true;
  }

  ping(): void {
    this.pings++;
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  hear(frame: Uint8Array): void {
    this.emit('message', Buffer.from(frame), true);
  }
}

const MB = 1024 * 1024;

async function setup(readsGzip = false): Promise<{
  room: Room;
  socket: StillSocket;
  connection: Connection;
  write: (bytes: number) => void;
}> {
  const log = new MemoryPlanLog();
  const writer = new Y.Doc();
  writer.getMap('meta').set('name', 'Carros');
  await log.append('carros', () => Y.encodeStateAsUpdate(writer));
  const room = await Room.open('carros', {
    log,
    history: new MemoryHistoryLog(),
    logger,
    packTurns: new PackTurns(),
  });
  const socket = new StillSocket();
  const link = {
    hash: 'h',
    territory: 'carros',
    role: 'editor',
    endsAt: null,
    seance: null,
    person: null,
  } as const;
  const connection = new Connection({
    socket,
    room,
    link,
    epoch: 'carros',
    standing: { locked: false, archived: false },
    readsGzip,
    logger,
    onGone: () => undefined,
  });
  const write = (bytes: number): void => {
    room.doc.getMap('essai').set('texte', 'x'.repeat(bytes));
    connection.endTurn();
  };
  return { room, socket, connection, write };
}

const updatesIn = (frames: readonly Uint8Array[]): Uint8Array[] =>
  frames.flatMap(frame => {
    const parsed = parseFrame(frame);
    return parsed.is === 'update' ? [parsed.update] : [];
  });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a connection that does not drain', () => {
  it('gets nothing more of the plan once 1 MB waits, then one difference when it has caught up', async () => {
    const { socket, connection, room, write } = await setup();
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(room.doc));
    socket.bufferedAmount = 2 * MB;
    connection.endTurn();
    const before = socket.sent.length;
    connection.deliver(syncFrame([0, 2], Y.encodeStateAsUpdate(new Y.Doc())));
    connection.deliverPresence(presenceFrame([]));
    write(10);
    expect(socket.sent).toHaveLength(before);
    socket.bufferedAmount = 0;
    vi.advanceTimersByTime(100);
    const [difference, ...more] = updatesIn(socket.sent.slice(before));
    expect(more).toEqual([]);
    if (difference) Y.applyUpdate(copy, difference);
    expect(copy.getMap('essai').toJSON()).toEqual({ texte: 'x'.repeat(10) });
  });

  it('answers with the difference, as a step 2, who asked what it lacks meanwhile', async () => {
    const { socket, write } = await setup();
    socket.bufferedAmount = 2 * MB;
    write(1);
    const before = socket.sent.length;
    socket.hear(syncFrame([0, 0], Y.encodeStateVector(new Y.Doc())));
    expect(socket.sent).toHaveLength(before);
    socket.bufferedAmount = 0;
    vi.advanceTimersByTime(100);
    const answers = socket.sent.slice(before).filter(frame => frame[0] === 0 && frame[1] === 1);
    const copy = new Y.Doc();
    for (const update of updatesIn(answers)) Y.applyUpdate(copy, update);
    expect(copy.getMap('meta').get('name')).toBe('Carros');
  });

  it('is told to come back later after 30 s without any progress, and not before', async () => {
    const { socket, write } = await setup();
    socket.bufferedAmount = 2 * MB;
    write(1);
    vi.advanceTimersByTime(20_000);
    socket.bufferedAmount -= 1000;
    vi.advanceTimersByTime(29_000);
    expect(socket.closed).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(socket.closed).toEqual([closeCode.tryLater]);
  });
});

describe('a connection that asks and asks', () => {
  it('is answered once a turn, and not at all while it does not read', async () => {
    const { socket, connection, room } = await setup();
    room.doc.getMap('essai').set('texte', 'x'.repeat(MB));
    const answers = (): number => socket.sent.filter(frame => frame[0] === 0 && frame[1] === 1).length;
    for (let n = 0; n < 500; n++) socket.hear(syncFrame([0, 0], Y.encodeStateVector(new Y.Doc())));
    connection.endTurn();
    expect(answers()).toBe(1);
    connection.endTurn();
    for (let n = 0; n < 500; n++) socket.hear(syncFrame([0, 0], Y.encodeStateVector(new Y.Doc())));
    connection.endTurn();
    expect(answers()).toBe(1);
  });

  it('is read more slowly the more it makes the server say', async () => {
    const { socket, connection, room } = await setup();
    room.doc.getMap('essai').set('texte', 'x'.repeat(MB));
    for (let n = 0; n < 10 && !socket.isPaused; n++) {
      socket.bufferedAmount = 0;
      socket.hear(syncFrame([0, 0], Y.encodeStateVector(new Y.Doc())));
      connection.endTurn();
    }
    expect(socket.isPaused).toBe(true);
  });

  it('is read as slowly when what it is told comes compressed', async () => {
    const { socket, connection, room } = await setup(true);
    room.doc.getMap('essai').set('texte', 'x'.repeat(MB));
    const before = socket.sent.length;
    for (let n = 0; n < 10 && !socket.isPaused; n++) {
      socket.hear(syncFrame([0, 0], Y.encodeStateVector(new Y.Doc())));
      connection.endTurn();
      await room.greeting.compressed;
    }
    expect(socket.isPaused).toBe(true);
    expect(socket.sent.length).toBeGreaterThan(before + 5);
    expect(socket.bufferedAmount).toBeLessThan(MB / 10);
  });

  it('is spared what others say of themselves while it does not read, then told all of it', async () => {
    const { socket, connection, room } = await setup();
    room.presence.receive({ link: 'bob', role: 'editor' }, [
      { id: 7, clock: 1, state: '{"user":{"name":"Bob"}}' },
    ]);
    socket.bufferedAmount = MB / 2;
    const before = socket.sent.length;
    connection.deliverPresence(presenceFrame([{ id: 8, clock: 1, state: '{}' }]));
    expect(socket.sent).toHaveLength(before);
    socket.bufferedAmount = 0;
    connection.beat(Date.now());
    expect(parseFrame(socket.sent.at(-1) ?? new Uint8Array())).toMatchObject({
      is: 'presence',
      entries: [{ id: 7 }],
    });
  });
});

describe('a connection over time', () => {
  it('hears something at least every 15 s, so that y-websocket does not hang up', async () => {
    const { socket, connection } = await setup();
    const before = socket.sent.length;
    connection.beat(Date.now() + 14_000);
    expect(socket.sent).toHaveLength(before);
    connection.beat(Date.now() + 15_000);
    expect(socket.sent.slice(before)).toEqual([presenceFrame([])]);
  });

  it('is pinged after 20 s and taken for dead after 40 s without an answer', async () => {
    const { socket, connection } = await setup();
    connection.beat(Date.now() + 20_000);
    expect(socket.pings).toBe(1);
    vi.advanceTimersByTime(25_000);
    socket.emit('pong');
    connection.beat(Date.now() + 39_000);
    expect(socket.isTerminated).toBe(false);
    connection.beat(Date.now() + 41_000);
    expect(socket.isTerminated).toBe(true);
  });

  it('is read more slowly when it sends too many frames, and loses none', async () => {
    const { socket, room } = await setup();
    for (let n = 1; n <= 400; n++) socket.hear(barrier(n));
    expect(socket.isPaused).toBe(true);
    expect(socket.sent.filter(frame => frame[0] === 100)).toHaveLength(400);
    vi.advanceTimersByTime(2_000);
    expect(socket.isPaused).toBe(false);
    expect(room.seats.size).toBe(1);
  });

  it('trap « error path leaks Awareness timer »: leaves its room and no timer when it closes, however it does', async () => {
    const { socket, room } = await setup();
    expect(room.seats.size).toBe(1);
    socket.emit('close');
    expect(room.seats.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
