import { expect, it, onTestFinished, vi } from 'vitest';
import { HttpSocket } from '../../server/http-socket.ts';
import { Metrics } from '../../server/metrics.ts';
import { isFarewell, type Place, takePlace } from '../../server/seating.ts';
import { closeCode } from '../../shared/protocol.ts';
import { logger, startWorld, type World } from './world.ts';

const metrics = new Metrics();

async function hold({ catalog, rooms, id, tokens }: World): Promise<Place> {
  const place = await takePlace({ catalog, rooms, logger, metrics }, id, tokens.editor);
  if (isFarewell(place)) throw new Error(place.reason);
  return place;
}

it('a person of a séance who opens windows without end takes no more than their share of the places', async () => {
  const { catalog, rooms, id, tokens } = await startWorld();
  const endsAt = new Date(Date.now() + 60_000).toISOString();
  const seance = await catalog.seances.open(id, { name: 'Atelier', role: 'editor', endsAt });
  const token = await catalog.seances.join(seance, { name: 'Nadia', institution: 'Caf' });
  const come = async (key: string): Promise<HttpSocket> => {
    const place = await takePlace({ catalog, rooms, logger, metrics }, id, key);
    if (isFarewell(place)) throw new Error(place.reason);
    const socket = new HttpSocket();
    place.sit(socket, false);
    return socket;
  };
  const windows = [];
  for (let opened = 0; opened < 25; opened++) windows.push(await come(token));
  expect(windows.filter(({ farewell }) => farewell === undefined)).toHaveLength(20);
  expect(windows.at(-1)?.farewell?.code).toBe(closeCode.tryLater);
  // One that is closed makes room for another; and whoever shares a link is not counted as one.
  windows[0]?.terminate();
  expect((await come(token)).farewell).toBeUndefined();
  const sharing = [];
  for (let opened = 0; opened < 25; opened++) sharing.push(await come(tokens.editor));
  expect(sharing.filter(({ farewell }) => farewell !== undefined)).toEqual([]);
});

it('gives a place that nobody came to take to others, and whoever comes after is told to try again', async () => {
  const world = await startWorld();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const late = await hold(world);
  vi.advanceTimersByTime(10_000);
  const socket = new HttpSocket();
  late.sit(socket, false);
  expect(socket.farewell?.code).toBe(closeCode.tryLater);
  expect(world.rooms.opened(world.id)?.seats.size).toBe(0);
});
