/**
 * The least that passing frames on can cost: each is encoded once, and those that came in one turn of the event loop are
 * written together, the same bytes to every socket. No document, no disk.
 */
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { announce, echoed } from './announce.ts';

interface Member {
  readonly raw: Duplex;
  readonly answers: Buffer[];
}
interface Turn {
  readonly from: Member;
  readonly bytes: Buffer;
}

const rooms = new Map<string, { readonly members: Set<Member>; turn: Turn[] }>();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, { url = '', socket: raw }) => {
  const room = rooms.get(url) ?? { members: new Set<Member>(), turn: [] };
  rooms.set(url, room);
  const member: Member = { raw, answers: [] };
  room.members.add(member);
  socket.on('message', (frame: Buffer) => {
    const answer = echoed(frame);
    if (!answer && room.turn.length === 0) setImmediate(tell);
    if (answer) raw.write(framed(answer));
    else room.turn.push({ from: member, bytes: framed(frame) });
  });
  const tell = (): void => {
    const { turn } = room;
    room.turn = [];
    const speakers = new Set(turn.map(({ from }) => from));
    const all = Buffer.concat(turn.map(({ bytes }) => bytes));
    for (const other of room.members) {
      const others = (): Buffer[] => turn.flatMap(({ from, bytes }) => (from === other ? [] : [bytes]));
      if (!speakers.has(other)) other.raw.write(all);
      else if (speakers.size > 1) other.raw.write(Buffer.concat(others()));
    }
  };
  socket.on('close', () => room.members.delete(member));
});
announce(server);

/** One unmasked binary frame. */
function framed(payload: Buffer): Buffer {
  const head = Buffer.alloc(payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10);
  head[0] = 0x82;
  head[1] = head.length === 2 ? payload.length : head.length === 4 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(payload.length, 2);
  else if (head.length === 10) head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}
