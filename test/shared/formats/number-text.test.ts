import { describe, expect, it } from 'vitest';
import { parseNumber, printNumber } from '../../../shared/formats/number-text.ts';

describe('a number', () => {
  it.each([0, 0.5, -3, 29233, 1234567.25])('%d is read back as it is written', value => {
    expect(parseNumber(printNumber(value))).toBe(value);
  });

  it.each<[string, number | null | undefined]>([
    ['', null],
    ['  ', null],
    ['0,5', 0.5],
    ['0.5', 0.5],
    ['29 233', 29233],
    ['1,2,3', undefined],
    ['beaucoup', undefined],
    ['12 ETP', undefined],
    ['1e5', undefined],
  ])('« %s » is read as %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it('is no text when it is not known', () => {
    expect(printNumber(null)).toBe('');
  });
});
