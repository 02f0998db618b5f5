/** One person writes as fast as they are answered, before a hundred: some waves, since no server bears it for ever. */
import { setTimeout } from 'node:timers/promises';
import { realPlan, stateOf, writeScript } from '../edits.ts';
import { withEngine } from '../engines.ts';
import { percentile } from '../percentile.ts';
import { crowd, Room, seed } from '../room.ts';
import type { Scenario } from '../scenario.ts';

/** Edits of a wave, of what is asked about at once, and how many may be unanswered. Tablée takes 300 frames in one go. */
const [WAVE, GROUP, AHEAD] = [250, 25, 50];

/** Milliseconds between two waves: Tablée takes 100 frames a second in the long run. */
const REST = 3_000;

export const burst: Scenario = {
  name: 'burst',
  about: `1 writer, 100 readers, ${WAVE} edits as fast as they are answered, ${AHEAD} ahead, again every ${REST / 1_000} s`,
  run: (kind, isQuick) => {
    // The first is for the engine to be warm, and counts for nothing.
    const waves = isQuick ? 2 : 4;
    const state = stateOf(realPlan());
    return withEngine(kind, {}, async engine => {
      const seeded = await seed(engine, state);
      const people = await crowd(engine, seeded.door, isQuick ? 20 : 101);
      await setTimeout(500);
      const room = new Room(seeded, [writeScript(state, 0, WAVE * waves)], people);
      const write = (wave: number): void => {
        const most = Math.min(WAVE * wave, (room.taken[0] ?? 0) + AHEAD);
        while (room.sent(0) < most && room.write(0))
          if (kind.answers === 'barrier' && room.sent(0) % GROUP === 0) people[0]?.ask(room.sent(0));
      };
      let [time, taken] = [0, 0];
      for (let wave = 1; wave <= waves; wave++) {
        const [from, cpu] = [performance.now(), engine.cpu()];
        room.onTaken = () => write(wave);
        write(wave);
        await room.drain();
        const busy = performance.now() - from;
        while ((room.taken[0] ?? 0) < WAVE * wave && performance.now() - from < 15_000) await setTimeout(5);
        if (wave === 1) [room.deliveries, room.latencies.length] = [0, 0];
        else [time, taken] = [time + busy, taken + engine.cpu() - cpu];
        await setTimeout(REST);
      }
      const faults = await room.faults(engine);
      room.leave();
      return {
        'deliveries/s': (1_000 * room.deliveries) / time,
        'CPU µs/delivery': (1_000 * taken) / room.deliveries,
        'p50 ms': percentile(room.latencies, 0.5),
        'p99 ms': percentile(room.latencies, 0.99),
        faults: faults.join(', ') || 'none',
      };
    });
  },
};
