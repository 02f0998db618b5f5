import { expect } from 'chai';
import { caretMover } from '../../../client/elements/caret-mover.ts';
import type { LiveTitle } from '../../../client/elements/live-title.ts';
import '../../../client/elements/live-title.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { beginWord, endWord, spell } from '../composing.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { byRole, focused, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, clickAt, create, press, rendered, show, type } from '../page.ts';
import { actionOf, leisure, openPennes } from '../pennes.ts';

const words = 'Favoriser l’accès aux loisirs et à la culture';

describe('<live-title>', () => {
  let title: LiveTitle;
  let alice: Plan;
  let bob: Plan;
  let heard: readonly Intent[];
  beforeEach(async () => {
    ({ alice, bob } = await openPennes());
    title = create('live-title', { item: leisure, label: 'Titre : Action 6', text: words });
    alice.subscribe(() => {
      title.text = actionOf(alice.snapshot, leisure).title;
    });
    title.addEventListener('item-rename', ({ item, title: text }) => alice.rename(item, text));
    await show(title);
    heard = listen();
  });
  afterEach(clear);

  const field = (): HTMLTextAreaElement => {
    const found = byRole('textbox', 'Titre : Action 6', title);
    if (!(found instanceof HTMLTextAreaElement)) throw new Error('live-title: no field');
    return found;
  };
  const caret = (): readonly [number, number] => [field().selectionStart, field().selectionEnd];

  it('has no fault that axe knows, read, edited, empty and read-only', async () => {
    await expectAccessible(title);
    await click(byRole('button', words, title));
    await expectAccessible(title);
    await press('Control+a', 'Delete');
    await expectAccessible(title);
    await press('Enter');
    await expectAccessible(title);
    title.readOnly = true;
    await expectAccessible(title);
  });

  describe('opens', () => {
    it('with a click, the caret where it was clicked', async () => {
      const button = byRole('button', words, title);
      const { left, top } = button.getBoundingClientRect();
      await clickAt(Math.round(left) + 1, Math.round(top) + 8);
      expectFocus(field());
      expect(caret()).to.deep.equal([0, 0]);
    });

    for (const key of ['Enter', 'F2', 'Space'])
      it(`with ${key}`, async () => {
        byRole('button', words, title).focus();
        await press(key);
        expectFocus(field());
        expect(field().value).to.equal(words);
        expect(heard).to.deep.equal([]);
      });

    it('never where one may only read', async () => {
      title.readOnly = true;
      await rendered();
      await click(title);
      await title.edit();
      expectNone('textbox', /^/, title);
      expectNone('button', /^/, title);
    });
  });

  it('says « Sans titre » when it has no words', async () => {
    title.text = '  ';
    await rendered();
    byRole('button', 'Sans titre', title);
  });

  it('renames with each keystroke', async () => {
    await title.edit();
    await press('End');
    await type(' !');
    expect(heard.map(({ title: text }) => text)).to.deep.equal([`${words} `, `${words} !`]);
    expect(actionOf(bob.snapshot, leisure).title).to.equal(`${words} !`);
  });

  it('makes one line of several', async () => {
    await title.edit();
    const lines = new DataTransfer();
    lines.setData('text/plain', 'Loisirs \n et\nculture');
    field().value = lines.getData('text/plain');
    field().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    expect(field().value).to.equal('Loisirs et culture');
    expect(heard).to.deep.equal([{ type: 'item-rename', item: leisure, title: 'Loisirs et culture' }]);
  });

  it('grows with its words', async () => {
    title.style.width = '300px';
    await title.edit();
    const before = field().getBoundingClientRect().height;
    bob.rename(leisure, `${words} ${words} ${words}`);
    await rendered();
    expect(field().getBoundingClientRect().height).to.be.greaterThan(before);
    expect(field().scrollHeight).to.be.at.most(field().clientHeight);
  });

  describe('closes', () => {
    it('with Enter, its words kept and the focus on the title', async () => {
      await title.edit();
      await type('Loisirs');
      await press('Enter');
      expectFocus(byRole('button', 'Loisirs', title));
      expect(actionOf(alice.snapshot, leisure).title).to.equal('Loisirs');
    });

    it('with Escape, taking back one’s own words', async () => {
      await title.edit();
      await type('Loisirs');
      await press('Escape');
      expectFocus(byRole('button', words, title));
      expect(heard.at(-1)).to.deep.equal({ type: 'item-rename', item: leisure, title: words });
    });

    it('with Escape without a word to anyone when nothing was typed', async () => {
      await title.edit();
      await press('Escape');
      expect(heard).to.deep.equal([]);
    });

    it('with Escape, taking nothing back once somebody else has written there', async () => {
      await title.edit();
      await press('Home');
      await type('Mieux : ');
      bob.rename(leisure, `${actionOf(bob.snapshot, leisure).title} pour tous`);
      await rendered();
      await press('Escape');
      expect(actionOf(alice.snapshot, leisure).title).to.equal(`Mieux : ${words} pour tous`);
    });

    it('when the focus leaves, its words kept', async () => {
      await title.edit();
      await type('Loisirs');
      await press('Tab');
      byRole('button', 'Loisirs', title);
      expect(focused() === byRole('button', 'Loisirs', title)).to.equal(false);
    });
  });

  describe('while somebody else types in it', () => {
    it('keeps the focus and the caret where it is in its own words', async () => {
      await title.edit();
      field().setSelectionRange(9, 9);
      bob.rename(leisure, `Ensemble, ${words}`);
      await rendered();
      expect(field().value).to.equal(`Ensemble, ${words}`);
      expect(caret()).to.deep.equal([19, 19]);
      bob.rename(leisure, `Ensemble, ${words} pour tous`);
      await rendered();
      expect(caret()).to.deep.equal([19, 19]);
      expectFocus(field());
    });

    it('lets a word be composed to its end, and loses nothing of either', async () => {
      await title.edit();
      beginWord(field());
      spell(field(), `${words} e`);
      bob.rename(leisure, `Ensemble, ${words} e`);
      await rendered();
      expect(field().value).to.equal(`${words} e`);
      spell(field(), `${words} été`);
      endWord(field());
      await rendered();
      expect(field().value).to.equal(`Ensemble, ${words} été`);
      expect(actionOf(bob.snapshot, leisure).title).to.equal(`Ensemble, ${words} été`);
    });

    it('keeps what is selected', async () => {
      await title.edit();
      field().setSelectionRange(words.indexOf('loisirs'), words.indexOf('loisirs') + 7);
      bob.rename(leisure, words.replace('Favoriser', 'Donner'));
      await rendered();
      const [start, end] = caret();
      expect(field().value.slice(start, end)).to.equal('loisirs');
    });

    it('mixes the letters of both', async () => {
      await title.edit();
      await press('End');
      for (const letter of ['A', 'B', 'C']) {
        await type(letter);
        bob.rename(leisure, letter + actionOf(bob.snapshot, leisure).title);
        await rendered();
      }
      expect(field().value).to.equal(`CBA${words}ABC`);
      expect(caret()).to.deep.equal([field().value.length, field().value.length]);
    });

    it('shows it at once where one only reads', async () => {
      bob.rename(leisure, 'Loisirs pour tous');
      await rendered();
      expect(textOf(byRole('button', /^/, title))).to.equal('Loisirs pour tous');
    });
  });
});

describe('caretMover', () => {
  const cases: readonly (readonly [string, string, number, number])[] = [
    ['abc', 'abc', 1, 1],
    ['abc', 'xabc', 0, 0],
    ['abc', 'xabc', 1, 2],
    ['abc', 'abcx', 3, 3],
    ['abc', 'abcx', 2, 2],
    ['abcdef', 'abf', 4, 2],
    ['abcdef', 'abf', 6, 3],
    ['abcdef', 'abXYZf', 3, 3],
    ['aaa', 'aa', 3, 2],
    ['', 'abc', 0, 0],
  ];
  for (const [before, after, from, to] of cases)
    it(`moves ${from} in « ${before} » to ${to} in « ${after} »`, () => {
      expect(caretMover(before, after)(from)).to.equal(to);
    });
});
