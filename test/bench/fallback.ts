/**
 * How long an edit takes from one person to another when sixty edit at once: over WebSocket, and over plain HTTP for those
 * whose network refuses it. The server is a process of its own; all the people share this one.
 *
 * `npm run bench:fallback -- --people 60 --seconds 20`; exits with 1 when a budget is not kept.
 */
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { HttpSocket } from '../../client/http-socket.ts';
import { tellOnlyOwnPresence } from '../../client/provider.ts';
import { startServer } from '../e2e/server.ts';
import { Guest } from '../server/guest.ts';
import { carrying } from './budgets.ts';
import { percentile } from './percentile.ts';

const { values } = parseArgs({
  options: { people: { type: 'string', default: '60' }, seconds: { type: 'string', default: '20' } },
});
const people = Number(values.people);
const seconds = Number(values.seconds);
process.setMaxListeners(1_000);

/** Milliseconds: how often each one edits, and how long the first edits are not counted. */
const [PACE, WARM_UP] = [1_000, 3_000];

interface Times {
  /** Milliseconds from an edit to its arrival at each of those who watch. */
  readonly arrived: number[];
  /** Milliseconds from an edit to the word that it is on the disk. */
  readonly saved: number[];
}

/** Everyone edits an entry of their own, which says when; every fifth person reads the entries of all the others. */
async function run(link: URL, socketClass: unknown): Promise<Times> {
  const territory = link.pathname.replace('/t/', '');
  const guests = Array.from({ length: people }, () => {
    const key = link.hash.replace('#cle=', '');
    const guest = new Guest(link.origin.replace('http', 'ws'), territory, key, socketClass);
    tellOnlyOwnPresence(guest.provider);
    return guest;
  });
  await Promise.all(guests.map(({ synced }) => synced));
  const times: Times = { arrived: [], saved: [] };
  const countFrom = performance.now() + WARM_UP;
  const timers: NodeJS.Timeout[] = [];
  for (const [index, guest] of guests.entries()) {
    const entries = guest.doc.getMap<number>('essai');
    if (index % 5 === 0)
      entries.observe(({ keysChanged, transaction }) => {
        const now = performance.now();
        if (transaction.local) return;
        for (const key of keysChanged) {
          const at = entries.get(key) ?? 0;
          if (at > countFrom) times.arrived.push(now - at);
        }
      });
    const edit = (): void => {
      const at = performance.now();
      entries.set(String(index), at);
      guest.provider.awareness.setLocalState({ user: { name: `${index}`, institution: '' }, at });
      void guest.saved().then(() => at > countFrom && times.saved.push(performance.now() - at));
    };
    // Not all at once: nobody does.
    void setTimeout((index / people) * PACE).then(() => {
      edit();
      timers.push(setInterval(edit, PACE));
    });
  }
  await setTimeout(WARM_UP + seconds * 1_000);
  for (const timer of timers) clearInterval(timer);
  await Promise.all(guests.map(guest => guest.saved()));
  const expected = guests[0]?.doc.getMap('essai').toJSON();
  for (const guest of guests) guest.leave();
  if (Object.keys(expected ?? {}).length !== people) throw new Error('fallback: an edit was lost');
  return times;
}

let isKept = true;

function report(name: string, times: readonly number[], budget?: number): void {
  const [p50, p95, worst] = [0.5, 0.95, 1].map(share => percentile(times, share));
  const isOver = budget !== undefined && (p95 ?? Infinity) > budget;
  if (isOver) isKept = false;
  const cells = [p50, p95, worst].map(time => time?.toFixed(0) ?? '-');
  console.log(
    `| ${name} | ${times.length} | ${cells.join(' | ')} | ${budget ?? ''}${isOver ? ' **over**' : ''} |`,
  );
}

const server = await startServer();
try {
  const [first, second] = server.links.values();
  if (!first || !second) throw new Error('fallback: no territory');
  console.log(`${people} people, one edit a second each, for ${seconds} s`);
  console.log('| milliseconds | counted | p50 | p95 | longest | budget |\n|---|---|---|---|---|---|');
  const overSockets = await run(new URL(first), WebSocket);
  report('WebSocket, to another', overSockets.arrived, carrying.socket);
  report('WebSocket, to the disk and back', overSockets.saved);
  const overHttp = await run(new URL(second), HttpSocket);
  report('HTTP, to another', overHttp.arrived, carrying.http);
  report('HTTP, to the disk and back', overHttp.saved);
} finally {
  await server.stop();
}
process.exitCode = isKept ? 0 : 1;
