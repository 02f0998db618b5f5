/** `TABLEE_SEED=…` plays one run again; `npm run bench:random -- --runs 200` plays many, with a server that is killed. */
import { expect, it } from 'vitest';
import { closeCode } from '../../shared/protocol.ts';
import { Chance, chosenSeed } from '../random.ts';
import { playRun, type Stage } from './random-run.ts';
import { startWorld } from './world.ts';

const seeds = process.env.TABLEE_SEED ? [chosenSeed(0)] : [1, 2, 3, 4, 5, 6];

it.each(seeds)(
  'whatever happens to people at work (TABLEE_SEED=%i), they end with one plan, and nothing that was saved is missing',
  async seed => {
    const world = await startWorld();
    const stage: Stage = {
      address: world.address,
      territory: world.id,
      coordinator: world.tokens.coordinator,
      // What was not on disk is lost, as when the process is killed.
      restart: () => world.rooms.remove(world.id, closeCode.restart),
    };
    await playRun(stage, new Chance(seed), { people: 5, steps: 600, restarts: 10 });
    expect(world.rooms.isDurable).toBe(true);
  },
  60_000,
);
