import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, type Piece, wordChanges } from '../../../shared/views/word-changes.ts';

/** « Ouvrir [-dix] [+douze] places ». */
const shown = (pieces: readonly Piece[]): string =>
  pieces.map(({ is, text }) => (is === 'same' ? text : `[${is === 'added' ? '+' : '-'}${text}]`)).join('');

describe('what differs between two texts', () => {
  it.each([
    ['Ouvrir dix places', 'Ouvrir douze places', 'Ouvrir [-dix][+douze] places'],
    ['Crèche', 'Crèches', '[-Crèche][+Crèches]'],
    ['', 'Nouveau', '[+Nouveau]'],
    ['Ancien', '', '[-Ancien]'],
    ['un deux trois', 'un trois', 'un [-deux ]trois'],
    ['a b c d e', 'a x c y e', 'a [-b][+x] c [-d][+y] e'],
    ['l’accès aux loisirs', 'l’accès à la culture', 'l’accès [-aux loisirs][+à la culture]'],
    ['même', 'même', 'même'],
  ])('is told word by word: « %s », « %s »', (before, after, words) => {
    expect(shown(wordChanges(before, after))).toBe(words);
  });

  it('gives both texts back, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', 'é', '😀', '\n', 'mot', ','))
      .map(words => words.join(''));
    const without = (pieces: readonly Piece[], is: Piece['is']): string =>
      pieces.map(piece => (piece.is === is ? '' : piece.text)).join('');
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordChanges(before, after);
        expect(without(pieces, 'added')).toBe(before);
        expect(without(pieces, 'removed')).toBe(after);
      }),
    );
  });

  it('does not take long, however long the texts', () => {
    const words = (word: string): string => Array.from({ length: 1500 }, (_, n) => `${word}${n}`).join(' ');
    const start = performance.now();
    expect(wordChanges(words('a'), words('b')).map(({ is }) => is)).toEqual(['removed', 'added']);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('an excerpt', () => {
  it('shows what stands around the changes, and leaves the rest of a long text out', () => {
    const long = 'mot '.repeat(100);
    const pieces = excerpt(wordChanges(`${long}fin ${long}`, `${long}suite ${long}`));
    expect(shown(pieces)).toMatch(/^….{50,70}\[-fin\]\[\+suite\].{50,70}…$/);
  });

  it('leaves a short text whole', () => {
    expect(shown(excerpt(wordChanges('un deux', 'un trois')))).toBe('un [-deux][+trois]');
  });
});
