import { describe, expect, it } from 'vitest';
import { tellMoment, tellSpan } from '../../../shared/views/moments.ts';

describe('a moment', () => {
  const now = new Date(2026, 10, 24, 18, 30).getTime();
  it.each<[Date, string]>([
    [new Date(2026, 10, 24, 14, 5), 'aujourd’hui à 14 h 05'],
    [new Date(2026, 10, 24, 0, 0), 'aujourd’hui à 0 h 00'],
    [new Date(2026, 10, 23, 23, 59), 'le 23 novembre 2026 à 23 h 59'],
    [new Date(2026, 4, 1, 9, 30), 'le 1er mai 2026 à 9 h 30'],
    [new Date(2025, 10, 24, 18, 30), 'le 24 novembre 2025 à 18 h 30'],
  ])('is told as in French: %s', (moment, words) => {
    expect(tellMoment(moment.getTime(), now)).toBe(words);
  });

  it('is told on the first of a month too', () => {
    const first = new Date(2026, 5, 1, 8, 0).getTime();
    expect(tellMoment(first, first)).toBe('aujourd’hui à 8 h 00');
  });
});

describe('a span of time', () => {
  const now = new Date(2026, 10, 24, 18, 30).getTime();
  it.each<[Date, Date, string]>([
    [new Date(2026, 10, 24, 14, 5, 1), new Date(2026, 10, 24, 14, 5, 50), 'aujourd’hui à 14 h 05'],
    [new Date(2026, 10, 24, 14, 5), new Date(2026, 10, 24, 14, 12), 'aujourd’hui à 14 h 05, jusqu’à 14 h 12'],
    [
      new Date(2026, 10, 22, 23, 58),
      new Date(2026, 10, 23, 0, 4),
      'le 22 novembre 2026 à 23 h 58, jusqu’au 23 novembre 2026 à 0 h 04',
    ],
    [
      new Date(2026, 10, 23, 23, 58),
      new Date(2026, 10, 24, 0, 4),
      'le 23 novembre 2026 à 23 h 58, jusqu’à 0 h 04 aujourd’hui',
    ],
  ])('is told from its beginning to its end: %s, %s', (from, to, words) => {
    expect(tellSpan(from.getTime(), to.getTime(), now)).toBe(words);
  });
});
