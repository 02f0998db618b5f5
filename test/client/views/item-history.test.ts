import { expect } from 'chai';
import type { ItemHistory } from '../../../client/views/item-history.ts';
import '../../../client/views/item-history.ts';
import type { HistoryEntry, HistoryValue } from '../../../shared/history.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, textOf } from '../find.ts';
import { clear, click, create, rendered, until } from '../page.ts';
import { openPennes, trainings } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

const nadia = { name: 'Nadia', institution: 'Septèmes' };
const text = (words: string): HistoryValue => ({ is: 'text', text: words, isCut: false });
const names = (...found: readonly string[]): HistoryValue => ({
  is: 'names',
  names: found.map(name => ({ id: name, name })),
});
const at = new Date(2026, 10, 24, 14, 5).getTime();

function entry(id: number, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id,
    field: 'pilots',
    section: '',
    authors: [nadia],
    from: at,
    to: at,
    before: names('CAF'),
    after: names('CAF', 'Septèmes'),
    ...more,
  };
}

describe('<item-history>', () => {
  const { fetch } = window;
  let view: ItemHistory;
  let facts: StandIn;
  /** What was asked of the server: « GET ?before=3 ». */
  let asked: string[];
  /** What the server answers next; it does not answer at all while there is nothing. */
  let answers: (Response | undefined)[];
  beforeEach(async () => {
    const { alice: plan } = await openPennes();
    facts = { plan, mayEdit: true, hasPlan: true, territory: 'x3', role: 'coordinator' };
    asked = [];
    window.fetch = async (path, init) => {
      asked.push(`${init?.method ?? 'GET'} ${new URL(`${path}`, location.href).search}`);
      const answer = answers.shift();
      if (!answer) throw new TypeError('Failed to fetch');
      return answer;
    };
  });
  afterEach(async () => {
    window.fetch = fetch;
    await clear();
  });

  async function open(entries: readonly HistoryEntry[], hasMore = false): Promise<void> {
    answers = [Response.json({ entries, hasMore })];
    view = create('item-history', { item: trainings });
    await showIn(facts, view);
    await settled();
  }

  async function settled(): Promise<void> {
    await until(() => !/Un instant|Effacement/.test(allByRole('status').map(textOf).join()), 'an answer');
    await rendered();
  }

  const lines = (): readonly string[] => allByRole('listitem').map(textOf);

  it('has no fault that axe knows, empty, full, asking, and in trouble', async () => {
    await open([]);
    await expectAccessible(view);
    await clear();
    await open(
      [entry(2), entry(1, { field: 'title', before: text('Dix places'), after: text('Douze places') })],
      true,
    );
    await expectAccessible(view);
    await click(byRole('button', /^Effacer/));
    await expectAccessible(view);
    await click(byRole('button', 'Garder l’historique'));
    await click(byRole('button', 'Actualiser'));
    await settled();
    await expectAccessible(view);
  });

  it('says who changed what, when, from what to what', async () => {
    await open([entry(1)]);
    expect(lines()).to.have.length(1);
    expect(lines()[0]).to.match(
      /^Nadia \(Septèmes\), (le 24 novembre 2026|aujourd’hui) à 14 h 05 Pilotes – ajouté : Septèmes$/,
    );
  });

  it('marks what was removed from a text and added to it, in more than colour', async () => {
    await open([entry(1, { field: 'title', before: text('Dix places'), after: text('Douze places') })]);
    const list = view.renderRoot.querySelector('history-list');
    const [removed, added] = ['del', 'ins'].map(tag => list?.renderRoot.querySelector(tag));
    expect([removed, added].map(element => element?.textContent)).to.deep.equal(['Dix', 'Douze']);
    for (const [element, line] of [
      [removed, 'line-through'],
      [added, 'underline'],
    ] as const)
      expect(element && getComputedStyle(element).textDecorationLine).to.equal(line);
    expect(lines()[0]).to.match(/Intitulé :\s+retiré : Dix ;\s+ajouté : Douze ;\s+places$/);
  });

  it('says that nothing was noted yet', async () => {
    await open([]);
    expect(allByRole('paragraph').map(textOf).join()).to.include('Rien n’a encore été noté.');
    expectNone('button', /^Effacer|^Voir/);
  });

  it('shows what is older on demand, after what it shows, and no more than there is', async () => {
    await open([entry(9), entry(8)], true);
    answers = [Response.json({ entries: [entry(3)], hasMore: false })];
    await click(byRole('button', 'Voir plus ancien'));
    await settled();
    expect(asked).to.deep.equal(['GET ', 'GET ?before=8']);
    expect(lines()).to.have.length(3);
    expectNone('button', 'Voir plus ancien');
  });

  it('says what went wrong, keeps what it shows, and tries again', async () => {
    await open([entry(1)]);
    answers = [undefined];
    await click(byRole('button', 'Actualiser'));
    await settled();
    expect(textOf(byRole('alert', ''))).to.match(/^Le serveur ne répond pas/);
    expect(lines()).to.have.length(1);
    answers = [Response.json({ entries: [entry(2), entry(1)], hasMore: false })];
    await click(byRole('button', 'Réessayer'));
    await settled();
    expectNone('alert');
    expect(lines()).to.have.length(2);
  });

  it('reads another item’s when it is given one', async () => {
    await open([entry(1)]);
    answers = [Response.json({ entries: [], hasMore: false })];
    view.item = facts.plan.snapshot.axes[0]?.id;
    await rendered();
    await settled();
    expect(asked).to.have.length(2);
    expectNone('listitem');
  });

  it('is erased by a coordinator, once they are sure', async () => {
    await open([entry(1)]);
    await click(byRole('button', 'Effacer l’historique de cette fiche'));
    expect(document.activeElement && byRole('button', 'Garder l’historique').matches(':focus')).to.equal(
      true,
    );
    await click(byRole('button', 'Garder l’historique'));
    expect(byRole('button', 'Effacer l’historique de cette fiche').matches(':focus')).to.equal(true);
    expect(asked).to.have.length(1);
    await click(byRole('button', 'Effacer l’historique de cette fiche'));
    answers = [Response.json({ erased: true })];
    await click(byRole('button', 'Effacer pour toujours'));
    await settled();
    expect(asked).to.deep.equal(['GET ', 'DELETE ']);
    expectNone('listitem');
  });

  for (const role of ['editor', 'reader'] as const)
    it(`is not for a ${role} to erase`, async () => {
      facts.role = role;
      await open([entry(1)]);
      expectNone('button', /^Effacer/);
    });
});
