/** Hocuspocus with its defaults; with a folder, its SQLite extension as it documents it. */
import { join } from 'node:path';
import { SQLite } from '../rivals/node_modules/@hocuspocus/extension-sqlite/dist/hocuspocus-sqlite.esm.js';
import { Server } from '../rivals/node_modules/@hocuspocus/server/dist/hocuspocus-server.esm.js';

const { BENCH_FOLDER } = process.env;
const extensions = BENCH_FOLDER ? [new SQLite({ database: join(BENCH_FOLDER, 'hocuspocus.sqlite') })] : [];
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, extensions });
await server.listen();
console.log(`http://127.0.0.1:${server.address.port}`);
