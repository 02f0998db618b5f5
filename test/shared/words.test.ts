import { describe, expect, it } from 'vitest';
import { countOf, plural } from '../../shared/words.ts';

describe('a territory’s words', () => {
  it.each([
    ['action', 'actions'],
    ['enjeu', 'enjeux'],
    ['axe', 'axes'],
    ['champ', 'champs'],
    ['domaine de travail', 'domaines de travail'],
    ['perspective générale', 'perspectives générales'],
    ['objectif général', 'objectifs généraux'],
    ['fiche action', 'fiches actions'],
    ['projet d’école', 'projets d’école'],
    ['cas', 'cas'],
  ])('make « %s » plural as « %s »', (one, many) => {
    expect(plural(one)).toBe(many);
  });

  it('are singular below two, as French wants', () => {
    expect([0, 1, 2].map(count => countOf(count, 'Enjeu'))).toEqual(['0 enjeu', '1 enjeu', '2 enjeux']);
  });
});
