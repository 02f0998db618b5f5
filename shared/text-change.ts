/** What differs between two states of a text, as one stretch that was replaced. */

export interface TextChange {
  readonly start: number;
  /** Where the stretch ends before and after, in UTF-16 units: it never parts the two halves of a character. */
  readonly endBefore: number;
  readonly endAfter: number;
}

export function findChange(before: string, after: string): TextChange {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let same = 0;
  while (same < shortest - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  if (start > 0 && isHighSurrogate(before, start - 1)) start--;
  if (same > 0 && isLowSurrogate(before, before.length - same)) same--;
  return { start, endBefore: before.length - same, endAfter: after.length - same };
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
