import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { HistoryLogFailed } from '../../server/history-log.ts';
import type { HistoryEntry } from '../../shared/history.ts';
import { actorId, itemId } from '../../shared/model.ts';
import { Plan } from '../../shared/plan.ts';
import type { Guest } from './guest.ts';
import { titles } from './history-log-contract.ts';
import { MemoryHistoryLog } from './memory-history-log.ts';
import { startTroubledWorld } from './troubled-log.ts';
import { startWorld, type World } from './world.ts';

const trainings = itemId('a04');
const nurseries = itemId('a05');

/** The plan of somebody at the table, who has said who they are. */
function sitDown(guest: Guest, name = '', institution = ''): Plan {
  guest.provider.awareness.setLocalState({ user: { name, institution } });
  const plan = new Plan(guest.doc);
  onTestFinished(() => plan.destroy());
  return plan;
}

async function entriesOf({ history, id }: World, item: string, count = 1): Promise<readonly HistoryEntry[]> {
  return vi.waitFor(
    async () => {
      const entries = await history.list(id, item, { limit: 100 });
      expect(entries).toHaveLength(count);
      return entries;
    },
    { timeout: 12_000 },
  );
}

describe('the history of a room', () => {
  it('keeps who changed what, by the name and institution they gave, within a few seconds', async () => {
    const world = await startWorld();
    const guest = await world.join(world.tokens.editor);
    const plan = sitDown(guest, 'Nadia', 'Septèmes');
    const start = Date.now();
    plan.setActor(nurseries, 'pilots', actorId('septemes'), false);
    const [entry] = await entriesOf(world, nurseries);
    expect(entry).toMatchObject({ field: 'pilots', authors: [{ name: 'Nadia', institution: 'Septèmes' }] });
    expect(entry?.before).toMatchObject({
      names: expect.arrayContaining([{ id: 'septemes', name: 'Septèmes' }]),
    });
    expect(entry?.from).toBeGreaterThanOrEqual(start);
  });

  it('is told at once to who asks for it, and erased with what was not noted yet', async () => {
    const world = await startWorld();
    const guest = await world.join(world.tokens.coordinator);
    const plan = sitDown(guest, 'Nadia', 'Septèmes');
    const ask = async (method = 'GET'): Promise<{ entries?: readonly HistoryEntry[] }> => {
      const path = `${world.address}/api/territories/${world.id}/items/${nurseries}/history`;
      const headers = { authorization: `Bearer ${world.tokens.coordinator}` };
      return (await fetch(path, { method, headers })).json();
    };
    plan.rename(nurseries, 'Crèches');
    await guest.saved();
    expect(titles((await ask()).entries ?? [])[0]).toMatch(/→ Crèches$/);
    plan.rename(nurseries, 'Adresse personnelle');
    await guest.saved();
    await ask('DELETE');
    expect((await ask()).entries).toEqual([]);
    world.rooms.opened(world.id)?.history.note();
    expect(await world.history.list(world.id, nurseries, { limit: 10 })).toEqual([]);
  });

  it('keeps what somebody did who gave no name, under none', async () => {
    const world = await startWorld();
    const plan = new Plan((await world.join(world.tokens.editor)).doc);
    plan.rename(nurseries, 'Crèches');
    expect((await entriesOf(world, nurseries))[0]?.authors).toEqual([{ name: '', institution: '' }]);
    plan.destroy();
  });

  it('makes one entry of what one person types, and another of the next person’s', async () => {
    const world = await startWorld();
    const alice = sitDown(await world.join(world.tokens.editor), 'Alice');
    const guest = await world.join(world.tokens.editor);
    const bob = sitDown(guest, 'Bob');
    for (const title of ['C', 'Cr', 'Crè']) alice.rename(nurseries, title);
    await entriesOf(world, nurseries);
    alice.rename(nurseries, 'Crèche');
    await vi.waitFor(() => expect(guest.doc.getMap('items').toJSON()[nurseries].title).toBe('Crèche'));
    await vi.waitFor(
      async () => expect(titles(await entriesOf(world, nurseries))[0]).toMatch(/→ Crèche$/),
      12_000,
    );
    bob.rename(nurseries, 'Crèches');
    const [newest] = await entriesOf(world, nurseries, 2);
    expect(newest).toMatchObject({
      authors: [{ name: 'Bob' }],
      before: { text: 'Crèche' },
      after: { text: 'Crèches' },
    });
  });

  it('knows who somebody was who has left at once', async () => {
    const world = await startWorld();
    const guest = await world.join(world.tokens.editor);
    const plan = sitDown(guest, 'Alice', 'Les Pennes');
    plan.rename(nurseries, 'Crèches');
    await guest.saved();
    guest.leave();
    const [entry] = await entriesOf(world, nurseries);
    expect(entry?.authors).toEqual([{ name: 'Alice', institution: 'Les Pennes' }]);
  });

  it('has everything when the server stops, and when the room is put away', async () => {
    const history = new MemoryHistoryLog();
    const world = await startWorld({ history, idleAfter: 5 });
    const guest = await world.join(world.tokens.editor);
    sitDown(guest, 'Alice').rename(nurseries, 'Crèches');
    await guest.saved();
    guest.leave();
    await vi.waitFor(() => expect(world.rooms.openCount).toBe(0));
    expect(await history.list(world.id, nurseries, { limit: 10 })).toHaveLength(1);
    const again = await world.join(world.tokens.editor);
    sitDown(again, 'Alice').rename(trainings, 'Formations');
    await again.saved();
    await world.stop();
    expect(await history.list(world.id, trainings, { limit: 10 })).toHaveLength(1);
  });

  it('holds back no acknowledgement and no edit when it cannot be written, and goes on afterwards', async () => {
    const history = new MemoryHistoryLog();
    const record = vi.spyOn(history, 'record');
    history.fails = true;
    const world = await startWorld({ history });
    const guest = await world.join(world.tokens.editor);
    const plan = sitDown(guest, 'Alice');
    plan.rename(nurseries, 'Perdu pour l’historique');
    await guest.saved();
    await vi.waitFor(() => expect(record).toHaveBeenCalledTimes(1), 12_000);
    await expect(record.mock.results[0]?.value).rejects.toBeInstanceOf(HistoryLogFailed);
    history.fails = false;
    plan.rename(trainings, 'Formations');
    await guest.saved();
    await entriesOf(world, trainings);
    expect(world.rooms.isDurable).toBe(true);
  });

  it('is kept while the disk refuses the plan, and says nothing of it', async () => {
    const world = await startTroubledWorld();
    const guest = await world.join(world.tokens.editor);
    world.trouble.fails = true;
    sitDown(guest, 'Alice').rename(nurseries, 'Crèches');
    await entriesOf(world, nurseries);
    expect(guest.acknowledged).toEqual([]);
    world.trouble.fails = false;
    await guest.saved();
  });

  it('goes with a territory that is deleted, and what was just being done there too', async () => {
    const world = await startWorld();
    const guest = await world.join(world.tokens.editor);
    const plan = sitDown(guest, 'Alice');
    plan.rename(nurseries, 'Crèches');
    await entriesOf(world, nurseries);
    plan.rename(trainings, 'Formations');
    await guest.saved();
    await world.territories.remove(world.id);
    for (const item of [nurseries, trainings])
      expect(await world.history.list(world.id, item, { limit: 10 })).toEqual([]);
  });

  it('is not begun again, once a territory is deleted, by who leaves it late', async () => {
    const history = new MemoryHistoryLog();
    const world = await startWorld({ history });
    const guest = await world.join(world.tokens.editor);
    const { room, release } = await world.rooms.enter(world.id);
    sitDown(guest, 'Alice').rename(nurseries, 'Crèches');
    await guest.saved();
    guest.freeze();
    await world.territories.remove(world.id);
    // The server gives up on a socket that does not answer.
    await vi.waitFor(() => expect(room.seats.size).toBe(0), 4000);
    release();
    expect(await history.list(world.id, nurseries, { limit: 10 })).toEqual([]);
  });
});
