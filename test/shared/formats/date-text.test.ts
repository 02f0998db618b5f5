import { describe, expect, it } from 'vitest';
import { parseDate, printDate } from '../../../shared/formats/date-text.ts';

describe('a date', () => {
  it.each([
    ['2022', '2022'],
    ['2022-12', 'décembre 2022'],
    ['2022-02-01', '1er février 2022'],
    ['2019-09-06', '6 septembre 2019'],
  ])('%s is written « %s », and read back', (date, text) => {
    expect(printDate(date)).toBe(text);
    expect(parseDate(text)).toBe(date);
    expect(parseDate(date)).toBe(date);
  });

  it.each([
    ['15/12/2022', '2022-12-15'],
    ['1/2/2022', '2022-02-01'],
    ['12/2022', '2022-12'],
    ['15.12.2022', '2022-12-15'],
    [' 15  Decembre 2022 ', '2022-12-15'],
    ['AOÛT 2023', '2023-08'],
  ])('« %s » is read as %s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it.each([
    '',
    'hier',
    '22',
    '31/02/2022',
    '13/2022',
    '15 brumaire 2022',
    '2022 décembre',
    '1/1/1/2022',
    '1066',
    '2022-02-30',
  ])('« %s » is none', text => {
    expect(parseDate(text)).toBeUndefined();
  });
});
