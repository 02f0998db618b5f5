import { expect } from 'chai';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from '../../../client/presence.ts';
import type { CommentsPage } from '../../../client/views/comments-page.ts';
import '../../../client/views/comments-page.ts';
import '../../../client/views/mention-count.ts';
import { type CommentId, commentId } from '../../../shared/comment.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { clear, click, create, rendered, setSize } from '../page.ts';
import { leisure, nurseries, openPennes, trainings } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

const paul = { name: 'Paul', institution: 'Caf' };

describe('<comments-page>', () => {
  let page: CommentsPage;
  let plan: Plan;
  let facts: StandIn;
  let tell: () => void;
  beforeEach(async () => {
    localStorage.setItem('tablee.identity', JSON.stringify({ name: 'Alice', institution: 'Les Pennes' }));
    ({ alice: plan } = await openPennes());
    const presence = new Presence(new Awareness(new Y.Doc()));
    facts = { plan, presence, mayEdit: true, hasPlan: true, territory: 'x3' };
    page = create('comments-page');
    tell = await showIn(facts, page);
  });
  afterEach(async () => {
    localStorage.clear();
    await clear();
  });

  const say = (text: string, item = nurseries, thread: CommentId | null = null) =>
    plan.comments.add({ item, section: null, thread }, text, paul) ?? null;
  const articles = (): readonly string[] => allByRole('article', /^/, page).map(textOf);
  const choices = (): readonly string[] =>
    allByRole('button', /\(\d\)$/, page).map(button => nameOf(button).replace(/\s+/g, ' '));

  it('has no fault that axe knows, empty, full, read-only and on a phone', async () => {
    await expectAccessible(page);
    say('Combien ? @Les Pennes');
    say('Qui forme ?', trainings);
    await expectAccessible(page);
    facts.mayEdit = false;
    tell();
    await expectAccessible(page);
    await setSize({ width: 320, height: 640 });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('says that there is none, and how to write one', () => {
    expect(textOf(page.renderRoot.querySelector('.empty') ?? page)).to.match(
      /^Aucun commentaire ouvert.*Commenter/,
    );
  });

  it('shows those that are open action by action in reading order, each leading to the action', async () => {
    say('Combien ?', leisure);
    say('Où ?');
    say('Qui forme ?', trainings);
    await rendered();
    expect(allByRole('heading', /^\d/, page).map(heading => parseInt(nameOf(heading), 10))).to.deep.equal([
      4, 5, 6,
    ]);
    expect(byRole('link', /^5/, page).getAttribute('href')).to.equal(`/t/x3/plan?vers=${nurseries}`);
    expect(choices()).to.deep.equal(['Ouverts (3)', 'Qui me concernent (0)', 'Résolus (0)']);
  });

  it('shows those that name me or my institution, and those that are resolved', async () => {
    say('Voir avec @Alice (Les Pennes)');
    say('@Les Pennes ?', trainings);
    say('@Septèmes ?', leisure);
    const done = say('Fait', leisure);
    if (done) plan.comments.resolve(done, paul);
    await rendered();
    await click(byRole('button', 'Qui me concernent (2)', page));
    expect(articles()).to.have.length(2);
    await click(byRole('button', 'Résolus (1)', page));
    expect(articles().join()).to.match(/Fait Résolu par Paul \(Caf\)/);
  });

  it('leaves out those of what was deleted, until it is back', async () => {
    say('Où ?');
    plan.delete(nurseries);
    await rendered();
    expect(articles()).to.deep.equal([]);
    plan.restore(nurseries);
    await rendered();
    expect(articles()).to.have.length(1);
  });
});

describe('<mention-count>', () => {
  afterEach(async () => {
    localStorage.clear();
    await clear();
  });

  it('counts the open threads that name me or my institution, leads to them, and is not there without any', async () => {
    localStorage.setItem('tablee.identity', JSON.stringify({ name: 'Alice', institution: 'Les Pennes' }));
    const { alice: plan } = await openPennes();
    const presence = new Presence(new Awareness(new Y.Doc()));
    const count = create('mention-count');
    await showIn({ plan, presence, mayEdit: true, hasPlan: true, territory: 'x3' }, count);
    const say = (text: string) =>
      plan.comments.add({ item: nurseries, section: null, thread: null }, text, paul) ?? commentId('rien');
    say('Pour @Septèmes');
    await rendered();
    expectNone('link', /^/, count);
    const mine = say('Pour @Alice (Les Pennes) et @Les Pennes');
    say('Pour @Les Pennes');
    await rendered();
    const link = byRole('link', '2 commentaires pour vous', count);
    expect(link.getAttribute('href')).to.equal('/t/x3/commentaires');
    await expectAccessible(count);
    plan.comments.resolve(mine, paul);
    await rendered();
    byRole('link', '1 commentaire pour vous', count);
    presence.identify({ name: 'Alice', institution: 'Caf' });
    await rendered();
    expectNone('link', /^/, count);
    presence.identify({ name: 'Alice', institution: 'Les Pennes' });
    plan.delete(nurseries);
    await rendered();
    expectNone('link', /^/, count);
    plan.restore(nurseries);
    await rendered();
    byRole('link', '1 commentaire pour vous', count);
  });
});
