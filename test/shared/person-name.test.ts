import { describe, expect, it } from 'vitest';
import { MAX_NAME_LENGTH } from '../../shared/model.ts';
import { tidyName } from '../../shared/person-name.ts';

const code = (...points: readonly number[]): string => String.fromCodePoint(...points);

describe('the name of a person', () => {
  it('stays as it was typed, on one line and without what surrounds it', () => {
    expect(tidyName('  Anne-Sophie   d’Arcos\n(Caf) ')).toBe('Anne-Sophie d’Arcos (Caf)');
    expect(tidyName('Zoé')).toBe(tidyName('Zoe\u0301'));
    expect(tidyName('نادية')).toBe('نادية');
  });

  it('has no mark of direction, nothing without width and no control in it', () => {
    const unseen = [
      ...[0x200e, 0x200f, 0x061c, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
      ...[0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x00ad, 0x034f, 0x3164, 0x2800, 0xe0041],
      ...[0x00, 0x07, 0x1b, 0x7f, 0x9b],
    ];
    for (const point of unseen)
      expect(tidyName(`Na${code(point)}dia${code(point)}`), point.toString(16)).toBe('Nadia');
    expect(tidyName(unseen.map(point => code(point)).join(''))).toBe('');
  });

  it('is cut at its longest, and never in the middle of a character', () => {
    expect(tidyName('a'.repeat(200))).toHaveLength(MAX_NAME_LENGTH);
    const cut = tidyName(`${'a'.repeat(MAX_NAME_LENGTH - 1)}🌻`);
    expect(cut).toBe('a'.repeat(MAX_NAME_LENGTH - 1));
    expect(tidyName('Nadia\ud83c').isWellFormed()).toBe(true);
  });

  it('is the same once tidied again', () => {
    for (const text of ['  A\u200b \u200b B ', '\u0007 x', `${'é '.repeat(60)}`, '\u2028a\u2029'])
      expect(tidyName(tidyName(text))).toBe(tidyName(text));
  });
});
