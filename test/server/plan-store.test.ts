import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PackTurns } from '../../server/pack-turns.ts';
import { PlanLogDamaged, type StoredPlan } from '../../server/plan-log.ts';
import { loadDoc, merge, packDoc } from '../../server/plan-store.ts';
import { Room } from '../../server/room.ts';
import { MemoryHistoryLog } from './memory-history-log.ts';
import { MemoryPlanLog } from './memory-plan-log.ts';
import { logger, nameIn } from './world.ts';

/** A log that has these generations, the newest first. */
class AgedLog extends MemoryPlanLog {
  readonly #generations: readonly StoredPlan[];
  compactions = 0;

  constructor(...generations: readonly StoredPlan[]) {
    super();
    this.#generations = generations;
  }

  override async read(territory: string, generation = 0): Promise<StoredPlan> {
    const stored = this.#generations[generation];
    if (!stored) throw new PlanLogDamaged(territory);
    return stored;
  }

  override async compact(): Promise<void> {
    this.compactions++;
  }
}

const noise = new Uint8Array([9, 9, 9, 9]);

function updateNamed(name: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('meta').set('name', name);
  return Y.encodeStateAsUpdate(doc);
}

const stored = (snapshot: Uint8Array | undefined, ...records: readonly Uint8Array[]): StoredPlan => ({
  snapshot,
  records,
  damaged: 0,
});

describe('loading a plan', () => {
  it('[S4] goes back to the generation before when a snapshot is whole and yet cannot be applied', async () => {
    const log = new AgedLog(stored(noise), stored(updateNamed('Carros')));
    const { doc, isWhole } = await loadDoc('carros', log, logger);
    expect(nameIn(doc)).toBe('Carros');
    expect(isWhole).toBe(false);
  });

  it('[S4] fails when no generation can be applied', async () => {
    const log = new AgedLog(stored(noise), stored(undefined, noise, updateNamed('Carros')));
    await expect(loadDoc('carros', log, logger)).rejects.toBeInstanceOf(PlanLogDamaged);
  });

  it('leaves out a later record that cannot be applied', async () => {
    const { doc, isWhole } = await loadDoc(
      'carros',
      new AgedLog(stored(updateNamed('Carros'), noise)),
      logger,
    );
    expect(nameIn(doc)).toBe('Carros');
    expect(isWhole).toBe(false);
  });

  it('never packs a log that could not be used whole: what is left of it is for somebody to look at', async () => {
    const stores = { history: new MemoryHistoryLog(), logger, packTurns: new PackTurns() };
    const damaged = new AgedLog(stored(updateNamed('Carros'), noise));
    await (await Room.open('carros', { ...stores, log: damaged })).close();
    const whole = new AgedLog(stored(updateNamed('Carros'), updateNamed('Gattières')));
    await (await Room.open('carros', { ...stores, log: whole })).close();
    expect([damaged.compactions, whole.compactions]).toEqual([0, 1]);
  });
});

describe('packing a plan', () => {
  it('keeps the edits that wait for an earlier one', () => {
    const writer = new Y.Doc();
    writer.getText('titre').insert(0, 'un ');
    const first = Y.encodeStateAsUpdate(writer);
    const before = Y.encodeStateVector(writer);
    writer.getText('titre').insert(3, 'deux');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer, before));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, packDoc('carros', doc, logger));
    Y.applyUpdate(copy, first);
    expect(copy.getText('titre').toString()).toBe('un deux');
  });

  it('takes equal documents for equal, however their deleted parts are joined', () => {
    const docs = [1, 2, 3].map(client => {
      const doc = new Y.Doc();
      doc.clientID = client;
      return doc;
    });
    const server = new Y.Doc();
    const tell = (update: Uint8Array): void => {
      for (const doc of [server, ...docs]) Y.applyUpdate(doc, update);
    };
    for (let round = 0; round < 40; round++)
      for (const doc of docs) {
        const map = doc.getMap<Y.Map<unknown>>('essai');
        const before = Y.encodeStateVector(doc);
        if (round % 3 === 2) map.delete(`clé ${round % 5}`);
        else map.set(`clé ${round % 5}`, new Y.Map([['dedans', new Y.Map([['valeur', round]])]]));
        tell(Y.encodeStateAsUpdate(doc, before));
        const copy = new Y.Doc();
        Y.applyUpdate(copy, packDoc('essai', server, logger));
        expect(copy.getMap('essai').toJSON()).toEqual(server.getMap('essai').toJSON());
      }
  });
});

describe('updates that are merged', () => {
  it.each([1, 250, 251, 3_000])('hold all %i of them, of whomever, as they would one by one', count => {
    const people = [1, 2, 3].map(id => {
      const doc = new Y.Doc();
      doc.clientID = id;
      return doc;
    });
    const updates: Uint8Array[] = [];
    for (let n = 0; n < count; n++) {
      const doc = people[n % people.length] ?? new Y.Doc();
      doc.once('update', (update: Uint8Array) => updates.push(update));
      const text = doc.getText('title');
      if (n % 10 > 7) text.delete(0, 1);
      else text.insert(text.length, String(n));
    }
    const [apart, together] = [new Y.Doc(), new Y.Doc()];
    for (const update of updates) Y.applyUpdate(apart, update);
    Y.applyUpdate(together, merge(updates));
    expect(updates).toHaveLength(count);
    expect(together.getText('title').toString()).toBe(apart.getText('title').toString());
    expect(Y.equalSnapshots(Y.snapshot(together), Y.snapshot(apart))).toBe(true);
  });
});
