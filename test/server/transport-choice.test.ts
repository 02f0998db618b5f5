/** What the client's transport makes of each way a socket may fail; proxies that do so are in behind-a-proxy.test.ts. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { type Timings, Transport } from '../../client/transport.ts';
import { closeCode } from '../../shared/protocol.ts';
import { Guest } from './guest.ts';
import { createWorld, type World } from './world.ts';

const soon = { timeout: 10_000, interval: 20 };
const timings: Timings = { hear: 400, short: 10_000, firstProbe: 50, probe: 100, hold: 100 };

/** Where sockets really lead, while requests go to the world's own server. */
let lead: string | undefined;
let opened = 0;
let world: World;
/** Opens to everybody and never says a word. */
let deaf: WebSocketServer;
const { WebSocket: RealWebSocket } = globalThis;
beforeAll(async () => {
  world = await createWorld();
  deaf = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(deaf, 'listening');
  vi.stubGlobal(
    'WebSocket',
    class extends RealWebSocket {
      constructor(address: string) {
        super(lead ?? address);
        opened++;
      }
    },
  );
});
afterAll(async () => {
  vi.unstubAllGlobals();
  deaf.close();
  await world.stop();
});

const toTheDeaf = (): string => `ws://127.0.0.1:${(deaf.address() as AddressInfo).port}`;
const toNobody = 'ws://127.0.0.1:1';

interface Traveller {
  readonly guest: Guest;
  readonly transport: Transport;
}

function travel(
  to: string | undefined,
  { isQuiet = (): boolean => true, hear = timings.hear } = {},
): Traveller {
  lead = to;
  opened = 0;
  const transport: Transport = new Transport({
    isQuiet,
    reconnect: () => {
      guest.provider.disconnect();
      guest.provider.connect();
    },
    timings: { ...timings, hear },
  });
  const address = world.address.replace('http', 'ws');
  const guest = new Guest(address, world.id, world.tokens.editor, transport.socketClass);
  onTestFinished(() => {
    transport.destroy();
    guest.leave();
  });
  return { guest, transport };
}

describe('the transport', { timeout: 20_000 }, () => {
  it('takes HTTP after two sockets that do not open', async () => {
    const { guest, transport } = travel(toNobody);
    await guest.synced;
    expect(transport.kind).toBe('http');
    await guest.save('Par HTTP');
  });

  it('takes HTTP after two sockets that open and are never heard', async () => {
    const { guest, transport } = travel(toTheDeaf());
    await guest.synced;
    expect(transport.kind).toBe('http');
  });

  it('goes back once a socket was heard and lasts, not before, and at a quiet moment', async () => {
    let isQuiet = false;
    const { guest, transport } = travel(toTheDeaf(), { isQuiet: () => isQuiet });
    await guest.synced;
    const before = opened;
    await vi.waitFor(() => expect(opened).toBeGreaterThan(before + 1), soon);
    expect(transport.kind).toBe('http');
    lead = undefined;
    const working = opened;
    await vi.waitFor(() => expect(opened).toBeGreaterThan(working), soon);
    await guest.save('Encore par HTTP');
    expect(transport.kind).toBe('http');
    isQuiet = true;
    await vi.waitFor(() => expect(transport.kind).toBe('socket'), soon);
    await vi.waitFor(() => expect(transport.isReturning).toBe(false), soon);
    await vi.waitFor(() => expect(guest.provider.synced).toBe(true), soon);
    await guest.save('Par WebSocket');
  });

  it('does not take what was closed from here, nor what the server says, for a network that refuses', async () => {
    const { guest, transport } = travel(undefined, { hear: 10_000 });
    for (let n = 0; n < 5; n++) {
      guest.provider.disconnect();
      guest.provider.connect();
    }
    await vi.waitFor(() => expect(guest.provider.synced).toBe(true), soon);
    for (let n = 0; n < 4; n++) {
      const closed = new Promise(resolve => guest.provider.once('connection-close', resolve));
      const { room, release } = await world.rooms.enter(world.id);
      for (const seat of room.seats) seat.hangUp(closeCode.restart);
      release();
      await closed;
      await vi.waitFor(() => expect(guest.provider.synced).toBe(true), soon);
    }
    expect(transport.kind).toBe('socket');
  });

  it('remembers for the visit that HTTP worked, and forgets it when WebSocket does', async () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    onTestFinished(() => void vi.stubGlobal('sessionStorage', undefined));
    const first = travel(toNobody);
    await first.guest.synced;
    await vi.waitFor(() => expect([...kept.values()]).toEqual(['http']), soon);
    first.transport.destroy();
    const second = travel(toNobody);
    expect(second.transport.kind).toBe('http');
    await second.guest.synced;
    lead = undefined;
    await vi.waitFor(() => expect(second.transport.kind).toBe('socket'), soon);
    expect([...kept.values()]).toEqual(['socket']);
  });
});
