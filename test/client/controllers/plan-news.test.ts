import { expect } from 'chai';
import { LitElement } from 'lit';
import { PlanIntents } from '../../../client/controllers/plan-intents.ts';
import { type News, PlanNews } from '../../../client/controllers/plan-news.ts';
import {
  ItemDeleteEvent,
  ItemRestoreEvent,
  NumberReleaseEvent,
  WhereaboutsEvent,
} from '../../../client/events.ts';
import type { Session } from '../../../client/session.ts';
import { type ItemId, itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { clear, rendered, show } from '../page.ts';
import { leisure, openPennes, trainings } from '../pennes.ts';
import { standIn } from '../stand-in.ts';

class NewsHost extends LitElement {
  session: Session | undefined;
  readonly told: News[] = [];
  readonly focused: ItemId[] = [];
  readonly visited: ItemId[] = [];
  readonly news = new PlanNews(this, () => this.session, {
    tell: news => this.told.push(news),
    focusOn: item => this.focused.push(item),
    goTo: item => this.visited.push(item),
  });
  constructor() {
    super();
    new PlanIntents(
      this,
      () => this.session,
      () => undefined,
    );
  }
}
customElements.define('news-host', NewsHost);

describe('PlanNews', () => {
  let host: NewsHost;
  let plan: Plan;
  let bob: Plan;
  beforeEach(async () => {
    ({ alice: plan, bob } = await openPennes());
    host = new NewsHost();
    host.session = standIn({ plan, mayEdit: true }).session;
    plan.subscribe(() => host.requestUpdate());
    await show(host);
  });
  afterEach(clear);

  const ask = (event: Event): void => void host.dispatchEvent(event);
  const isThere = (id: ItemId): boolean => plan.snapshot.actions.some(action => action.id === id);

  it('tells what goes with a deleted axis, and brings all of it back as one undo would', () => {
    ask(new ItemDeleteEvent(itemId('enjeu-1')));
    expect(host.told[0]?.text).to.equal(
      '« 1 · L’adaptation et le développement de l’offre » n’est plus dans le plan, ni ce qu’il contenait : 12 actions.',
    );
    expect(host.focused).to.deep.equal([itemId('enjeu-2')]);
    host.told[0]?.onAction?.();
    expect(isThere(trainings)).to.equal(true);
    expect(host.focused.at(-1)).to.equal(itemId('enjeu-1'));
    expect(plan.canUndo).to.equal(false);
    expect(plan.canRedo).to.equal(true);
  });

  it('brings back what was deleted though something else was done since', () => {
    ask(new ItemDeleteEvent(leisure));
    plan.rename(trainings, 'Former');
    host.told[0]?.onAction?.();
    expect(isThere(leisure)).to.equal(true);
    expect(plan.snapshot.actions.find(({ id }) => id === trainings)?.title).to.equal('Former');
  });

  it('tells that numbers change when one is released, and takes it back', async () => {
    const fixed = plan.snapshot.actions.find(({ fixedNumber }) => fixedNumber === '1');
    ask(new NumberReleaseEvent(fixed?.id ?? itemId('')));
    await Promise.resolve();
    expect(host.told[0]?.text).to.match(/^Le numéro suit de nouveau la place : le 1 devient \d+/);
    host.told[0]?.onAction?.();
    expect(plan.snapshot.actions.find(({ id }) => id === fixed?.id)?.fixedNumber).to.equal('1');
  });

  it('tells that somebody else has deleted what the person is on, by its last name', async () => {
    ask(new WhereaboutsEvent(leisure));
    bob.rename(leisure, 'Loisirs');
    await rendered();
    bob.delete(leisure);
    await rendered();
    expect(host.told.map(({ text }) => text)).to.deep.equal([
      'Quelqu’un d’autre vient de supprimer « 6 · Loisirs ».',
    ]);
  });

  it('says nothing of what others delete elsewhere, nor of what one deletes or undoes oneself', async () => {
    ask(new WhereaboutsEvent(leisure));
    bob.delete(trainings);
    await rendered();
    ask(new WhereaboutsEvent(null));
    bob.delete(leisure);
    await rendered();
    expect(host.told).to.deep.equal([]);
  });

  it('tells nothing where one may only read', () => {
    host.session = standIn({ plan, mayEdit: false }).session;
    ask(new ItemDeleteEvent(leisure));
    expect(host.told).to.deep.equal([]);
  });

  describe('of what was brought back from the corbeille', () => {
    const restored = async (id: ItemId): Promise<string | undefined> => {
      ask(new ItemRestoreEvent(id));
      await Promise.resolve();
      return host.told.at(-1)?.text;
    };

    it('tells where it is, and leads there', async () => {
      plan.delete(trainings);
      expect(await restored(trainings)).to.match(/^« 4 · .* » est de nouveau dans le plan, sous « /);
      host.told.at(-1)?.onAction?.();
      expect(host.visited).to.deep.equal([trainings]);
    });

    it('tells that it is to be filed when what it was under is gone', async () => {
      plan.delete(leisure);
      plan.delete(itemId('enjeu-1'));
      expect(await restored(leisure)).to.match(
        /est de nouveau dans le plan, sous « À classer » : ce qui le contenait n’y est plus\.$/,
      );
    });

    it('tells that an axis is there, and nothing of what is gone for good', async () => {
      plan.delete(itemId('enjeu-1'));
      expect(await restored(itemId('enjeu-1'))).to.match(/ est de nouveau dans le plan\.$/);
      const told = host.told.length;
      await restored(itemId('nulle-part'));
      expect(host.told).to.have.length(told);
    });
  });
});
