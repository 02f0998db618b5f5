import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { WsSocket } from '../../server/ws-socket.ts';

/** Both ends of a real socket. */
async function connect(): Promise<{ near: WsSocket; far: WebSocket; raw: WebSocket }> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const far = new WebSocket(`ws://127.0.0.1:${port}`);
  const [raw, request]: [WebSocket, IncomingMessage] = (await once(sockets, 'connection')) as never;
  await once(far, 'open');
  onTestFinished(() => {
    far.terminate();
    sockets.close();
    server.close();
  });
  return { near: new WsSocket(raw, request.socket), far, raw };
}

async function receive(far: WebSocket, count: number): Promise<Buffer[]> {
  const frames: Buffer[] = [];
  return new Promise(resolve =>
    far.on('message', (frame: Buffer) => {
      if (frames.push(frame) === count) resolve(frames);
    }),
  );
}

describe('a WebSocket that writes whole frames', () => {
  it('sends frames of every length as they are, in order, with those of ws itself between', async () => {
    const { near, far, raw } = await connect();
    const sizes = [0, 1, 125, 126, 127, 16_383, 16_384, 65_535, 65_536, 200_000];
    const frames = sizes.map(size => Buffer.alloc(size, size % 251));
    const received = receive(far, 2 * sizes.length);
    for (const frame of frames) {
      near.send(frame);
      raw.send(frame, { binary: true });
    }
    const expected = frames.flatMap(frame => [frame, frame]);
    expect((await received).map(frame => frame.equals(expected.shift() ?? Buffer.of(1)))).toEqual(
      Array(2 * sizes.length).fill(true),
    );
  });

  it('counts what waits in it, also when the far end does not read', async () => {
    const { near, far } = await connect();
    far.pause();
    const frame = Buffer.alloc(1024 * 1024);
    for (let n = 0; n < 20; n++) near.send(frame);
    expect(near.bufferedAmount).toBeGreaterThan(10 * frame.length);
    far.resume();
    await receive(far, 20);
    expect(near.bufferedAmount).toBe(0);
  });

  it('holds what many are told at length once, whatever each of them is told between', async () => {
    const [big, small] = [Buffer.alloc(4 * 1024 * 1024, 7), Buffer.of(1)];
    const people = await Promise.all(Array.from({ length: 10 }, connect));
    const before = process.memoryUsage().arrayBuffers;
    for (const { near, far } of people) {
      far.pause();
      near.send(big);
      near.send(small);
    }
    expect(people.every(({ near }) => near.bufferedAmount > 0)).toBe(true);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(big.length);
  });

  it('says goodbye after what was sent before, and nothing afterwards', async () => {
    const { near, far } = await connect();
    const received = receive(far, 1);
    const closed = once(far, 'close');
    near.send(Buffer.of(7));
    near.close(4403, 'Accès retiré');
    near.send(Buffer.of(8));
    expect(await received).toEqual([Buffer.of(7)]);
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([4403, 'Accès retiré']);
  });

  it('bears being written to once the far end is gone', async () => {
    const { near, far, raw } = await connect();
    const gone = once(raw, 'close');
    raw.on('error', () => undefined);
    far.terminate();
    near.send(Buffer.alloc(100_000));
    await gone;
    near.send(Buffer.of(1));
    expect(near.readyState).toBe(WebSocket.CLOSED);
  });
});
