/** A line of something pasted, before it becomes the plan's: its words, and where it stands in a list. */

/** A stretch of words. A line feed in it is a break inside the line. */
export interface Piece {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href: string | null;
}

/** How an item was marked where it comes from. */
export interface Bullet {
  readonly isOrdered: boolean;
  /** The number it had, when it had one. */
  readonly number: number | null;
  /** `·`, `o`, `§`… of bullets that were typed: another sign is another level. */
  readonly sign: string;
}

export interface Line {
  readonly pieces: readonly Piece[];
  /** Absent for a paragraph. */
  readonly bullet?: Bullet;
  /** How deep the item is, when its source says so. */
  readonly level?: number;
  /** How far it stands from the margin, when that is all there is to know. */
  readonly indent: number;
  /** Goes on with the item before: a second paragraph of it. */
  readonly isMore?: boolean;
}

const typedBullet = /^[\s\u00a0]*([·•▪◦‣●○■□➢✓§\uf0b7\uf0a7]|[-–—*o](?=[\s\u00a0]))[\s\u00a0]*/;
const typedNumber = /^[\s\u00a0]*\(?(\d{1,2})[.)][\s\u00a0]+/;

/** The bullet that a line of words begins with, and the words after it. */
export function splitBullet(text: string): { readonly bullet: Bullet; readonly length: number } | undefined {
  const [found, sign] = typedBullet.exec(text) ?? [];
  if (found !== undefined && sign !== undefined)
    return { bullet: { isOrdered: false, number: null, sign }, length: found.length };
  const [numbered, number] = typedNumber.exec(text) ?? [];
  if (numbered === undefined || number === undefined) return undefined;
  return { bullet: { isOrdered: true, number: Number(number), sign: '1' }, length: numbered.length };
}

/** What a mark that Word puts before an item says: `·`, `2.`, `a)`, `iv.`, `1.2.` */
export function readMarker(marker: string): Bullet {
  const text = marker.replace(/[\s\u00a0]+/g, '');
  const number = /^\(?(\d+)[.)]?$/.exec(text)?.[1];
  const isOrdered = number !== undefined || /^\(?(?:[a-z]{1,4}|\d+(?:\.\d+)+)[.)]+$/i.test(text);
  return { isOrdered, number: number === undefined ? null : Number(number), sign: isOrdered ? '1' : text };
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** Takes characters off the beginning. */
export function cutStart(pieces: readonly Piece[], length: number): readonly Piece[] {
  let left = length;
  return pieces.flatMap(piece => {
    const text = piece.text.slice(left);
    left = Math.max(0, left - piece.text.length);
    return text === '' ? [] : [{ ...piece, text }];
  });
}

/** No space at either end, nor two in a row. */
export function tidy(pieces: readonly Piece[]): readonly Piece[] {
  let isAfterSpace = true;
  const kept = pieces.flatMap(piece => {
    const text = (isAfterSpace ? piece.text.replace(/^ +/, '') : piece.text).replace(/ {2,}/g, ' ');
    if (text !== '') isAfterSpace = /[ \n]$/.test(text);
    return text === '' ? [] : [{ ...piece, text }];
  });
  const blankStart = /^[\s\u00a0]*/.exec(textOf(kept))?.[0].length ?? 0;
  const trimmed = cutStart(kept, blankStart);
  const full = textOf(trimmed);
  return cutEnd(trimmed, full.length - full.replace(/[\s\u00a0]+$/, '').length);
}

function cutEnd(pieces: readonly Piece[], length: number): readonly Piece[] {
  let left = length;
  return pieces
    .toReversed()
    .flatMap(piece => {
      const text = piece.text.slice(0, Math.max(0, piece.text.length - left));
      left = Math.max(0, left - piece.text.length);
      return text === '' ? [] : [{ ...piece, text }];
    })
    .reverse();
}
