/** The client's choice of what carries the frames, behind the proxies it is made for: real ones. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Timings, Transport } from '../../client/transport.ts';
import { findProxy, type Manners, noProxy, startProxy, type WebProxy } from '../proxy.ts';
import { Guest } from './guest.ts';
import { createWorld, type World } from './world.ts';

const isMissing = findProxy() === undefined;
if (isMissing) console.warn(`skipped: ${noProxy}`);

const soon = { timeout: 20_000, interval: 50 };

/** The real ones divided, so that nobody waits a minute; a trusted socket must outlast the proxy's two seconds. */
const timings: Timings = { hear: 1_000, short: 10_000, firstProbe: 200, probe: 400, hold: 3_000 };

let world: World;
let proxy: WebProxy;
beforeAll(async () => {
  world = await createWorld();
  if (!isMissing) proxy = await startProxy(world.address, 'open');
});
afterAll(async () => {
  await proxy?.stop();
  await world.stop();
});

interface Traveller {
  readonly guest: Guest;
  readonly transport: Transport;
}

/** Somebody behind the proxy, with the client's own transport. */
function travel({ token = world.tokens.editor, hold = timings.hold } = {}): Traveller {
  const transport: Transport = new Transport({
    isQuiet: () => guest.provider.synced,
    reconnect: () => {
      guest.provider.disconnect();
      guest.provider.connect();
    },
    timings: { ...timings, hold },
  });
  const guest = new Guest(proxy.address.replace('http', 'ws'), world.id, token, transport.socketClass);
  onTestFinished(() => {
    transport.destroy();
    guest.leave();
  });
  return { guest, transport };
}

/** Each reads what the other writes, and knows that it is saved. */
async function talk(one: Guest, other: Guest): Promise<void> {
  await Promise.all([one.synced, other.synced]);
  for (const [writer, reader] of [
    [one, other],
    [other, one],
  ] as const) {
    const name = `${Math.random()}`;
    await writer.save(name);
    await vi.waitFor(() => expect(reader.name).toBe(name), soon);
  }
}

const socketsAsked = async (): Promise<number> =>
  (await proxy.requests()).filter(line => line.startsWith('GET /sync/')).length;

/** The settings are in force once the proxy answers by them. */
async function adopt(manners: Manners): Promise<void> {
  await proxy.adopt(manners);
  await vi.waitFor(async () => {
    await (await fetch(`${proxy.address}/healthz`)).arrayBuffer();
    expect((await proxy.requests()).at(-1)).toBe(`GET /healthz 200 ${manners}`);
  }, soon);
}

describe.skipIf(isMissing)('a client', { timeout: 60_000 }, () => {
  it('uses WebSocket where it passes, and nothing else', async () => {
    await adopt('open');
    const before = (await proxy.requests()).length;
    const { guest, transport } = travel();
    await talk(guest, await world.join(world.tokens.editor));
    expect(transport.kind).toBe('socket');
    guest.leave();
    await vi.waitFor(async () => expect((await proxy.requests()).length).toBe(before + 1), soon);
  });

  it.each(['refusing', 'ignorant'] as const)('works by plain HTTP behind a %s proxy', async manners => {
    await adopt(manners);
    const { guest, transport } = travel();
    await guest.synced;
    expect(transport.kind).toBe('http');
    const bob = await world.join(world.tokens.reader);
    await guest.save('Écrit derrière le pare-feu');
    await vi.waitFor(() => expect(bob.name).toBe('Écrit derrière le pare-feu'), soon);
    await talk(guest, await world.join(world.tokens.editor));
    // It looks whether WebSocket works after all, and stays where it is.
    const asked = await socketsAsked();
    await vi.waitFor(async () => expect(await socketsAsked()).toBeGreaterThan(asked + 1), soon);
    expect(transport.kind).toBe('http');
    expect(guest.provider.synced).toBe(true);
  });

  it('leaves a WebSocket that is cut again and again, and bears with cuts and buffers over HTTP', async () => {
    await adopt('cutting');
    // What is said here must not make a socket last long enough to be trusted.
    const { guest, transport } = travel({ hold: 60_000 });
    const bob = await world.join(world.tokens.editor);
    await vi.waitFor(() => expect(transport.kind).toBe('http'), soon);
    await vi.waitFor(() => expect(guest.provider.synced).toBe(true), soon);
    let closed = 0;
    guest.provider.on('connection-close', () => closed++);
    await talk(guest, bob);
    // Longer than the proxy bears silence: questions are cut, the channel is not.
    const asked = await socketsAsked();
    await vi.waitFor(async () => expect(await socketsAsked()).toBeGreaterThan(asked + 1), soon);
    await talk(guest, bob);
    expect(transport.kind).toBe('http');
    expect(closed).toBe(0);
  });

  it('goes back to WebSocket when it passes, and loses nothing of what is written meanwhile', async () => {
    await adopt('refusing');
    const { guest, transport } = travel();
    const bob = await world.join(world.tokens.editor);
    await guest.synced;
    expect(transport.kind).toBe('http');
    let written = 0;
    const typing = setInterval(() => {
      guest.doc.getMap('essai').set(`mot ${written++}`, true);
    }, 20);
    onTestFinished(() => clearInterval(typing));
    await adopt('open');
    await vi.waitFor(() => expect(transport.kind).toBe('socket'), soon);
    await vi.waitFor(() => expect(guest.provider.synced).toBe(true), soon);
    clearInterval(typing);
    await guest.saved();
    await vi.waitFor(() => expect(bob.doc.getMap('essai').size).toBe(written), soon);
    await talk(guest, bob);
  });
});

describe.skipIf(isMissing)('somebody behind a proxy that refuses sockets', () => {
  it('is shut out as at once as anybody', async () => {
    await adopt('refusing');
    const { guest } = travel({ token: world.tokens.reader });
    await guest.synced;
    await world.territories.remove(world.id);
    expect((await guest.closed).code).toBe(4404);
  });
});
