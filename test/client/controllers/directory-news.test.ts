import { expect } from 'chai';
import { LitElement } from 'lit';
import { DirectoryNews } from '../../../client/controllers/directory-news.ts';
import { PlanIntents } from '../../../client/controllers/plan-intents.ts';
import type { News } from '../../../client/controllers/plan-news.ts';
import { ActorDeleteEvent, ActorsMergeEvent } from '../../../client/directory-events.ts';
import type { Session } from '../../../client/session.ts';
import type { ActorId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { clear, show } from '../page.ts';
import { caf, openPennes, pennes, septemes, trainings } from '../pennes.ts';
import { standIn } from '../stand-in.ts';

class DirectoryNewsHost extends LitElement {
  session: Session | undefined;
  readonly told: News[] = [];
  constructor() {
    super();
    const session = () => this.session;
    new DirectoryNews(this, session, news => this.told.push(news));
    new PlanIntents(this, session, () => undefined);
  }
}
customElements.define('directory-news-host', DirectoryNewsHost);

describe('DirectoryNews', () => {
  let host: DirectoryNewsHost;
  let plan: Plan;
  beforeEach(async () => {
    ({ alice: plan } = await openPennes());
    host = new DirectoryNewsHost();
    host.session = standIn({ plan, mayEdit: true }).session;
    await show(host);
  });
  afterEach(clear);

  const actors = (): readonly ActorId[] => plan.snapshot.actors.map(({ id }) => id);

  it('tells who was deleted, and brings them back', () => {
    host.dispatchEvent(new ActorDeleteEvent(caf));
    expect(actors()).to.deep.equal([pennes, septemes]);
    expect(host.told[0]?.text).to.equal('« Caf » n’est plus dans l’annuaire.');
    host.told[0]?.onAction?.();
    expect(actors()).to.deep.equal([pennes, septemes, caf]);
    expect(plan.canUndo).to.equal(false);
  });

  it('brings back who was deleted though something else was done since', () => {
    host.dispatchEvent(new ActorDeleteEvent(caf));
    plan.rename(trainings, 'Former');
    host.told[0]?.onAction?.();
    expect(actors()).to.deep.equal([pennes, septemes, caf]);
    expect(plan.snapshot.actions.find(({ id }) => id === trainings)?.title).to.equal('Former');
  });

  it('tells who was merged, and takes it back while nothing else was done', () => {
    const before = plan.snapshot;
    host.dispatchEvent(new ActorsMergeEvent(septemes, pennes));
    expect(host.told[0]?.text).to.equal('« Les Pennes » et « Septèmes » ne font plus qu’un : « Septèmes ».');
    host.told[0]?.onAction?.();
    expect(plan.snapshot).to.deep.equal(before);
  });

  it('undoes nothing else instead of a merger, and says why', () => {
    host.dispatchEvent(new ActorsMergeEvent(septemes, pennes));
    plan.rename(trainings, 'Former');
    host.told[0]?.onAction?.();
    expect(actors()).to.deep.equal([septemes, caf]);
    expect(plan.snapshot.actions.find(({ id }) => id === trainings)?.title).to.equal('Former');
    expect(host.told[1]?.text).to.match(/^Autre chose a été modifié depuis/);
  });

  it('tells nothing where one may only read, nor of who is gone already', () => {
    plan.directory.deleteActor(caf);
    host.dispatchEvent(new ActorDeleteEvent(caf));
    host.session = standIn({ plan, mayEdit: false }).session;
    host.dispatchEvent(new ActorDeleteEvent(pennes));
    expect(host.told).to.deep.equal([]);
  });
});
