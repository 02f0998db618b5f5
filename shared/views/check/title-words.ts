/** The words of a title as they are compared with another's: without case, accents, order or words that say nothing. */
import type { Item } from '../../model.ts';
import { foldText } from '../search.ts';

const empty = new Set(
  'a au aux avec ce ces d dans de des du en entre et l la le les leur leurs ou par pour qui s sa ses son sur un une'.split(
    ' ',
  ),
);

const known = new WeakMap<Item, readonly string[]>();

/** Computed once per item, however many snapshots it is in. */
export function titleWords(item: Item): readonly string[] {
  const words = known.get(item) ?? readWords(item.title);
  known.set(item, words);
  return words;
}

function readWords(title: string): readonly string[] {
  const words = foldText(title).split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter(word => word !== '' && !empty.has(word)).map(singular))];
}

/** Words that are the same begin alike, but for a slip in their first letters. */
export function wordKey(word: string): string {
  return word.slice(0, 4);
}

/** Equal, two forms of one word (« informer », « information »), or one slip apart (« Gilette », « Gillette »). */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 5 || b.length < 5 || /\d/.test(a + b)) return false;
  return isSameStem(a, b) || isOneSlip(a, b);
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/[sx]$/, '') : word;
}

function isSameStem(a: string, b: string): boolean {
  return a.slice(0, 5) === b.slice(0, 5) && Math.abs(a.length - b.length) <= 4;
}

/** One letter more, less or other, or two neighbours exchanged. */
function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.slice(at) === long.slice(at + 1)) return true;
  if (short.length < long.length) return false;
  const isOther = short.slice(at + 1) === long.slice(at + 1);
  const isExchange =
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  return isOther || isExchange;
}
