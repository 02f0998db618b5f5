import { expect } from 'chai';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from '../../../client/presence.ts';
import type { ItemComments } from '../../../client/views/item-comments.ts';
import '../../../client/views/item-comments.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, focused, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, press, rendered, type, until } from '../page.ts';
import { nurseries, openPennes, trainings } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

const paul = { name: 'Paul', institution: 'Caf' };

describe('<item-comments>', () => {
  let view: ItemComments;
  let plan: Plan;
  let presence: Presence;
  let facts: StandIn;
  let tell: () => void;
  beforeEach(async () => {
    localStorage.setItem('tablee.identity', JSON.stringify({ name: 'Alice', institution: 'Les Pennes' }));
    ({ alice: plan } = await openPennes());
    presence = new Presence(new Awareness(new Y.Doc()));
    facts = { plan, presence, mayEdit: true, hasPlan: true };
    await open({ item: nurseries });
  });
  afterEach(async () => {
    localStorage.clear();
    sessionStorage.clear();
    await clear();
  });

  async function open(properties: Partial<ItemComments>): Promise<void> {
    await clear();
    view = create('item-comments', properties);
    tell = await showIn(facts, view);
  }

  const say = (text: string, section: string | null = null, item = nurseries) =>
    plan.comments.add({ item, section, thread: null }, text, paul);

  it('has no fault that axe knows, empty, with comments, and read-only', async () => {
    await expectAccessible(view);
    say('Combien de places ?', 'details');
    const resolved = say('Réglé');
    if (resolved) plan.comments.resolve(resolved, paul);
    await expectAccessible(view);
    facts.mayEdit = false;
    tell();
    await expectAccessible(view);
  });

  it('says that there is none, and asks to add one in one’s name', async () => {
    expect(textOf(view.renderRoot.querySelector('.empty') ?? view)).to.equal(
      'Aucun commentaire pour l’instant.',
    );
    const heard = listen('comment-add');
    byRole('textbox', 'Votre commentaire', view).focus();
    await type('Combien ?');
    await press('Control+Enter');
    expect(heard).to.have.length(1);
    expect(heard[0]).to.include({ item: nurseries, section: null, thread: null, text: 'Combien ?' });
    expect(heard[0]?.author).to.include({ name: 'Alice', institution: 'Les Pennes' });
  });

  it('shows those of the action with the section each is about, and those of one section alone', async () => {
    say('De l’action');
    say('Des détails', 'details');
    say('D’une autre', null, trainings);
    await rendered();
    const articles = (): readonly string[] => allByRole('article', /^/, view).map(textOf);
    expect(articles()).to.have.length(2);
    // Those of one millisecond are in no order.
    expect(articles().filter(text => /^Détails de l’action Paul/.test(text))).to.have.length(1);
    view.section = 'details';
    await rendered();
    expect(articles()).to.have.length(1);
    expect(articles()[0]).to.match(/^Paul/);
  });

  it('keeps those that are resolved apart, folded', async () => {
    const id = say('Réglé');
    if (id) plan.comments.resolve(id, paul);
    await rendered();
    expectNone('article', /^/, view);
    expect(textOf(view.renderRoot.querySelector('summary') ?? view)).to.equal('1 commentaire résolu');
  });

  it('keeps what was not sent, for when one comes back', async () => {
    byRole('textbox', 'Votre commentaire', view).focus();
    await type('Je me dema');
    await open({ item: trainings });
    const field = (): string => {
      const box = byRole('textbox', 'Votre commentaire', view);
      return box instanceof HTMLTextAreaElement ? box.value : 'none';
    };
    expect(field()).to.equal('');
    await open({ item: nurseries });
    expect(field()).to.equal('Je me dema');
  });

  it('asks who one is before taking what nobody would sign, and goes on once it is told', async () => {
    presence.identify({ name: '', institution: '' });
    await rendered();
    await click(byRole('button', 'Se présenter pour écrire', view));
    presence.identify({ name: 'Alice', institution: '' });
    await rendered();
    byRole('button', 'Commenter', view);
    await until(() => focused() === byRole('textbox', 'Votre commentaire', view), 'the focus on the field');
  });

  it('keeps the focus near when a thread is resolved or deleted', async () => {
    view.addEventListener('comment-resolve', ({ thread, by }) => by && plan.comments.resolve(thread, by));
    view.addEventListener('comment-delete', ({ comment }) => plan.comments.delete(comment));
    say('Combien ?');
    const own = { name: 'Alice', institution: 'Les Pennes' };
    plan.comments.add({ item: nurseries, section: null, thread: null }, 'Rien', own);
    await rendered();
    const field = (): Element => byRole('textbox', 'Votre commentaire', view);
    const theirs = allByRole('article', /^/, view).find(article => textOf(article).includes('Combien'));
    await click(byRole('button', 'Marquer comme résolu', theirs ?? view));
    await until(() => focused() === field(), 'the focus on the field');
    await click(byRole('button', 'Supprimer', view));
    await until(() => focused() === field(), 'the focus on the field');
  });

  it('offers no field to those who only read', async () => {
    say('Combien ?');
    facts.mayEdit = false;
    tell();
    await rendered();
    expectNone('textbox', /^/, view);
    expect(allByRole('article', /^/, view).map(nameOf)).to.deep.equal(['Commentaire de Paul (Caf)']);
  });
});
