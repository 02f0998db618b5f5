import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startTroubledWorld } from '../server/troubled-log.ts';
import { startWorld, type World } from '../server/world.ts';
import { cell, launchBrowser, type Person, reopen, sitDown, soon } from './browser.ts';
import { type Cable, layCable } from './server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Alice in front of the grid of Les Pennes-Mirabeau. */
async function seat(world: World, token = world.tokens.editor): Promise<Person> {
  const alice = await sitDown(browser, `${world.address}/t/${world.id}#cle=${token}`, {
    screen: 'deploiement',
  });
  await expect.poll(alice.state, soon).toBe('Enregistré');
  return alice;
}

const mark = (person: Person): Promise<string | null> =>
  cell(person, 'Soutenir le bénévolat', '2022').getAttribute('aria-label');
const plan = (person: Person): Promise<void> => cell(person, 'Soutenir le bénévolat', '2022').click();

describe('the state line', () => {
  it('says « Enregistrement… » until the disk has it, and « Non enregistré » while the disk refuses', async () => {
    const world = await startTroubledWorld();
    const alice = await seat(world);
    const release = world.trouble.hold();
    await plan(alice);
    await expect.poll(alice.state, soon).toBe('Enregistrement…');
    release();
    await expect.poll(alice.state, soon).toBe('Enregistré');
    world.trouble.fails = true;
    await plan(alice);
    await expect.poll(alice.state, soon).toContain('Non enregistré : le disque du serveur');
    await plan(alice);
    expect(await alice.state()).toContain('Non enregistré');
    world.trouble.fails = false;
    await expect.poll(alice.state, soon).toBe('Enregistré');
  });

  it('says « Accès refusé » when the territory is deleted, and this device keeps no copy', async () => {
    const world = await startWorld();
    const alice = await seat(world);
    await world.territories.remove(world.id);
    await expect.poll(alice.state, soon).toContain('Accès refusé : ce plan a été supprimé');
    const kept = (): Promise<number> =>
      alice.page.evaluate(
        name =>
          new Promise<number>(resolve => {
            const opening = indexedDB.open(name);
            opening.onsuccess = () => {
              const { result } = opening;
              if (!result.objectStoreNames.contains('updates')) return resolve(0);
              const count = result.transaction('updates').objectStore('updates').count();
              count.onsuccess = () => {
                result.close();
                resolve(count.result);
              };
              return undefined;
            };
          }),
        `tablee-${world.id}`,
      );
    await expect.poll(kept, soon).toBe(0);
    const before = await cell(alice, 'Soutenir le bénévolat', '2022').getAttribute('aria-label');
    await plan(alice);
    expect(await cell(alice, 'Soutenir le bénévolat', '2022').getAttribute('aria-label')).toBe(before);
  });

  it('says « Accès refusé » for good, though the network goes and comes back, and nothing can be edited', async () => {
    const world = await startWorld();
    const alice = await seat(world);
    await world.territories.remove(world.id);
    await expect.poll(alice.state, soon).toContain('Accès refusé : ce plan a été supprimé');
    const sockets: string[] = [];
    alice.page.on('websocket', socket => sockets.push(socket.url()));
    const before = await mark(alice);
    for (const isOffline of [true, false]) {
      await alice.context.setOffline(isOffline);
      await expect.poll(() => alice.page.evaluate(() => navigator.onLine), soon).toBe(!isOffline);
      await plan(alice);
      expect(await alice.state()).toContain('Accès refusé : ce plan a été supprimé');
      expect(await mark(alice)).toBe(before);
    }
    expect(sockets).toEqual([]);
  });
});

describe('leaving', () => {
  it('is warned about while something is not saved, and only then', async () => {
    const world = await startTroubledWorld();
    const alice = await seat(world);
    const asked: string[] = [];
    alice.page.on('dialog', dialog => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    const release = world.trouble.hold();
    await plan(alice);
    await expect.poll(alice.state, soon).toBe('Enregistrement…');
    await alice.page.getByRole('link', { name: 'Tablée, accueil' }).click();
    await expect.poll(() => asked, soon).toEqual(['beforeunload']);
    expect(alice.page.url()).toContain(world.id);
    release();
    await expect.poll(alice.state, soon).toBe('Enregistré');
    await alice.page.getByRole('link', { name: 'Tablée, accueil' }).click();
    await alice.page.getByRole('heading', { name: 'Votre convention' }).waitFor();
    expect(asked).toHaveLength(1);
  });
});

describe('a network that carries nothing back', () => {
  it('does not pass for saved, nor for a mere connection once something was edited: leaving is warned about', async () => {
    const world = await startWorld();
    const cable = await layCable(world.address);
    onTestFinished(() => cable.close());
    const alice = await seat({ ...world, address: cable.address });
    const asked: string[] = [];
    alice.page.on('dialog', dialog => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    cable.mute();
    await plan(alice);
    const isWarned = async (): Promise<void> => {
      const before = asked.length;
      await expect.poll(alice.state, soon).toMatch(/^(Enregistrement…|Hors ligne : 1)/);
      await alice.page.getByRole('link', { name: 'Tablée, accueil' }).click();
      await expect.poll(() => asked.length, soon).toBe(before + 1);
    };
    await isWarned();
    const { connections } = cable;
    await expect.poll(() => cable.connections, { ...soon, timeout: 30_000 }).toBeGreaterThan(connections);
    await isWarned();
  });
});

describe('two pages of one browser', () => {
  it('trap « two tabs bypass the server via BroadcastChannel »: hear of each other through the server only', async () => {
    const world = await startWorld();
    const cable = await layCable(world.address);
    onTestFinished(() => cable.close());
    const alice = await seat({ ...world, address: cable.address });
    const beside = await reopen(alice, `${cable.address}/t/${world.id}/deploiement`);
    await expect.poll(beside.state, soon).toBe('Enregistré');
    cable.cut();
    await expect.poll(alice.state, soon).toContain('Hors ligne');
    const before = await mark(beside);
    await plan(alice);
    await expect.poll(alice.state, soon).toContain('1 modification gardée');
    expect(await mark(beside)).toBe(before);
    cable.mend();
    await expect.poll(() => mark(beside), { ...soon, timeout: 30_000 }).not.toBe(before);
  });
});

describe('a page closed during a cut', () => {
  /** Leaves one mark of 2022 unsent on Alice's device, and her browser with no page. */
  async function leaveUnsent(world: World): Promise<{ alice: Person; cable: Cable; mine: string | null }> {
    const cable = await layCable(world.address);
    onTestFinished(() => cable.close());
    const alice = await seat({ ...world, address: cable.address });
    cable.cut();
    await expect.poll(alice.state, soon).toContain('Hors ligne');
    await plan(alice);
    await expect.poll(alice.state, soon).toBe('Hors ligne : 1 modification gardée sur cet appareil');
    const mine = await mark(alice);
    await alice.page.close({ runBeforeUnload: false });
    cable.mend();
    return { alice, cable, mine };
  }

  it('gives back what was typed in it at the next visit, and saves it', async () => {
    const world = await startWorld();
    const { alice, cable, mine } = await leaveUnsent(world);
    const back = await reopen(alice, `${cable.address}/t/${world.id}/deploiement`);
    await expect.poll(back.state, soon).toBe('Enregistré');
    expect(await mark(back)).toBe(mine);
    expect(await mark(await seat(world))).toBe(mine);
  });

  it('does not pass for saved while the device is slow to give it back', async () => {
    const world = await startWorld();
    const { alice, cable, mine } = await leaveUnsent(world);
    await alice.context.addInitScript(() => {
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (this: IDBFactory, ...request: Parameters<typeof open>) {
        const late = new EventTarget();
        window.addEventListener('storage-opens', () => {
          const real = open.apply(this, request);
          for (const type of ['success', 'error', 'upgradeneeded', 'blocked'])
            real.addEventListener(type, event => {
              Object.defineProperty(event, 'target', { value: real });
              Object.assign(late, { result: real.readyState === 'done' ? real.result : undefined });
              Reflect.get(late, `on${type}`)?.(event);
            });
        });
        return late as IDBOpenDBRequest;
      };
    });
    const back = await reopen(alice, `${cable.address}/t/${world.id}/deploiement`);
    await expect.poll(back.state, soon).toBe('Enregistrement…');
    await expect.poll(() => mark(back), soon).not.toBe(mine);
    expect(await back.state()).toBe('Enregistrement…');
    await back.page.evaluate(() => window.dispatchEvent(new Event('storage-opens')));
    await expect.poll(back.state, soon).toBe('Enregistré');
    expect(await mark(back)).toBe(mine);
    expect(await mark(await seat(world))).toBe(mine);
  });

  it('does not pass for saved under a link that may only read, and is sent once a better one is back', async () => {
    const world = await startWorld();
    const { alice, cable, mine } = await leaveUnsent(world);
    const address = `${cable.address}/t/${world.id}/deploiement`;
    const reading = await reopen(alice, `${address}#cle=${world.tokens.reader}`);
    await expect
      .poll(reading.state, soon)
      .toBe('Non enregistré : ce lien ne permet que de lire. 1 modification gardée sur cet appareil.');
    expect(await mark(await seat(world))).not.toBe(mine);
    await reading.page.close({ runBeforeUnload: false });
    const writing = await reopen(alice, `${address}#cle=${world.tokens.editor}`);
    await expect.poll(writing.state, soon).toBe('Enregistré');
    expect(await mark(await seat(world))).toBe(mine);
  });
});

describe('a server that does not know the plan, for a while', () => {
  it('says that access is refused, and this device keeps what was not saved', async () => {
    const [world, other] = await Promise.all([startWorld(), startWorld()]);
    const cable = await layCable(world.address);
    onTestFinished(() => cable.close());
    const alice = await seat({ ...world, address: cable.address });
    cable.cut();
    await plan(alice);
    await expect.poll(alice.state, soon).toContain('1 modification gardée');
    const mine = await mark(alice);
    cable.lead(other.address);
    cable.mend();
    await expect.poll(alice.state, { ...soon, timeout: 30_000 }).toContain('Accès refusé');
    await alice.page.close({ runBeforeUnload: false });
    cable.lead(world.address);
    const back = await reopen(alice, `${cable.address}/t/${world.id}/deploiement`);
    await expect.poll(back.state, soon).toBe('Enregistré');
    expect(await mark(back)).toBe(mine);
  });
});
