import { expect } from 'chai';
import type { CommentField, SayEvent } from '../../../client/elements/comment-field.ts';
import '../../../client/elements/comment-field.ts';
import { MAX_COMMENT_LENGTH } from '../../../shared/comment.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, press, rendered, setSize, show, type } from '../page.ts';

describe('<comment-field>', () => {
  let field: CommentField;
  let said: string[];
  beforeEach(async () => {
    field = create('comment-field', { names: ['Nadia (Septèmes)', 'Les Pennes', 'Septèmes'] });
    said = [];
    field.addEventListener('say', event => said.push((event as SayEvent).text));
    await show(field);
    box().focus();
  });
  afterEach(clear);

  const box = (): HTMLTextAreaElement => {
    const found = byRole('textbox', 'Votre commentaire', field);
    if (!(found instanceof HTMLTextAreaElement)) throw new Error('test: no field');
    return found;
  };
  const offered = (): readonly string[] => allByRole('option', /^/, field).map(nameOf);

  it('has no fault that axe knows, empty, offering names, with an error, and where it asks for a name', async () => {
    await expectAccessible(field);
    await type('@');
    expect(offered()).to.have.length(3);
    await expectAccessible(field);
    await press('Escape', 'Backspace', 'Control+Enter');
    await expectAccessible(field);
    field.unsigned = true;
    field.mayGiveUp = true;
    await expectAccessible(field);
    await setSize({ width: 320, height: 640 });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('says what was written, by its button or Ctrl+Enter, and is empty then', async () => {
    await type('  Combien de places ?');
    await click(byRole('button', 'Commenter', field));
    await type('Douze');
    await press('Control+Enter');
    expect(said).to.deep.equal(['Combien de places ?', 'Douze']);
    expect(box().value).to.equal('');
  });

  it('goes to the next line with Enter', async () => {
    await type('Un');
    await press('Enter');
    await type('Deux');
    await press('Control+Enter');
    expect(said).to.deep.equal(['Un\nDeux']);
  });

  it('refuses nothing, and too much, without losing a word', async () => {
    await press('Control+Enter');
    expect(textOf(byRole('alert', /^/, field))).to.equal('Écrivez d’abord votre commentaire.');
    field.text = 'x'.repeat(MAX_COMMENT_LENGTH + 1);
    await rendered();
    await press('Control+Enter');
    expect(textOf(byRole('alert', /^/, field))).to.match(/tient en 4 000 caractères, et celui-ci en a 4 001/);
    expect(said).to.deep.equal([]);
    expect(box().value).to.have.length(MAX_COMMENT_LENGTH + 1);
    expectFocus(box());
  });

  it('offers names after « @ », narrows them, and puts in the one that is chosen', async () => {
    await type('Voir avec @');
    expect(offered()).to.deep.equal(['Nadia (Septèmes)', 'Les Pennes', 'Septèmes']);
    await type('sep');
    expect(offered()).to.deep.equal(['Nadia (Septèmes)', 'Septèmes']);
    expect(byRole('option', 'Nadia (Septèmes)', field).ariaSelected).to.equal('true');
    await press('ArrowDown', 'Enter');
    expect(box().value).to.equal('Voir avec @Septèmes ');
    expectNone('option', /^/, field);
    await type('et @na');
    await click(byRole('option', 'Nadia (Septèmes)', field));
    expect(box().value).to.equal('Voir avec @Septèmes et @Nadia (Septèmes) ');
    expectFocus(box());
  });

  it('sends with Ctrl+Enter even while names are offered', async () => {
    await type('Voir avec @Les Pennes');
    expect(offered()).to.deep.equal(['Les Pennes']);
    await press('Control+Enter');
    expect(said).to.deep.equal(['Voir avec @Les Pennes']);
    expectNone('option', /^/, field);
  });

  it('offers nothing in an address, nor once Escape was pressed', async () => {
    await type('nadia@sep');
    expectNone('option', /^/, field);
    await type(' @sep');
    await press('Escape');
    expectNone('option', /^/, field);
    await press('Enter');
    expect(box().value).to.equal('nadia@sep @sep\n');
  });

  it('gives up with Escape or its button where one may, and tells that the draft is no more', async () => {
    field.mayGiveUp = true;
    field.draft = 'comment/a04/';
    let times = 0;
    field.addEventListener('give-up', () => times++);
    const heard = listen('draft');
    await type('Non');
    await press('Escape');
    await click(byRole('button', 'Annuler', field));
    expect(times).to.equal(2);
    expect(heard.map(({ text }) => text)).to.deep.equal(['N', 'No', 'Non', '', '']);
  });

  it('asks who one is instead of sending what nobody signs', async () => {
    field.unsigned = true;
    await type('Bonjour');
    await press('Control+Enter');
    const heard = listen('identity-ask');
    await click(byRole('button', 'Se présenter pour écrire', field));
    expect(heard).to.have.length(1);
    expect(said).to.deep.equal([]);
    expect(box().value).to.equal('Bonjour');
  });
});
