import { expect } from 'chai';
import { rememberAccess, rememberedAccess } from '../../client/access.ts';
import { cameBySeance, eraseEnded } from '../../client/seance-copies.ts';

describe('what a séance leaves on a device', () => {
  const end = '2026-11-29T22:59:00Z';
  const seance = { name: 'Atelier', endsAt: end };
  afterEach(async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  });

  /** A copy of a plan, as a visit leaves it. */
  async function leaveCopy(territory: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(`tablee-${territory}`, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('updates', { autoIncrement: true });
        request.result.createObjectStore('custom');
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });
  }
  const copies = async (): Promise<readonly (string | undefined)[]> =>
    (await indexedDB.databases()).map(({ name }) => name);
  const person = { name: 'Nadia', institution: 'Caf' };
  const came = async (id: string, by: typeof seance | null): Promise<void> => {
    rememberAccess({ id, name: 'Les Pennes', role: 'editor', seance: by, person: by && person });
    await leaveCopy(id);
  };

  it('is known for what it is', async () => {
    await came('x3', seance);
    await came('c1', null);
    expect([cameBySeance('x3'), cameBySeance('c1'), cameBySeance('autre')]).to.deep.equal([
      true,
      false,
      false,
    ]);
  });

  it('goes once the séance is over, the plan and the name with it, and nothing else does', async () => {
    await came('x3', seance);
    await came('c1', null);
    await eraseEnded(Date.parse(end) - 1);
    expect(await copies()).to.have.members(['tablee-x3', 'tablee-c1']);
    await eraseEnded(Date.parse(end) + 1);
    // The browser says nothing when it is done.
    while ((await copies()).includes('tablee-x3')) await new Promise(resolve => setTimeout(resolve, 5));
    expect(await copies()).to.deep.equal(['tablee-c1']);
    expect(rememberedAccess('x3')).to.equal(undefined);
    expect(JSON.stringify({ ...localStorage })).not.to.match(/Nadia/);
  });

  it('stays while it holds what the server never had', async () => {
    await came('x3', seance);
    localStorage.setItem('tablee.pending.x3', '2');
    await eraseEnded(Date.parse(end) + 1);
    expect(await copies()).to.deep.equal(['tablee-x3']);
    expect(rememberedAccess('x3')?.name).to.equal('Les Pennes');
  });
});
