import { describe, expect, it } from 'vitest';
import { excerptOf, foldText, hasWord, highlight, wordsOf } from '../../../shared/views/search.ts';

describe('a search', () => {
  it.each<[search: string, text: string, found: boolean]>([
    ['éleve', 'Accompagner les ÉLÈVES', true],
    ['coeur', 'Au cœur du quartier', true],
    ["l'accueil", 'Améliorer l’accueil', true],
    ['parents enfants', 'Des enfants et leurs parents', true],
    ['parents enfants', 'Des enfants', false],
    ['communal', 'Un projet intercommunal', true],
    ['ram', 'Le programme', false],
    ['ram', 'Le RAM itinérant', true],
    ['12', 'Action 12', true],
    ['12', 'En 2012', false],
    ['1.2', '1.2.2', true],
    ['1.2', '11.2', false],
    ['1.2', '1.20', false],
    ['2.2', '1.2.2', false],
    ['  ', 'tout', true],
  ])('for « %s » in « %s » finds: %s', (search, text, found) => {
    expect(wordsOf(search).every(word => hasWord(foldText(text), word))).toBe(found);
  });

  it('has each word once, as it is sought', () => {
    expect(wordsOf(' Été  été PÉRI ')).toEqual(['ete', 'peri']);
  });
});

describe('what was found', () => {
  /** `Le [café] des parents`. */
  const marked = (text: string, search: string): string =>
    highlight(text, wordsOf(search))
      .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
      .join('');

  it.each([
    ['Le café des parents', 'cafe parents', 'Le [café] des [parents]'],
    ['Le café des parents', '', 'Le café des parents'],
    ['Cœur de ville, cœurs', 'coeur', '[Cœur] de ville, [cœur]s'],
    ['Cœur', 'co', '[Cœ]ur'],
    ['E\u0301te\u0301 😀 été', 'ete', '[E\u0301te\u0301] 😀 [été]'],
    ['enfance', 'enfa fance', '[enfance]'],
    ['', 'mot', ''],
  ])('is marked in « %s » for « %s »: %s', (text, search, shown) => {
    expect(marked(text, search)).toBe(shown);
  });
});

describe('an excerpt', () => {
  const long =
    'Améliorer la coordination entre les structures du territoire pour accueillir les enfants porteurs de handicap dans les accueils de loisirs et les crèches, en lien avec les familles et les professionnels';
  it('is what is around the first word that is found, cut between words', () => {
    expect(excerptOf(['Autre chose', long], wordsOf('handicap'))).toBe(
      '… accueillir les enfants porteurs de handicap dans les accueils de loisirs et les crèches, en lien avec les familles …',
    );
    expect(excerptOf([long], wordsOf('ameliorer'))).toMatch(
      /^Améliorer la coordination .* pour accueillir les …$/,
    );
  });

  it('is a short text whole, and nothing where nothing is found', () => {
    expect(excerptOf(['Ouvrir douze places'], wordsOf('douze'))).toBe('Ouvrir douze places');
    expect(excerptOf(['Ouvrir douze places'], wordsOf('treize'))).toBeUndefined();
  });

  it('cuts a text without spaces', () => {
    expect(excerptOf([`${'a'.repeat(100)}mot${'b'.repeat(200)}`], ['amot'])?.length).toBeLessThan(200);
  });
});
