import { expect } from 'chai';
import type { LiveField } from '../../../client/elements/live-field.ts';
import '../../../client/elements/live-field.ts';
import { expectAccessible } from '../axe.ts';
import { beginWord, endWord, spell } from '../composing.ts';
import { byRole, inside, textOf } from '../find.ts';
import { clear, click, create, press, rendered, show, type, until } from '../page.ts';

describe('<live-field>', () => {
  let field: LiveField;
  let told: string[];
  afterEach(clear);

  async function open(properties: Partial<LiveField>): Promise<HTMLTextAreaElement> {
    told = [];
    field = create('live-field', { label: 'Nom', ...properties });
    field.addEventListener('live-input', ({ text }) => told.push(text));
    await show(field);
    return inside<HTMLTextAreaElement>(field, 'textarea');
  }
  const write = async (text: string): Promise<void> => {
    field.focus();
    await press('Control+a', 'Delete');
    if (text !== '') await type(text);
  };
  const problem = (): string => textOf(inside(field, '#problem'));

  it('has no fault that axe knows, to edit, to read, as a list and with an error', async () => {
    await open({ text: 'Copil' });
    await expectAccessible(field);
    field.shape = 'list';
    field.text = 'Décider\nSuivre';
    await expectAccessible(field);
    field.readOnly = true;
    await expectAccessible(field);
    await clear();
    await open({ text: 'a', refuse: () => 'Non.' });
    await write('b');
    await expectAccessible(field);
  });

  it('tells each keystroke, in one line', async () => {
    const textarea = await open({ text: '' });
    field.focus();
    await press('a', 'Enter', 'b');
    expect(told).to.deep.equal(['a', 'ab']);
    textarea.value = 'un\n deux';
    textarea.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(told.at(-1)).to.equal('un deux');
  });

  it('tells the lines of a list, and shows them with bullets to those who read', async () => {
    await open({ text: 'a', shape: 'list' });
    field.focus();
    await press('End', 'Enter', 'b');
    expect(told).to.deep.equal(['a\n', 'a\nb']);
    field.text = 'a\n\nb';
    field.readOnly = true;
    await rendered();
    expect([...field.renderRoot.querySelectorAll('li')].map(textOf)).to.deep.equal(['a', 'b']);
  });

  it('keeps the caret where it is when others write before it', async () => {
    const textarea = await open({ text: 'Café' });
    field.focus();
    textarea.setSelectionRange(2, 2);
    field.text = 'Le Café';
    await rendered();
    expect([textarea.value, textarea.selectionStart]).to.deep.equal(['Le Café', 5]);
  });

  it('keeps the space that ends a word while the next one is not there, though a name is kept without', async () => {
    const textarea = await open({ text: 'Caf des M' });
    field.addEventListener('live-input', ({ text }) => {
      field.text = text.trim();
    });
    field.focus();
    await press('End', 'Backspace');
    expect(textarea.value).to.equal('Caf des ');
    await type('Bouches-du-Rhône ');
    expect(textarea.value).to.equal('Caf des Bouches-du-Rhône ');
    expect(told.at(-2)).to.equal('Caf des Bouches-du-Rhône');
    await press('Tab');
    await until(() => textarea.value === 'Caf des Bouches-du-Rhône', 'the name as it is kept');
  });

  it('lets a word be composed to its end before it shows what others wrote, and loses neither', async () => {
    const textarea = await open({ text: 'Cafe' });
    field.focus();
    beginWord(textarea);
    spell(textarea, 'Cafe n');
    field.text = 'Cafe n';
    await rendered();
    field.text = 'Le Cafe n';
    await rendered();
    expect(textarea.value).to.equal('Cafe n');
    spell(textarea, 'Cafe né');
    expect(told).to.deep.equal(['Cafe n']);
    endWord(textarea);
    expect(textarea.value).to.equal('Le Cafe né');
    expect(told).to.deep.equal(['Cafe n', 'Le Cafe né']);
  });

  it('is as high as its text', async () => {
    const textarea = await open({ text: 'a', shape: 'text' });
    const low = textarea.offsetHeight;
    field.text = 'a\nb\nc';
    await rendered();
    expect(textarea.offsetHeight).to.be.greaterThan(low + 30);
  });

  it('says why a text cannot be taken, keeps it, and tells nothing', async () => {
    const textarea = await open({ text: 'a', refuse: text => (text === '' ? 'Il faut un nom.' : undefined) });
    await write('');
    expect(problem()).to.equal('Il faut un nom.');
    expect(textarea.ariaInvalid).to.equal('true');
    expect(told).to.deep.equal([]);
    await type('b');
    expect(problem()).to.equal('');
    expect(told).to.deep.equal(['b']);
  });

  describe('that is patient', () => {
    const refuse = (text: string): string | undefined => (/^\d*$/.test(text) ? undefined : 'Un nombre.');

    it('tells its text when it is left, and with Enter', async () => {
      await open({ text: '1', patient: true, refuse });
      await write('23');
      expect(told).to.deep.equal([]);
      await press('Tab');
      expect(told).to.deep.equal(['23']);
      field.text = '23';
      await write('45');
      await press('Enter');
      expect(told).to.deep.equal(['23', '45']);
    });

    it('keeps what is being written from what others write', async () => {
      const textarea = await open({ text: '1', patient: true, refuse });
      await write('23');
      field.text = '7';
      await rendered();
      expect(textarea.value).to.equal('23');
    });

    it('says what is wrong only when it is left, and gives up with Escape', async () => {
      const textarea = await open({ text: '1', patient: true, refuse });
      await write('deux');
      expect(problem()).to.equal('');
      await press('Tab');
      expect(problem()).to.equal('Un nombre.');
      expect(textarea.value).to.equal('deux');
      await click(textarea);
      await press('Escape');
      expect([textarea.value, problem()]).to.deep.equal(['1', '']);
      expect(told).to.deep.equal([]);
    });

    it('goes back to how a text is kept', async () => {
      const textarea = await open({ text: '1', patient: true });
      await write('01');
      await press('Tab');
      await until(() => textarea.value === '1', 'the text that is kept');
      expect(byRole('textbox', 'Nom', field)).to.equal(textarea);
    });
  });
});
