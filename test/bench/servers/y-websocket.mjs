/** The server that y-websocket 1.5 brings, on today's `ws`; with a folder, its y-leveldb persistence (YPERSISTENCE). */
import { WebSocketServer } from 'ws';

const { BENCH_FOLDER } = process.env;
// It reads this once, when it is loaded, and says so on the standard output.
if (BENCH_FOLDER) process.env.YPERSISTENCE = BENCH_FOLDER;
const { default: rival } = await import('../rivals/node_modules/y-websocket/bin/utils.js');
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, request) => rival.setupWSConnection(socket, request));
server.on('listening', () => console.log(`http://127.0.0.1:${server.address().port}`));
