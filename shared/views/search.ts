/** Search as people expect it: without accents or case, every word of it to be found, and what was found to be marked. */

/** A stretch of a text, and whether it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Shorter words are sought at the start of a word only: « ram » is not to find « programme ». */
const SHORT = 4;

/** A text as it is searched: without accents, case, ligatures or typographic spaces. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'")
    .replace(/\s/g, ' ');
}

/** The words of a search, as they are sought. */
export function wordsOf(search: string): readonly string[] {
  return [...new Set(foldText(search).split(' ').filter(Boolean))];
}

/** @param folded a text that `foldText` gave @param word one of `wordsOf` */
export function hasWord(folded: string, word: string): boolean {
  return nextPlace(folded, word, 0) >= 0;
}

/** A text in pieces, so that what was found can be marked in it. */
export function highlight(text: string, words: readonly string[]): readonly Piece[] {
  const { folded, starts, ends } = foldByCharacter(text);
  const hits = new Set<number>();
  for (const word of words)
    for (const place of placesOf(folded, word)) {
      const end = ends[place + word.length - 1] ?? 0;
      for (let at = starts[place] ?? end; at < end; at++) hits.add(at);
    }
  const pieces: Piece[] = [];
  for (let at = 0, from = 0; at < text.length; at++) {
    if (at + 1 < text.length && hits.has(at) === hits.has(at + 1)) continue;
    pieces.push({ text: text.slice(from, at + 1), hit: hits.has(at) });
    from = at + 1;
  }
  return pieces;
}

/** How much of a text is shown around what was found in it. */
const BEFORE = 40;
const AFTER = 80;

/** The first of these texts in which one of the words is, cut around it. */
export function excerptOf(texts: readonly string[], words: readonly string[]): string | undefined {
  const found = texts.find(text => words.some(word => hasWord(foldText(text), word)));
  if (found === undefined) return undefined;
  const [first] = highlight(found, words);
  const at = first === undefined || first.hit ? 0 : first.text.length;
  const start = at <= BEFORE ? 0 : found.indexOf(' ', at - BEFORE) + 1;
  const space = found.lastIndexOf(' ', at + AFTER);
  const end = found.length <= at + AFTER ? found.length : space > at ? space : at + AFTER;
  return `${start > 0 ? '… ' : ''}${found.slice(start, end)}${end < found.length ? ' …' : ''}`;
}

function placesOf(folded: string, word: string): readonly number[] {
  const places: number[] = [];
  for (let at = nextPlace(folded, word, 0); at >= 0; at = nextPlace(folded, word, at + word.length))
    places.push(at);
  return places;
}

function nextPlace(folded: string, word: string, start: number): number {
  let at = folded.indexOf(word, start);
  while (at >= 0 && !isWhole(folded, word, at)) at = folded.indexOf(word, at + 1);
  return at;
}

/** A number is sought whole, or with what follows it: « 1.2 » finds 1.2.2, and neither 11.2 nor 1.20. */
function isWhole(folded: string, word: string, at: number): boolean {
  const before = folded.charAt(at - 1);
  if (/^\d[\d.]*$/.test(word)) return !/[\d.]/.test(before) && !/\d/.test(folded.charAt(at + word.length));
  return word.length >= SHORT || !/[\p{L}\p{N}]/u.test(before);
}

interface FoldedText {
  readonly folded: string;
  /** Where the character that each folded one comes from starts in the text, and where it ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function foldByCharacter(text: string): FoldedText {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let end = 0;
  for (const character of text) {
    const part = foldText(character);
    const start = end;
    end += character.length;
    for (let index = 0; index < part.length; index++) {
      starts.push(start);
      ends.push(end);
    }
    // An accent written apart belongs to the letter before it.
    if (part === '') ends[ends.length - 1] = end;
    folded += part;
  }
  return { folded, starts, ends };
}
