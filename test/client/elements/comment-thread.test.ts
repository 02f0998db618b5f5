import { expect } from 'chai';
import type { CommentThread } from '../../../client/elements/comment-thread.ts';
import '../../../client/elements/comment-thread.ts';
import { type CommentId, commentId } from '../../../shared/comment.ts';
import type { Plan } from '../../../shared/plan.ts';
import { threadsOf } from '../../../shared/views/comments.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, focused, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, press, rendered, show, type } from '../page.ts';
import { nurseries, openPennes } from '../pennes.ts';

const nadia = { name: 'Nadia', institution: 'Septèmes' };
const paul = { name: 'Paul', institution: 'Caf' };

describe('<comment-thread>', () => {
  let element: CommentThread;
  let plan: Plan;
  let head: CommentId;
  beforeEach(async () => {
    ({ alice: plan } = await openPennes());
    head = say('Combien de places ? @Nadia (Septèmes)', paul);
    const answer = say('Douze', nadia, head);
    element = create('comment-thread', { me: nadia, names: ['Nadia (Septèmes)'], now: Date.now() });
    plan.subscribe(feed);
    feed();
    await show(element);
    expect(answer).not.to.equal(head);
  });
  afterEach(clear);

  function say(text: string, author: typeof nadia, thread: CommentId | null = null): CommentId {
    return plan.comments.add({ item: nurseries, section: null, thread }, text, author) ?? commentId('rien');
  }

  function feed(): void {
    element.thread = threadsOf(plan.snapshot, nurseries)[0];
    element.actors = plan.snapshot.actors;
  }

  const texts = (): readonly string[] => allByRole('listitem', /^/, element).map(textOf);

  it('has no fault that axe knows, open, being answered or corrected, resolved, and read-only', async () => {
    await expectAccessible(element);
    await click(byRole('button', 'Répondre', element));
    await expectAccessible(element);
    await press('Escape');
    await click(byRole('button', 'Modifier', element));
    await expectAccessible(element);
    await press('Escape');
    plan.comments.delete(head);
    plan.comments.resolve(head, paul);
    await expectAccessible(element);
    element.readOnly = true;
    await expectAccessible(element);
  });

  it('tells who said what and when, marks whom it names, and says what is about me', () => {
    byRole('article', 'Commentaire de Paul (Caf)', element);
    const [first, second] = texts();
    expect(first).to.match(
      /^Paul \(Caf\) aujourd’hui à \d+ h \d\d me concerne Combien de places \? @Nadia \(Septèmes\)$/,
    );
    expect(second).to.match(/^Nadia \(Septèmes\) aujourd’hui à \d+ h \d\d Douze Modifier Supprimer$/);
    expect(textOf(element.renderRoot.querySelector('.mention') ?? element)).to.equal('@Nadia (Septèmes)');
  });

  it('asks to answer, and gives the focus back', async () => {
    const heard = listen('comment-add');
    await click(byRole('button', 'Répondre', element));
    expectFocus(byRole('textbox', 'Votre réponse', element));
    await type('Quinze');
    await press('Control+Enter');
    expect(heard).to.deep.equal([
      { type: 'comment-add', item: nurseries, section: null, thread: head, text: 'Quinze', author: nadia },
    ]);
    expectFocus(byRole('button', 'Répondre', element));
  });

  it('takes up an answer that was being written', async () => {
    element.draft = 'Je vérif';
    await rendered();
    const field = byRole('textbox', 'Votre réponse', element);
    expect(field instanceof HTMLTextAreaElement && field.value).to.equal('Je vérif');
  });

  it('lets one correct and delete what one has written, and nothing else', async () => {
    const heard = listen('comment-edit', 'comment-delete', 'notice');
    await click(byRole('button', 'Modifier', element));
    expect(focused()?.localName).to.equal('textarea');
    await type(' places');
    await press('Control+Enter');
    const answer = element.thread?.comments[1]?.id;
    expect(heard[0]).to.deep.equal({ type: 'comment-edit', comment: answer, text: 'Douze places' });
    await click(byRole('button', 'Supprimer', element));
    expect(heard.slice(1).map(({ type: kind }) => kind)).to.deep.equal(['comment-delete', 'notice']);
    element.me = { name: '', institution: '' };
    await rendered();
    expectNone('button', /Modifier|Supprimer/, element);
  });

  it('lets a coordinator delete what others have written', async () => {
    element.moderates = true;
    await rendered();
    expect(allByRole('button', 'Supprimer', element)).to.have.length(2);
    expect(allByRole('button', 'Modifier', element)).to.have.length(1);
  });

  it('asks to resolve in one’s name, says who did, and asks to open again', async () => {
    const heard = listen('comment-resolve');
    await click(byRole('button', 'Marquer comme résolu', element));
    expect(heard).to.deep.equal([{ type: 'comment-resolve', thread: head, by: nadia }]);
    plan.comments.resolve(head, nadia);
    await rendered();
    expect(textOf(byRole('article', /^/, element))).to.match(/Résolu par Nadia \(Septèmes\), aujourd’hui/);
    await click(byRole('button', 'Rouvrir', element));
    expect(heard[1]).to.deep.equal({ type: 'comment-resolve', thread: head, by: null });
  });

  it('says that what was answered is gone', async () => {
    plan.comments.delete(head);
    await rendered();
    expect(texts()[0]).to.equal('Commentaire supprimé.');
  });

  it('offers nothing to do to those who only read', async () => {
    element.readOnly = true;
    await rendered();
    expect(allByRole('button', /^/, element).map(nameOf)).to.deep.equal([]);
  });
});
