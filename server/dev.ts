/** For those who work on Tablée: the server restarts and the page reloads as their sources change. */
import { spawn } from 'node:child_process';
import { createServer } from 'vite';
import { SYNC_PATH } from '../shared/protocol.ts';
import { readEnvironment } from './environment.ts';

const { host, port } = readEnvironment(process.env);
const page = `http://${host}:${port}`;
const backPort = port + 1;

// Vite has the socket upgrades of its own port to itself, and ours has those of the next: one listener each.
const back = spawn(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', '--watch', '--watch-preserve-output', 'server/main.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, PORT: String(backPort), HOST: host, PUBLIC_URL: page },
  },
);
const target = `http://${host}:${backPort}`;
const vite = await createServer({
  configFile: 'vite.config.ts',
  server: {
    host,
    port,
    strictPort: true,
    proxy: { '/api': target, '/healthz': target, [SYNC_PATH]: { target, ws: true } },
  },
});
await vite.listen();
console.log(`Développement : ${page}`);

const leave = (): void => {
  back.kill();
  void vite.close();
};
process.once('SIGTERM', leave);
process.once('SIGINT', leave);
back.once('exit', code => {
  void vite.close();
  process.exitCode = code ?? 0;
});
