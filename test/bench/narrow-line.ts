/** One poor line that everybody shares, as in a workshop room: so many bytes a second for all, each a moment later. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface NarrowLine {
  /** `http://127.0.0.1:<port>`: the same server, through the line. */
  readonly address: string;
  readonly bytes: () => number;
  close(): void;
}

export interface LineOptions {
  /** Of what comes down, for all together. */
  readonly bytesPerSecond: number;
  /** Milliseconds there and back. */
  readonly roundTrip: number;
}

/** Milliseconds between two portions: short enough that a small file does not wait for a large one. */
const PORTION = 10;

export async function drawLine(
  server: string,
  { bytesPerSecond, roundTrip }: LineOptions,
): Promise<NarrowLine> {
  const { hostname, port } = new URL(server);
  /** What waits to come down, by connection: each gets its turn. */
  const waiting = new Map<Socket, Buffer[]>();
  /** Hung up on by the server, with something still on its way. */
  const ended = new WeakSet<Socket>();
  let bytes = 0;
  const pump = setInterval(() => {
    let room = (bytesPerSecond * PORTION) / 1000;
    while (room > 0 && waiting.size > 0) {
      for (const [phone, parts] of [...waiting]) {
        const share = Math.min(room, 1_400);
        const [part] = parts;
        if (!part || share <= 0) continue;
        const sent = part.subarray(0, share);
        setTimeout(() => phone.write(sent), roundTrip / 2);
        bytes += sent.length;
        room -= sent.length;
        if (sent.length < part.length) parts[0] = part.subarray(sent.length);
        else parts.shift();
        if (parts.length > 0) continue;
        waiting.delete(phone);
        if (ended.has(phone)) setTimeout(() => phone.end(), roundTrip / 2);
      }
    }
  }, PORTION);
  const sockets = new Set<Socket>();
  const line = createServer(phone => {
    const far = connect(Number(port), hostname);
    for (const socket of [phone, far]) {
      sockets.add(socket.setNoDelay(true));
      socket.on('error', () => undefined);
    }
    phone.on('data', part => setTimeout(() => far.write(part), roundTrip / 2));
    far.on('data', part => {
      const parts = waiting.get(phone) ?? [];
      parts.push(part);
      waiting.set(phone, parts);
    });
    phone.on('close', () => far.destroy());
    far.on('close', () => {
      if (waiting.has(phone)) ended.add(phone);
      else setTimeout(() => phone.end(), roundTrip / 2);
    });
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const { port: own } = line.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${own}`,
    bytes: () => bytes,
    close: () => {
      clearInterval(pump);
      for (const socket of sockets) socket.destroy();
      line.close();
    },
  };
}
