/**
 * Kills the server with -9 at random moments while people type, and counts what it had said to be on disk and lost.
 * Each writer types in an action of its own. After each kill all writers are gone, so that only the disk can answer.
 *
 * `npm run bench:crash -- --writers 8 --rounds 20`; exits with 1 when anything acknowledged was lost.
 */
import { parseArgs } from 'node:util';
import { Plan } from '../../shared/plan.ts';
import { type RunningServer, startServer } from '../e2e/server.ts';
import { Guest } from '../server/guest.ts';

const { values } = parseArgs({
  options: { writers: { type: 'string', default: '8' }, rounds: { type: 'string', default: '20' } },
});
const writers = Number(values.writers);
const rounds = Number(values.rounds);

/** Milliseconds: between two keystrokes, and the moments between which a kill falls. */
const KEYSTROKE = 5;
const EARLIEST_KILL = 50;
const LATEST_KILL = 1_000;

interface Tally {
  sent: number;
  acknowledged: number;
  survived: number;
  lost: number;
}

/** One person typing numbers in one action until stopped. */
class Writer {
  readonly title: string;
  sent = 0;
  acknowledged = 0;
  readonly #guest: Guest;
  readonly #timer: NodeJS.Timeout;

  constructor(guest: Guest, title: string) {
    this.title = title;
    this.#guest = guest;
    const plan = new Plan(guest.doc);
    const action = plan.addAction(null, title);
    if (!action) throw new Error('crash: an action could not be added');
    let text = title;
    this.#timer = setInterval(() => {
      this.sent++;
      text += ` ${this.sent}`;
      plan.rename(action, text);
      const { sent } = this;
      void guest.saved().then(() => {
        this.acknowledged = sent;
      });
    }, KEYSTROKE);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#guest.leave();
  }
}

async function playRound(round: number, server: RunningServer, link: URL): Promise<Tally> {
  const join = async (): Promise<Guest> => {
    const territory = link.pathname.replace('/t/', '');
    const guest = new Guest(server.address.replace('http', 'ws'), territory, link.hash.replace('#cle=', ''));
    await guest.synced;
    return guest;
  };
  const guests = await Promise.all(Array.from({ length: writers }, join));
  const busy = guests.map((guest, index) => new Writer(guest, `Essai ${round}.${index} :`));
  const moment = EARLIEST_KILL + Math.random() * (LATEST_KILL - EARLIEST_KILL);
  await new Promise(resolve => setTimeout(resolve, moment));
  await server.kill('SIGKILL');
  for (const writer of busy) writer.stop();
  await server.restart();

  const reader = await join();
  const titles = new Plan(reader.doc).snapshot.actions.map(({ title }) => title);
  reader.leave();
  const tally: Tally = { sent: 0, acknowledged: 0, survived: 0, lost: 0 };
  for (const { title, sent, acknowledged } of busy) {
    const found = titles.find(text => text.startsWith(title))?.slice(title.length) ?? '';
    const survived = longestCount(found);
    tally.sent += sent;
    tally.acknowledged += acknowledged;
    tally.survived += survived;
    tally.lost += Math.max(0, acknowledged - survived);
  }
  console.log(
    `kill ${String(round).padStart(2)} after ${moment.toFixed(0).padStart(4)} ms: ${tally.sent} sent, ` +
      `${tally.acknowledged} acknowledged, ${tally.survived} on disk, ${tally.lost} lost`,
  );
  return tally;
}

/** How far « 1 2 3… » goes without a gap. */
function longestCount(text: string): number {
  const numbers = text.trim().split(' ').map(Number);
  const gap = numbers.findIndex((number, index) => number !== index + 1);
  return gap < 0 ? numbers.length : gap;
}

const server = await startServer();
const total: Tally = { sent: 0, acknowledged: 0, survived: 0, lost: 0 };
try {
  const [link] = server.links.values();
  if (!link) throw new Error('crash: no territory');
  for (let round = 1; round <= rounds; round++) {
    const tally = await playRound(round, server, new URL(link));
    for (const key of ['sent', 'acknowledged', 'survived', 'lost'] as const) total[key] += tally[key];
  }
} finally {
  await server.stop();
}
console.log(
  `${rounds} kills, ${writers} writers: ${total.sent} edits sent, ${total.acknowledged} acknowledged, ${total.lost} lost`,
);
process.exitCode = total.lost === 0 && total.acknowledged > 0 ? 0 : 1;
