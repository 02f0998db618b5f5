/**
 * Leaves the server alone for hours while people come, edit and go in several territories, which are opened and put
 * away. Prints each minute what it takes, as a table, then as JSON; exits with 1 when it has grown.
 *
 * `npm run bench:soak-server -- --minutes 120 --kill 0`; `--kill 30` also kills it with -9 every thirty minutes, and then
 * growth is told from one death to the next.
 *
 * The rule: each figure's median over the last quarter is at most that over the second quarter, and what is allowed
 * beside it below. The first quarter is for the server to warm up.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { HttpSocket } from '../../client/http-socket.ts';
import { Plan } from '../../shared/plan.ts';
import { type RunningServer, startServer } from '../e2e/server.ts';
import { Chance } from '../random.ts';
import { doAnything } from '../random-commands.ts';
import { Guest } from '../server/guest.ts';
import { percentile } from './percentile.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '120' },
    people: { type: 'string', default: '20' },
    /** Minutes between two deaths of the server; 0 for none. */
    kill: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});

const MINUTE = 60_000;

/** Milliseconds between two edits of somebody, and shares of them after which they leave, or come back elsewhere. */
const PACE = 1_000;
const LEAVING = 3;

/** What may be there on top, beside what the plans themselves keep of each edit. */
const ALLOWED = { rssMegabytes: 60, heapMegabytes: 30, descriptors: 10, sockets: 10 } as const;

/** A shared document remembers that something was there. */
const MEGABYTES_PER_EDIT = 1 / 1024;

interface Measure {
  readonly minute: number;
  readonly edits: number;
  readonly rssMegabytes: number;
  readonly heapMegabytes: number;
  readonly externalMegabytes: number;
  readonly descriptors: number;
  readonly sockets: number;
  readonly rooms: number;
  readonly diskMegabytes: number;
}

let edits = 0;

/** Somebody who is now in one territory and now in another, by WebSocket or by plain HTTP, and at times in none. */
class Visitor {
  readonly #links: readonly URL[];
  readonly #chance: Chance;
  #guest: Guest | undefined;
  #plan: Plan | undefined;

  constructor(links: readonly URL[], chance: Chance) {
    this.#links = links;
    this.#chance = chance;
  }

  /** @param busy how many of the territories have people just now: the others are put away meanwhile */
  step(busy: readonly number[]): void {
    const chance = this.#chance;
    if (!this.#guest && chance.percent(20)) this.#come(this.#links[chance.pick(busy) ?? 0]);
    else if (chance.percent(LEAVING)) this.leave();
    else if (this.#guest?.provider.synced && this.#plan) {
      doAnything(this.#plan, chance);
      this.#guest.provider.awareness.setLocalStateField('at', { item: null, year: chance.below(5) });
      void this.#guest.saved();
      edits++;
    }
  }

  leave(): void {
    this.#plan?.destroy();
    this.#guest?.leave();
    this.#plan = undefined;
    this.#guest = undefined;
  }

  #come(link: URL | undefined): void {
    if (!link) return;
    const [address, territory] = [link.origin.replace('http', 'ws'), link.pathname.replace('/t/', '')];
    const socketClass = this.#chance.percent(15) ? HttpSocket : WebSocket;
    this.#guest = new Guest(address, territory, link.hash.replace('#cle=', ''), socketClass);
    this.#plan = new Plan(this.#guest.doc);
  }
}

async function measure(server: RunningServer, minute: number): Promise<Measure> {
  const answer = await fetch(`${server.address}/metrics`, {
    headers: { authorization: `Bearer ${server.adminToken}` },
  });
  const text = await answer.text();
  const metric = (name: string): number =>
    [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].reduce(
      (sum, [, value]) => sum + Number(value),
      0,
    );
  return {
    minute,
    edits,
    rssMegabytes: round(metric('process_resident_memory_bytes') / 1e6),
    heapMegabytes: round(metric('nodejs_heap_size_used_bytes') / 1e6),
    externalMegabytes: round(metric('nodejs_external_memory_bytes') / 1e6),
    descriptors: metric('process_open_fds'),
    sockets: metric('tablee_sockets'),
    rooms: metric('tablee_rooms'),
    diskMegabytes: round((await sizeOf(server.folder)) / 1e6),
  };
}

async function sizeOf(folder: string): Promise<number> {
  // A file that is being put in place of another has its name for a moment only.
  const sizes = (await readdir(folder)).map(name =>
    stat(join(folder, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function middle(rows: readonly Measure[], figure: keyof Measure): number {
  return percentile(
    rows.map(row => row[figure]),
    0.5,
  );
}

/** What has grown from the second quarter to the last, in words. */
function growth(measures: readonly Measure[]): readonly string[] {
  const quarter = Math.floor(measures.length / 4);
  if (quarter === 0) return [];
  const [second, last] = [measures.slice(quarter, 2 * quarter), measures.slice(-quarter)];
  return (Object.keys(ALLOWED) as (keyof typeof ALLOWED)[]).flatMap(figure => {
    const [before, after] = [second, last].map(part =>
      percentile(
        part.map(row => row[figure]),
        50,
      ),
    );
    const written = figure.endsWith('Megabytes') ? middle(last, 'edits') - middle(second, 'edits') : 0;
    const most = (before ?? 0) + ALLOWED[figure] + written * MEGABYTES_PER_EDIT;
    return (after ?? 0) > most ? `${figure}: ${before} in the second quarter, ${after} in the last` : [];
  });
}

const columns = [
  'minute',
  'edits',
  'rssMegabytes',
  'heapMegabytes',
  'externalMegabytes',
  'descriptors',
  'sockets',
  'rooms',
  'diskMegabytes',
] as const;

const server = await startServer();
const chance = new Chance(Number(values.seed));
const links = [...server.links.values()].map(link => new URL(link));
const visitors = Array.from({ length: Number(values.people) }, () => new Visitor(links, chance));
const measures: Measure[] = [];
let sinceDeath: Measure[] = [];
const grown: string[] = [];
const timers = visitors.map(visitor =>
  setInterval(() => {
    // Two territories at a time, others every five minutes: a room is put away after one with nobody in it.
    const turn = Math.floor(measures.length / 5);
    visitor.step([turn % links.length, (turn + 2) % links.length]);
  }, PACE),
);
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => ' ---: ').join('|')}|`);
try {
  const kill = Number(values.kill);
  for (let minute = 1; minute <= Number(values.minutes); minute++) {
    await delay(MINUTE);
    if (measures.length % 5 === 4) for (const visitor of visitors) visitor.leave();
    const row = await measure(server, minute);
    measures.push(row);
    sinceDeath.push(row);
    console.log(`| ${columns.map(column => row[column]).join(' | ')} |`);
    if (kill > 0 && minute % kill === 0) {
      grown.push(...growth(sinceDeath));
      sinceDeath = [];
      await server.kill('SIGKILL');
      await server.restart();
    }
  }
  grown.push(...growth(sinceDeath));
} finally {
  for (const timer of timers) clearInterval(timer);
  for (const visitor of visitors) visitor.leave();
  await server.stop();
}
console.log(`\n${JSON.stringify(measures)}\n`);
console.log(grown.length === 0 ? 'nothing has grown' : `grown:\n${grown.join('\n')}`);
process.exitCode = grown.length === 0 ? 0 : 1;
