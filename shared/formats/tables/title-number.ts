/** Titles of actions: their number when it is written in front, what goes on under them, and citations of others. */
import { oneLine } from './grid.ts';

/** A longer title is a text: the rest goes to the details. */
export const LONGEST_TITLE = 500;

const act = '(?:fiches?[ -]?actions?|fiches?|actions?|fa|mesures?|projets?)';
const prefixed =
  /^(?:(?:fiche[ -]?action|fiche|action|fa|mesure|projet)\s*(?:n\s?[°ºo]\s*)?([A-Z]?\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*(?:[-–—:.)]+\s*|\s+)|(?:n\s?[°º]\s*)?(\d{1,3}(?:\.\d{1,3})*|[A-Z]\d{1,2}(?:\.\d{1,2})*)(?:\s*[:.)]+\s+|\s*[-–—]+\s+)|(\d{1,2}(?:\.\d{1,2})+)\.?\s+)(?=[^\s\d])/iu;
const citation = new RegExp(
  `^(?:→|=>|->|>)?\\s*\\(?(?:cf\\.?|voir|se r[ée]f[ée]rer [àa]|renvoi [àa])\\s*(?:l[’']|la |à la |à l[’'])?\\s*${act}?\\s*(?:n\\s?[°ºo]\\s*)?(\\d{1,3}(?:\\.\\d{1,3})*[a-z]?)(?!\\d)\\s*[).:–-]*\\s*(.*)$`,
  'iu',
);
const citedAfter = new RegExp(
  `^(.+?)\\s*[(–-]\\s*(?:cf\\.?|voir)\\s*(?:l[’']|la )?\\s*${act}?\\s*(?:n\\s?[°ºo]\\s*)?(\\d{1,3}(?:\\.\\d{1,3})*)\\)?$`,
  'iu',
);

export interface TitleText {
  readonly number: string | undefined;
  readonly title: string;
  /** What stands under the title in its cell. */
  readonly more: readonly string[];
  readonly isCut: boolean;
}

export function readTitleCell(text: string): TitleText {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const bullet = /^(?:[-–—•●○▪■*·>→]\s*)/;
  const from = lines.findIndex((line, index) => index > 0 && bullet.test(line));
  const head = oneLine(
    (from < 0 ? lines : lines.slice(0, from))
      .join('\n')
      .replace(/(\p{L})-\n(?=\p{Lu})/gu, '$1-')
      .replace(/\n/g, ' '),
  );
  const more = from < 0 ? [] : lines.slice(from).map(line => oneLine(line.replace(bullet, '')));
  const found = prefixed.exec(head);
  const number = found?.[1] ?? found?.[2] ?? found?.[3];
  const whole = found ? head.slice(found[0].length) : head;
  if (whole.length <= LONGEST_TITLE) return { number, title: whole, more, isCut: false };
  const cut = [...whole.slice(0, LONGEST_TITLE - 1)]
    .join('')
    .toWellFormed()
    .replace(/\ufffd$/, '');
  return { number, title: `${cut}…`, more: [whole, ...more], isCut: true };
}

export interface Citation {
  readonly number: string;
  /** What it says besides, most often the title of the action that it cites. */
  readonly title: string;
}

export function readCitation(text: string): Citation | undefined {
  const line = oneLine(text);
  const [, number, title = ''] = citation.exec(line) ?? [];
  if (number !== undefined) return { number, title };
  const [, before = '', cited] = citedAfter.exec(line) ?? [];
  return cited === undefined ? undefined : { number: cited, title: before };
}
