import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { linesOf, reviseLines } from '../../shared/plan-lines.ts';
import { bulletsFragment } from '../../shared/plan-text.ts';

function attach(fragment: Y.XmlFragment): Y.XmlFragment {
  new Y.Doc().getMap('root').set('list', fragment);
  return fragment;
}

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const node = new Y.XmlElement(name);
  node.insert(0, children);
  return node;
}

/** How many nodes of the list were written or taken away. */
function touched(fragment: Y.XmlFragment, act: () => void): number {
  let count = 0;
  fragment.observeDeep(events => {
    count += events.length;
  });
  fragment.doc?.transact(act);
  return count;
}

describe('reviseLines', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['fills an empty list', [], ['a', 'b']],
    ['empties a list', ['a', 'b'], []],
    ['adds a line at the start', ['a'], ['z', 'a']],
    ['adds a line at the end', ['a'], ['a', 'b']],
    ['adds a blank line, which stays', ['a'], ['a', '']],
    ['adds a line in the middle', ['a', 'c'], ['a', 'b', 'c']],
    ['takes a line away', ['a', 'b', 'c'], ['a', 'c']],
    ['changes one line', ['a', 'b', 'c'], ['a', 'bb', 'c']],
    ['replaces all', ['a', 'b'], ['c', 'd', 'e']],
    ['keeps a line that has breaks', ['a\nb', 'c'], ['a', 'b', 'c', 'd']],
    ['parts a line that has breaks where it is touched', ['a\nb', 'c'], ['a', 'bb', 'c']],
  ])('%s', (_title, from, to) => {
    const fragment = attach(bulletsFragment(from));
    fragment.doc?.transact(() => reviseLines(fragment, to));
    expect(linesOf(fragment).join('\n')).toBe(to.join('\n'));
  });

  it('touches one text when one line changes, and nothing when none does', () => {
    const fragment = attach(bulletsFragment(['a', 'b', 'c']));
    expect(touched(fragment, () => reviseLines(fragment, ['a', 'bb', 'c']))).toBe(1);
    expect(touched(fragment, () => reviseLines(fragment, ['a', 'bb', 'c']))).toBe(0);
  });

  it('gives the lines that were asked, whatever they were', () => {
    const lines = fc.array(fc.constantFrom('', 'a', 'b', 'ab', '😀'), { maxLength: 6 });
    const property = fc.property(fc.array(lines, { maxLength: 5 }), revisions => {
      const fragment = attach(new Y.XmlFragment());
      for (const next of revisions) {
        fragment.doc?.transact(() => reviseLines(fragment, next));
        expect(linesOf(fragment)).toEqual(next);
      }
    });
    fc.assert(property);
  });

  it('writes in what a foreign program has made, and under it', () => {
    const fragment = attach(new Y.XmlFragment());
    fragment.insert(0, [
      element('paragraph', new Y.XmlText('a')),
      element('heading', new Y.XmlText('b')),
      element('bulletList', element('listItem', element('paragraph', new Y.XmlText('c')))),
    ]);
    reviseLines(fragment, ['a', 'bb', 'new', 'c']);
    expect(linesOf(fragment)).toEqual(['a', 'bb', 'new', 'c']);
    reviseLines(fragment, ['c']);
    expect(linesOf(fragment)).toEqual(['c']);
  });

  it('writes anew a line whose words carry a format', () => {
    const fragment = attach(bulletsFragment(['gras', 'b']));
    const [list] = fragment.toArray();
    const text = list instanceof Y.XmlElement ? list.firstChild : undefined;
    const words = text instanceof Y.XmlElement ? text.firstChild : undefined;
    if (!(words instanceof Y.XmlElement) || !(words.firstChild instanceof Y.XmlText)) throw new Error('test');
    words.firstChild.format(0, 4, { bold: true });
    reviseLines(fragment, ['gras et gros', 'b']);
    expect(linesOf(fragment)).toEqual(['gras et gros', 'b']);
  });

  it('is one line when words stand in no bullet', () => {
    const fragment = attach(new Y.XmlFragment());
    fragment.insert(0, [new Y.XmlText('seule')]);
    reviseLines(fragment, ['seule', 'et une']);
    expect(linesOf(fragment).join('\n')).toContain('seule');
  });
});

describe('linesOf', () => {
  it.each([
    ['a text', new Y.Text('x')],
    ['a word', 'x'],
    ['nothing', undefined],
  ])('[D5] is none for %s', (_title, value) => {
    expect(linesOf(value)).toEqual([]);
  });
});
