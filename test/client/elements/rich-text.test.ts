import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Carets } from '../../../client/carets.ts';
import type { RichText } from '../../../client/elements/rich-text.ts';
import '../../../client/elements/rich-text.ts';
import type { Peer } from '../../../client/peers.ts';
import type { Plan } from '../../../shared/plan.ts';
import type { RichBlock } from '../../../shared/sheet.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { byRole, focused, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, press, rendered, show, type, until } from '../page.ts';
import { actionOf, leisure, openPennes } from '../pennes.ts';
import { guest } from './grid.ts';

const SECTION = 'objectives';

describe('<rich-text>', () => {
  let alice: Plan;
  let bob: Plan;
  let apart: (work: () => void) => void;
  let text: RichText;
  beforeEach(async () => {
    ({ alice, bob, apart } = await openPennes());
    text = await open(alice, 'Objectifs');
  });
  afterEach(clear);

  async function open(plan: Plan, label: string, properties: Partial<RichText> = {}): Promise<RichText> {
    const element = create('rich-text', { label, text: fragmentOf(plan), ...properties });
    const follow = (): void => {
      element.blocks = blocksOf(plan);
    };
    follow();
    plan.subscribe(follow);
    element.addEventListener('editor-open', ({ origin }) => plan.adoptEditor(origin));
    // Its toolbar stands above it, where a fiche has the heading.
    element.style.marginTop = '60px';
    await show(element);
    if (!element.readOnly) await editorOf(element);
    return element;
  }

  const fragmentOf = (plan: Plan): Y.XmlFragment => {
    const found = plan.sheets.text(leisure, SECTION);
    if (!found) throw new Error('rich-text: no text');
    return found;
  };
  const blocksOf = (plan: Plan): readonly RichBlock[] => {
    const { sheet, richSheet } = actionOf(plan.snapshot, leisure);
    const plain = (sheet[SECTION] ?? []).map(
      (line): RichBlock => ({
        type: 'paragraph',
        content: [{ type: 'text', text: line }],
      }),
    );
    return richSheet[SECTION] ?? plain;
  };
  const linesOf = (plan: Plan): readonly string[] => actionOf(plan.snapshot, leisure).sheet[SECTION];
  const editorOf = (element: RichText): Promise<HTMLElement> =>
    until(() => element.renderRoot.querySelector<HTMLElement>('.tiptap'), 'the editor');
  const tool = (name: string): HTMLElement => byRole('button', name, text);

  const write = async (words: string): Promise<void> => {
    text.focus();
    await type(words);
  };
  const paste = (html: string, plain = ''): void => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', plain);
    focused()?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  };

  it('has no fault that axe knows, empty, written in and read-only', async () => {
    await expectAccessible(text);
    await write('Des loisirs pour tous');
    await press('Control+b');
    await expectAccessible(text);
    text.readOnly = true;
    await expectAccessible(text);
    expectNone('textbox', /^/, text);
  });

  it('does not look as if one could write in it before the editor is there to take what is typed', async () => {
    const early = create('rich-text', { label: 'Tôt', text: fragmentOf(alice) });
    text.after(early);
    await early.updateComplete;
    expectNone('textbox', /^/, early);
    early.focus();
    expect(early.renderRoot.querySelector(':focus')).to.equal(null);
    expect(textOf(early.renderRoot.querySelector('.placeholder') ?? early)).to.equal('Un instant…');
    await expectAccessible(early);
    await until(() => early.renderRoot.querySelector('[role="textbox"]'), 'the text to write in');
    early.focus();
    await type('Tôt');
    expect(linesOf(bob)).to.deep.equal(['Tôt']);
  });

  it('shows both that somebody else is in it and that one is there oneself, and neither on paper', async () => {
    const frame = text.renderRoot.querySelector('.frame') ?? text;
    text.peers = [guest(leisure, null)];
    await write('A');
    const looks = (): readonly string[] => {
      const { borderTopColor, borderTopStyle, boxShadow } = getComputedStyle(frame);
      return [borderTopStyle === 'none' ? 'none' : borderTopColor, boxShadow];
    };
    expect(looks()).to.deep.equal(['rgb(31, 111, 178)', 'rgb(11, 93, 91) 0px 0px 0px 2px']);
    await emulateMedia({ media: 'print' });
    try {
      expect(looks()).to.deep.equal(['none', 'none']);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });

  it('says that there is nothing yet', async () => {
    expect(textOf(text.renderRoot.querySelector('.placeholder') ?? text)).to.equal('À compléter ensemble');
    await write('A');
    expect(text.renderRoot.querySelector('.placeholder')).to.equal(null);
  });

  it('writes in the plan, and shows what others write there', async () => {
    await write('Des loisirs');
    expect(linesOf(bob)).to.deep.equal(['Des loisirs']);
    const his = await open(bob, 'Chez Bob');
    expect(textOf(await editorOf(his))).to.equal('Des loisirs');
    his.focus();
    await press('Control+End');
    await type(' pour tous');
    expect(textOf(await editorOf(text))).to.equal('Des loisirs pour tous');
  });

  it('two people who write apart in one text both keep their words', async () => {
    await write('Début fin');
    const his = await open(bob, 'Chez Bob');
    apart(() => {
      const [paragraph] = fragmentOf(bob).toArray();
      const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
      if (words instanceof Y.XmlText) words.insert(6, 'milieu ');
      const [hers] = fragmentOf(alice).toArray();
      const same = hers instanceof Y.XmlElement ? hers.get(0) : undefined;
      if (same instanceof Y.XmlText) same.insert(same.length, ' !');
    });
    await rendered();
    expect(textOf(await editorOf(his))).to.equal('Début milieu fin !');
    expect(textOf(await editorOf(text))).to.equal('Début milieu fin !');
  });

  it('formats by keys and by its toolbar, whose buttons say what is on', async () => {
    text.focus();
    await press('Control+b');
    await type('Gras');
    await press('Control+b');
    expect(tool('Gras').ariaPressed).to.equal('false');
    await press('Control+i');
    expect(tool('Italique').ariaPressed).to.equal('true');
    await type(' penché');
    await click(tool('Liste à puces'));
    expect(tool('Liste à puces').ariaPressed).to.equal('true');
    expect(blocksOf(bob)).to.deep.equal([
      {
        type: 'bulletList',
        items: [
          [
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: 'Gras', marks: [{ type: 'bold' }] },
                { type: 'text', text: ' penché', marks: [{ type: 'italic' }] },
              ],
            },
          ],
        ],
      },
    ]);
  });

  it('indents by Tab inside a list, and lets one out after Escape', async () => {
    text.focus();
    await type('- Un');
    await press('Enter');
    await type('Deux');
    await press('Tab');
    expect(text.renderRoot.querySelectorAll('ul ul')).to.have.length(1);
    await press('Shift+Tab');
    expect(text.renderRoot.querySelectorAll('ul ul')).to.have.length(0);
    const editor = focused();
    await press('Tab');
    expectFocus(editor);
    await press('Escape', 'Tab');
    expect(focused()).not.to.equal(editor);
  });

  it('links to the web and to mailboxes, and nowhere else', async () => {
    await write('Le site');
    await press('Control+a');
    await click(tool('Lien'));
    await type('javascript:alert(1)');
    await press('Enter');
    expect(textOf(byRole('alert'))).to.match(/^Cette adresse n’est pas comprise/);
    await press('Control+a');
    await type('caf.fr');
    await press('Enter');
    await until(() => text.renderRoot.querySelector('.tiptap a'), 'the link');
    expect(actionOf(bob.snapshot, leisure).richSheet[SECTION]).to.deep.equal([
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'Le site', marks: [{ type: 'link', href: 'https://caf.fr' }] }],
      },
    ]);
    await click(tool('Lien'));
    expect(byRole('link', 'Ouvrir ce lien').getAttribute('href')).to.equal('https://caf.fr');
    await click(byRole('button', 'Retirer le lien'));
    await until(() => !text.renderRoot.querySelector('.tiptap a'), 'the link to go');
  });

  it('pastes what Word gives, cleaned, where the caret is', async () => {
    await write('Avant ');
    paste("<p class=MsoNormal style='color:red'><b>gras</b><o:p></o:p></p>");
    await press('Enter');
    paste('', '• un\n• deux');
    await rendered();
    expect(linesOf(bob)).to.deep.equal(['Avant gras', 'un', 'deux']);
    expect((await editorOf(text)).innerHTML).not.to.match(/Mso|color/);
  });

  it('is taken back with the rest, in the order it was done', async () => {
    await write('Un');
    alice.rename(leisure, 'Loisirs');
    await write(' deux');
    alice.undo();
    expect(textOf(await editorOf(text))).to.equal('Un');
    alice.undo();
    expect(actionOf(alice.snapshot, leisure).title).not.to.equal('Loisirs');
    expect(textOf(await editorOf(text))).to.equal('Un');
    alice.undo();
    expect(linesOf(bob)).to.deep.equal([]);
    alice.redo();
    expect(textOf(await editorOf(text))).to.equal('Un');
  });

  it('asks for the plan’s own undo and redo by their keys', async () => {
    const heard = listen('undo', 'redo');
    await write('Un');
    await press('Control+z', 'Control+Shift+Z', 'Control+y');
    expect(heard.map(({ type: asked }) => asked)).to.deep.equal(['undo', 'redo', 'redo']);
    expect(linesOf(bob)).to.deep.equal(['Un']);
  });

  it('writes nothing in a text that somebody else has emptied again', async () => {
    const other = await open(bob, 'Chez Bob');
    await editorOf(other);
    await write('Un');
    alice.undo();
    other.company = [guest(leisure, null)];
    await rendered();
    expect(fragmentOf(alice).length).to.equal(0);
  });

  it('opens without counting for a change', async () => {
    expect(alice.gestures).to.equal(0);
    await open(bob, 'Chez Bob');
    expect([alice.canUndo, bob.canUndo]).to.deep.equal([false, false]);
  });

  for (const [what, make] of [
    ['an element', () => new Y.XmlElement('table')],
    ['a bare text', () => new Y.XmlText('nu')],
    ['formatting', () => withText(text => text.insert(0, 'souligné', { underline: true }))],
    ['something that is no text', () => withText(text => text.insertEmbed(0, { image: 'x' }))],
    [
      'a list in a list item',
      () => nested(['bulletList', 'listItem', 'bulletList', 'listItem', 'paragraph']),
    ],
    ['depth', () => nested(Array.from({ length: 40 }, () => ['bulletList', 'listItem']).flat())],
  ] as const)
    it(`shows, and never touches, a text with ${what} it does not know, come while it was written in`, async () => {
      await write('Avant');
      const strange = make();
      fragmentOf(bob).insert(1, [strange]);
      await rendered();
      expectNone('textbox', /^/, text);
      expect(textOf(text.renderRoot.querySelector('.note') ?? text)).to.match(
        /^Ce texte a une mise en forme/,
      );
      expect(fragmentOf(alice).length).to.equal(2);
      expect(textOf(text.renderRoot.querySelector('.content') ?? text)).to.include('Avant');
      await expectAccessible(text);
    });

  it('shows where the others write, by their names and colours, as long as they do', async () => {
    const [hers, his] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
    const hear = (): void => {
      hers.states.set(his.clientID, his.getLocalState() ?? {});
      hers.emit('change', [{ added: [], updated: [his.clientID], removed: [] }, 'local']);
    };
    his.on('change', hear);
    text.carets = new Carets(hers);
    text.company = [peerOf(his.clientID, 'Bob')];
    const other = await open(bob, 'Chez Bob', { carets: new Carets(his) });
    other.focus();
    await type('Ici');
    const caret = await until(() => text.renderRoot.querySelector<HTMLElement>('.caret'), 'the caret');
    expect(caret.dataset.name).to.equal('Bob · Caf');
    expect(textOf(await editorOf(text))).to.equal('Ici');
    expect(other.renderRoot.querySelector('.caret')).to.equal(null);
    text.focus();
    await until(() => !text.renderRoot.querySelector('.caret'), 'the caret to go');
    for (const hostile of [
      7,
      { anchor: null, head: [] },
      { anchor: { item: { client: 1, clock: 'x' } }, head: {} },
    ]) {
      his.setLocalStateField('caret', hostile);
      await new Promise(resolve => requestAnimationFrame(resolve));
    }
    await type('Oui ');
    expect(linesOf(bob)[0]).to.include('Oui');
  });

  it('stays fluid with 5,000 characters', async () => {
    const editor = await editorOf(text);
    text.focus();
    paste('', Array.from({ length: 50 }, () => '- '.padEnd(102, 'mot ')).join('\n'));
    await rendered();
    expect(textOf(editor).length).to.be.greaterThan(4_900);
    const start = performance.now();
    for (let key = 0; key < 10; key++) document.execCommand('insertText', false, 'a');
    expect((performance.now() - start) / 10).to.be.lessThan(50);
  });
});

function withText(fill: (text: Y.XmlText) => void): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  fill(text);
  paragraph.insert(0, [text]);
  return paragraph;
}

/** Each element in the one before, the last one with words. */
function nested(names: readonly string[]): Y.XmlElement {
  const [inmost, ...around] = names.toReversed();
  let element = new Y.XmlElement(inmost ?? 'paragraph');
  element.insert(0, [new Y.XmlText('au fond')]);
  for (const name of around) {
    const outer = new Y.XmlElement(name);
    outer.insert(0, [element]);
    element = outer;
  }
  return element;
}

function peerOf(id: number, name: string): Peer {
  return {
    id,
    name,
    institution: 'Caf',
    color: '#1f6fb2',
    item: leisure,
    year: null,
    role: 'editor',
    isProjector: false,
    section: null,
    isMe: false,
  };
}
