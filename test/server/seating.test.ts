import { expect, it, onTestFinished, vi } from 'vitest';
import { HttpSocket } from '../../server/http-socket.ts';
import { isFarewell, type Place, takePlace } from '../../server/seating.ts';
import { closeCode } from '../../shared/protocol.ts';
import { logger, startWorld, type World } from './world.ts';

async function hold({ catalog, rooms, id, tokens }: World): Promise<Place> {
  const place = await takePlace({ catalog, rooms, logger }, id, tokens.editor);
  if (isFarewell(place)) throw new Error(place.reason);
  return place;
}

it('gives a place that nobody came to take to others, and whoever comes after is told to try again', async () => {
  const world = await startWorld();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const late = await hold(world);
  vi.advanceTimersByTime(10_000);
  const socket = new HttpSocket();
  late.sit(socket);
  expect(socket.farewell?.code).toBe(closeCode.tryLater);
  expect(world.rooms.opened(world.id)?.seats.size).toBe(0);
});
