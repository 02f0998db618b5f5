import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bulletsFragment, fragmentLines, paragraphsFragment, reviseText } from '../../shared/plan-text.ts';

/** Puts a type in a document: Yjs tells nothing of one that is in none. */
function attach<T extends Y.Text | Y.XmlFragment>(type: T): T {
  new Y.Doc().getMap('root').set('type', type);
  return type;
}

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const node = new Y.XmlElement(name);
  node.insert(0, children);
  return node;
}

function linesOf(...children: Y.XmlElement[]): readonly string[] {
  const fragment = new Y.XmlFragment();
  fragment.insert(0, children);
  return fragmentLines(attach(fragment));
}

function revise(from: string, to: string): { readonly text: Y.Text; readonly delta: unknown } {
  const text = attach(new Y.Text(from));
  let delta: unknown;
  text.observe(event => {
    delta = event.delta;
  });
  text.doc?.transact(() => reviseText(text, to));
  return { text, delta };
}

describe('reviseText', () => {
  it.each([
    ['inserts at the start', 'Café', 'Le Café', [{ insert: 'Le ' }]],
    ['inserts at the end', 'Café', 'Cafés', [{ retain: 4 }, { insert: 's' }]],
    ['inserts in the middle', 'aa', 'aba', [{ retain: 1 }, { insert: 'b' }]],
    ['deletes in the middle', 'abcd', 'ad', [{ retain: 1 }, { delete: 2 }]],
    ['deletes all', 'abc', '', [{ delete: 3 }]],
    [
      'replaces only what differs',
      'un deux trois',
      'un 2 trois',
      [{ retain: 3 }, { delete: 4 }, { insert: '2' }],
    ],
    ['adds one more of a repeated letter', 'aaa', 'aaaa', [{ retain: 3 }, { insert: 'a' }]],
    ['replaces whole a character whose first half stays', '😀', '😁', [{ delete: 2 }, { insert: '😁' }]],
    ['replaces whole a character whose second half stays', '😀', '🨀', [{ delete: 2 }, { insert: '🨀' }]],
    ['adds beside a character of two halves', '😀', '😀😀', [{ retain: 2 }, { insert: '😀' }]],
    ['touches nothing when nothing differs', 'abc', 'abc', undefined],
  ])('%s', (_title, from, to, delta) => {
    expect(revise(from, to).delta).toEqual(delta);
  });

  it('gives the text that was asked, here and at the others’, whatever the characters', () => {
    const unit = fc.constantFrom('a', 'b', 'é', '😀', '😁', '🨀', '👨‍👩‍👧');
    const anyText = fc.string({ unit, maxLength: 8 });
    const property = fc.property(anyText, anyText, (from, to) => {
      const { text } = revise(from, to);
      expect(text.toString()).toBe(to);
      const there = new Y.Doc();
      if (text.doc) Y.applyUpdate(there, Y.encodeStateAsUpdate(text.doc));
      expect(String(there.getMap('root').get('type'))).toBe(to);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe('fragmentLines', () => {
  it.each<[string, readonly string[]]>([
    ['nothing', []],
    ['one line', ['Ouvrir']],
    ['several lines', ['Ouvrir', 'Recruter', 'Former']],
    ['a line break inside', ['Ouvrir\ndouze places', '\nbis\n']],
    ['what looks like a tag', ['<b>Ouvrir</b> & fermer']],
    ['a character of two halves', ['👶 Crèche']],
  ])('gives back what bullets and paragraphs were made of: %s', (_title, lines) => {
    expect(fragmentLines(attach(bulletsFragment(lines)))).toEqual(lines);
    expect(fragmentLines(attach(paragraphsFragment(lines)))).toEqual(lines);
  });

  it('gives back any lines that are not blank', () => {
    const anyLine = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '<', '&', '😀'), maxLength: 6 });
    const lines = fc.array(
      anyLine.filter(line => line.trim() !== ''),
      { maxLength: 4 },
    );
    const property = fc.property(lines, given => {
      expect(fragmentLines(attach(bulletsFragment(given)))).toEqual(given);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('leaves blank lines out', () => {
    expect(fragmentLines(attach(paragraphsFragment(['', 'Ouvrir', '  ', '\n'])))).toEqual(['Ouvrir']);
  });

  it('reads a line through its formatting and what is set in it', () => {
    const text = new Y.XmlText();
    text.applyDelta([{ insert: 'douze ' }, { insert: 'places', attributes: { bold: true } }]);
    const mention = element('mention', new Y.XmlText(' à Gignac'));
    expect(linesOf(element('paragraph', text, mention))).toEqual(['douze places à Gignac']);
  });

  it('reads a list inside a list as lines like the others', () => {
    const bullet = (text: string, ...more: Y.XmlElement[]): Y.XmlElement =>
      element('listItem', element('paragraph', new Y.XmlText(text)), ...more);
    const inner = element('bulletList', bullet('Recruter'), bullet('Former'));
    expect(linesOf(element('bulletList', bullet('Ouvrir', inner), bullet('Fermer')))).toEqual([
      'Ouvrir',
      'Recruter',
      'Former',
      'Fermer',
    ]);
  });

  it.each([undefined, null, 'texte', 12, new Y.Map(), new Y.Text('texte'), new Y.Array()])(
    '[D5] finds no line in what is not a fragment: %o',
    value => {
      expect(fragmentLines(value)).toEqual([]);
    },
  );

  it('[D5] does not follow what is nested deeper than any editor makes', () => {
    const fragment = attach(paragraphsFragment(['au bord']));
    let parent: Y.XmlFragment = fragment;
    for (let depth = 0; depth < 1000; depth++) {
      const inner = element('bulletList');
      parent.insert(0, [inner]);
      parent = inner;
    }
    parent.insert(0, [new Y.XmlText('au fond')]);
    expect(fragmentLines(fragment)).toEqual(['au bord']);
  });
});
