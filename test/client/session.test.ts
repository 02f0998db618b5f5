import { expect } from 'chai';
import { Session } from '../../client/session.ts';
import { until } from './page.ts';

describe('Session', () => {
  const { WebSocket: RealWebSocket } = window;
  const territory = 'session-test';
  let opened: number;
  let session: Session | undefined;
  beforeEach(() => {
    localStorage.clear();
    opened = 0;
    window.WebSocket = class extends RealWebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        opened++;
      }
    };
  });
  afterEach(() => {
    session?.close();
    window.WebSocket = RealWebSocket;
    localStorage.clear();
  });

  const open = (): Session => {
    session = new Session({ server: location.origin.replace('http', 'ws'), territory, role: 'editor' });
    return session;
  };

  it('does not connect before this device’s copy is read, though the browser says that the network comes and goes', async () => {
    open();
    for (const type of ['offline', 'online']) window.dispatchEvent(new Event(type));
    expect(opened).to.equal(0);
    await until(() => opened === 1, 'the connection');
  });

  it('comes back at once when the page is seen again, though its next attempt is far or its socket is deaf', async () => {
    const { now } = Date;
    window.WebSocket = class extends EventTarget {
      static readonly OPEN = 1;
      readyState = 1;
      onopen: (() => void) | undefined;
      onclose: ((event: CloseEvent) => void) | undefined;
      constructor() {
        super();
        opened++;
        setTimeout(() => this.onopen?.());
      }
      send(): void {}
      close(): void {
        setTimeout(() => this.onclose?.(new CloseEvent('close', { code: 1006 })));
      }
    } as unknown as typeof WebSocket;
    const wake = (): unknown => document.dispatchEvent(new Event('visibilitychange'));
    open();
    await until(() => opened === 1 && session?.status.is !== 'offline', 'the connection');
    wake();
    // A connection that is given up is closed in the next task, and another opened in the one after.
    for (let task = 0; task < 5; task++) await new Promise(resolve => setTimeout(resolve));
    expect(opened).to.equal(1);
    try {
      Date.now = () => now() + 3_600_000;
      wake();
      await until(() => opened === 2, 'a fresh connection');
    } finally {
      Date.now = now;
    }
  });

  it('says that an edit is kept on this device once the browser has written it, and not before', async () => {
    const { plan, status } = open();
    expect(status.is).to.equal('connecting');
    await until(() => opened === 1, 'this device’s copy');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(`tablee-${territory}`);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    let isHeld = true;
    // Whoever writes in the store has to wait for this.
    const store = database.transaction('updates', 'readwrite').objectStore('updates');
    const hold = (): void => {
      if (isHeld) store.count().onsuccess = hold;
    };
    hold();
    plan.addAxis('Écrit sans réseau');
    const kept = (): unknown => session && Reflect.get(session.status, 'kept');
    await until(() => session?.status.is === 'offline', 'the cut');
    for (let task = 0; task < 20; task++) await new Promise(resolve => setTimeout(resolve));
    expect(kept()).to.equal('on-its-way');
    isHeld = false;
    await until(() => kept() === 'device', 'the writing');
    const written = await new Promise(resolve => {
      const request = database.transaction('updates').objectStore('updates').count();
      request.onsuccess = () => resolve(request.result);
    });
    expect(written).to.be.greaterThan(1);
    database.close();
  });

  describe('reads how much a former visit left', () => {
    const stored = [
      [null, 'connecting', undefined],
      ['0', 'connecting', undefined],
      ['3', 'offline', 3],
      ['NaN', 'offline', 1],
      ['Infinity', 'offline', 1],
      ['1e12', 'offline', 1],
      ['-2', 'offline', 1],
      ['1.5', 'offline', 1],
    ] as const;
    for (const [count, is, pending] of stored)
      it(`when what is stored is ${count}`, () => {
        if (count !== null) localStorage.setItem(`tablee.pending.${territory}`, count);
        const { status } = open();
        expect([status.is, Reflect.get(status, 'pending')]).to.deep.equal([is, pending]);
      });
  });
});
