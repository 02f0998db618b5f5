import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimal,
  fixNumbers,
  letter,
  levelSequence,
  numberAll,
  type Sequence,
  under,
} from '../../../shared/views/numbers.ts';

describe('sequences', () => {
  it.each([
    [1, 'a'],
    [2, 'b'],
    [26, 'z'],
    [27, 'aa'],
    [52, 'az'],
    [53, 'ba'],
    [702, 'zz'],
    [703, 'aaa'],
  ])('letter number %i is %s', (n, text) => {
    expect(letter(n)).toBe(text);
  });

  it('never give the same number twice', () => {
    for (const sequence of [decimal, letter, under('1.2'), under(null)])
      expect(new Set(Array.from({ length: 2000 }, (_, index) => sequence(index + 1))).size).toBe(2000);
  });

  it.each([
    ['none', '3', undefined],
    ['decimal', '3', '2'],
    ['letter', '3', 'b'],
    ['path', '3', '3.2'],
    ['path', null, '2'],
  ] as const)('in the style %s under %s, the second is %s', (style, parent, second) => {
    expect(levelSequence(style, parent)?.(2)).toBe(second);
  });
});

describe('numberAll', () => {
  it.each([
    ['no number without a sequence', [undefined, undefined], undefined, [null, null]],
    ['a fixed number even without a sequence', ['7', undefined], undefined, ['7', null]],
    ['numbers in order', [undefined, undefined, undefined], decimal, ['1', '2', '3']],
    ['a fixed number to its item alone', [undefined, '1', undefined], decimal, ['2', '1', '3']],
    ['the first numbers left', ['2', undefined, undefined, '3'], decimal, ['2', '1', '4', '3']],
    ['no number where it is fixed to none', [undefined, '', undefined], decimal, ['1', null, '2']],
    ['a number that two have fixed to both', ['1', '1', undefined], decimal, ['1', '1', '2']],
    ['any text that is fixed', ['3 bis', undefined], decimal, ['3 bis', '1']],
    ['the number below its parent', [undefined, '1.2.1'], under('1.2'), ['1.2.2', '1.2.1']],
  ])('gives %s', (_title, fixed, sequence, numbers) => {
    expect(numberAll(fixed, sequence)).toEqual(numbers);
  });
});

describe('fixNumbers', () => {
  it.each([
    ['nothing when the numbers follow', ['1', '2', '3'], [undefined, undefined, undefined]],
    ['the one that is out of order', ['3', '1', '2'], ['3', undefined, undefined]],
    ['no number where the source gives none', ['1', null, '2'], [undefined, '', undefined]],
    ['what is no number of the sequence', ['1', '2 bis', '2'], [undefined, '2 bis', undefined]],
    ['what comes after a gap', ['1', '2', '4'], [undefined, undefined, '4']],
    ['what is given twice', ['1', '2', '2'], [undefined, '2', '2']],
    ['a high number rather than the low one after it', ['3', '1'], ['3', undefined]],
  ])('fixes %s', (_title, given, fixed) => {
    expect(fixNumbers(given, decimal)).toEqual(fixed);
  });

  it('fixes every number, and only those, where there is no sequence', () => {
    expect(fixNumbers(['1', null], undefined)).toEqual(['1', undefined]);
  });

  it('leaves to be derived only numbers that rise in the source too', () => {
    expect(fixNumbers(['1', '2', '3'], decimal, [5, 1, 2])).toEqual(['1', undefined, undefined]);
  });

  it('gives back the numbers of the source with the fewest fixed, whatever they are', () => {
    const anyNumber = fc.constantFrom('1', '2', '3', '4', '5', '6', 'a', 'b', 'c', 'x', null);
    const property = fc.property(
      fc.array(anyNumber, { maxLength: 6 }),
      fc.constantFrom<Sequence | undefined>(decimal, letter, undefined),
      (given, sequence) => {
        const fixed = fixNumbers(given, sequence);
        expect(numberAll(fixed, sequence)).toEqual(given);
        expect(countFixed(fixed)).toBe(Math.min(...allWays(given, sequence).map(countFixed)));
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});

type Fixed = readonly (string | undefined)[];

function countFixed(fixed: Fixed): number {
  return fixed.filter(number => number !== undefined).length;
}

/** Every choice of numbers to fix that gives back the numbers of the source. */
function allWays(given: readonly (string | null)[], sequence: Sequence | undefined): readonly Fixed[] {
  const choices = Array.from({ length: 2 ** given.length }, (_, bits) =>
    given.map((number, index) => ((bits >> index) & 1 ? (number ?? '') : undefined)),
  );
  return choices.filter(fixed =>
    numberAll(fixed, sequence).every((number, index) => number === given[index]),
  );
}
