/**
 * Plays random runs of several people against the real server, which is killed with -9 now and then, and stops at the
 * first that ends otherwise than it should.
 *
 * `npm run bench:random -- --runs 200 --seed 1 --people 6 --steps 600`; exits with 1 when a run failed.
 */
import { parseArgs } from 'node:util';
import { startServer } from '../e2e/server.ts';
import { Chance } from '../random.ts';
import { playRun } from '../server/random-run.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    people: { type: 'string', default: '6' },
    steps: { type: 'string', default: '600' },
    minutes: { type: 'string', default: '600' },
  },
});

const end = Date.now() + 60_000 * Number(values.minutes);
const first = Number(values.seed);
let failures = 0;
let runs = 0;
for (let seed = first; seed < first + Number(values.runs) && Date.now() < end; seed++) {
  const server = await startServer();
  try {
    const [link = ''] = server.links.values();
    const { pathname, hash } = new URL(link);
    const stage = {
      address: server.address,
      territory: pathname.replace('/t/', ''),
      coordinator: hash.replace('#cle=', ''),
      restart: async () => {
        await server.kill('SIGKILL');
        await server.restart();
      },
    };
    const started = performance.now();
    await playRun(stage, new Chance(seed), {
      people: Number(values.people),
      steps: Number(values.steps),
      restarts: 5,
    });
    runs++;
    console.log(
      `seed ${seed}: one plan, nothing lost, ${((performance.now() - started) / 1_000).toFixed(1)} s`,
    );
  } catch (error) {
    failures++;
    console.error(`seed ${seed} failed: play it again with --seed ${seed} --runs 1\n`, error);
  } finally {
    await server.stop();
  }
}
console.log(`${runs + failures} runs from seed ${first}, ${failures} failed`);
process.exitCode = failures === 0 && runs > 0 ? 0 : 1;
