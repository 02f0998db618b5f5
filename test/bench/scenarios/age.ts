/** A plan after five years of use, beside the same one freshly imported. */
import { lightCopy } from '../../../server/light-copy.ts';
import { exportTerritory } from '../../../shared/formats/territory-file.ts';
import { readPlan } from '../../../shared/plan-reader.ts';
import { aged, laid, realPlan, stateOf } from '../edits.ts';
import { withEngine } from '../engines.ts';
import { percentile } from '../percentile.ts';
import { Person } from '../person.ts';
import { seed } from '../room.ts';
import type { Scenario } from '../scenario.ts';
import { cold } from './join.ts';

let old: Uint8Array | undefined;

export const age: Scenario = {
  name: 'age',
  about:
    'Les Pennes-Mirabeau and Septèmes after 20,000 sessions and 300,000 edits: what it takes, the first one in after a restart, one more',
  suits: ({ name }) => ['tablee', 'hocuspocus+sqlite', 'y-websocket+leveldb'].includes(name),
  isOnce: true,
  run: async (kind, isQuick) => {
    old ??= isQuick ? aged(realPlan(), 50, 750) : aged(realPlan(), 20_000, 300_000);
    const fresh = stateOf(exportTerritory(readPlan(laid([old]))));
    const measure = (state: Uint8Array): Promise<{ join: number; load: number }> =>
      withEngine(kind, {}, async engine => {
        const seeded = await seed(engine, state);
        const times: number[] = [];
        for (let n = 0; n < 20; n++) {
          const from = performance.now();
          const person = new Person(kind, seeded.door);
          await person.join();
          times.push(performance.now() - from);
          person.leave();
        }
        seeded.host.leave();
        return { join: percentile(times, 0.5), load: await cold(engine, seeded) };
      });
    const [then, now] = [await measure(fresh), await measure(old)];
    // What « Alléger… » makes of it.
    const light = kind.name === 'tablee' ? lightCopy(laid([old])) : undefined;
    const later = light && (await measure(light));
    return {
      ...(light && {
        'lightened ÷ fresh': light.length / fresh.length,
        'load lightened ÷ fresh': (later?.load ?? 0) / then.load,
        'join lightened ÷ fresh': (later?.join ?? 0) / then.join,
      }),
      'state KB': old.length / 1e3,
      'state ÷ fresh': old.length / fresh.length,
      'load ms': now.load,
      'load ÷ fresh': now.load / then.load,
      'join ms': now.join,
      'join ÷ fresh': now.join / then.join,
    };
  },
};
