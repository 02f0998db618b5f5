import { describe, expect, it } from 'vitest';
import type { LevelStyle, Numbering } from '../../../shared/model.ts';
import { exampleOf, fixedOnes } from '../../../shared/views/wording.ts';
import { setup } from '../replicas.ts';
import { cafe, care, nursery } from '../territories.ts';

const vocabulary = { axis: 'Enjeu', orientation: 'Orientation', action: 'Action' };

describe('the example of a wording', () => {
  it.each<[Numbering, LevelStyle, LevelStyle, string]>([
    ['continuous', 'decimal', 'path', 'Enjeu 1, Orientation 1.2, Action 3'],
    ['hierarchical', 'decimal', 'path', 'Enjeu 1, Orientation 1.2, Action 1.2.3'],
    ['hierarchical', 'decimal', 'letter', 'Enjeu 1, Orientation b, Action 1.b.3'],
    ['hierarchical', 'none', 'none', 'Enjeu, Orientation, Action 3'],
    ['none', 'letter', 'none', 'Enjeu a, Orientation, Action'],
  ])('of actions %s, axes %s, orientations %s: %s', (numbering, axisStyle, orientationStyle, text) => {
    expect(exampleOf({ vocabulary, numbering, axisStyle, orientationStyle })).toBe(text);
  });
});

describe('fixed numbers', () => {
  it('are listed as they are shown, level by level', () => {
    const { alice } = setup();
    expect(fixedOnes(alice.snapshot)).toEqual([]);
    alice.fixNumber(nursery, '9');
    alice.fixNumber(cafe, '');
    alice.fixNumber(care, 'A');
    expect(fixedOnes(alice.snapshot)).toEqual([
      { id: care, name: 'Orientation A', title: 'Accueillir' },
      { id: nursery, name: 'Action 9', title: 'Crèche' },
      { id: cafe, name: 'Action sans numéro', title: 'Café des parents' },
    ]);
  });
});
