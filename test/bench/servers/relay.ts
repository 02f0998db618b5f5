/** What is measured against: each frame goes to everybody else in the room, by `ws` as it is. No document, no disk. */
import { type WebSocket, WebSocketServer } from 'ws';
import { announce, echoed } from './announce.ts';

const rooms = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, { url = '' }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(socket));
  socket.on('message', (frame: Buffer) => {
    const answer = echoed(frame);
    if (answer) socket.send(answer);
    else for (const other of room) if (other !== socket) other.send(frame);
  });
  socket.on('close', () => room.delete(socket));
});
announce(server);
