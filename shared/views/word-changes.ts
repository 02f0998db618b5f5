/** What differs between two states of a text, word by word, to be read by people. */

export interface Piece {
  readonly is: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Pairs of words beyond which comparing them one by one would take too long: the whole stretch is then replaced. */
const MOST_PAIRS = 1_000_000;

/** Characters of unchanged text that are shown on each side of a change. */
const AROUND = 60;

/** The pieces of both texts, in order: without the added ones they give `before`, without the removed ones `after`. */
export function wordChanges(before: string, after: string): readonly Piece[] {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const shortest = Math.min(was.length, is.length);
  let start = 0;
  while (start < shortest && was[start] === is[start]) start++;
  let end = 0;
  while (end < shortest - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  const middle = compare(was.slice(start, was.length - end), is.slice(start, is.length - end));
  return joined([...kept(was.slice(0, start)), ...middle, ...kept(was.slice(was.length - end))]);
}

/** The same pieces, with what did not change cut down to what stands around the changes. */
export function excerpt(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    if (piece.is !== 'same') return piece;
    const isFirst = index === 0;
    const isLast = index === pieces.length - 1;
    return { is: 'same', text: shorten(piece.text, isFirst ? 0 : AROUND, isLast ? 0 : AROUND) };
  });
}

/** Words, and what is between them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}’'-]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

function kept(words: readonly string[]): readonly Piece[] {
  return [{ is: 'same', text: words.join('') }];
}

/** Keeps the longest common sequence of words, and replaces the rest. */
function compare(was: readonly string[], is: readonly string[]): readonly Piece[] {
  if (was.length * is.length > MOST_PAIRS) return replaced(was, is);
  const lengths = commonLengths(was, is);
  const width = is.length + 1;
  const lengthAt = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < was.length || j < is.length) {
    const [old = '', now = ''] = [was[i], is[j]];
    if (i < was.length && j < is.length && old === now) {
      pieces.push({ is: 'same', text: old });
      i++;
      j++;
    } else if (i < was.length && (j === is.length || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      pieces.push({ is: 'removed', text: old });
      i++;
    } else {
      pieces.push({ is: 'added', text: now });
      j++;
    }
  }
  return pieces;
}

/** How many words the ends of both lists have in common, from each pair of positions on. */
function commonLengths(was: readonly string[], is: readonly string[]): Uint16Array {
  const width = is.length + 1;
  const lengths = new Uint16Array((was.length + 1) * width);
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = is.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        was[i] === is[j]
          ? 1 + (lengths[(i + 1) * width + j + 1] ?? 0)
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return lengths;
}

function replaced(was: readonly string[], is: readonly string[]): readonly Piece[] {
  return [
    { is: 'removed', text: was.join('') },
    { is: 'added', text: is.join('') },
  ];
}

/**
 * Neighbours of one kind as one piece; between two unchanged pieces what was removed comes before what was added. Two
 * replaced words that only a space parts are one replacement: « [aux loisirs][à la culture] » reads better than four.
 */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  let [removed, added, space] = ['', '', ''];
  const keep = (is: Piece['is'], text: string): void => {
    const last = found.at(-1);
    if (last?.is === is) found.splice(-1, 1, { is, text: last.text + text });
    else if (text !== '') found.push({ is, text });
  };
  const endChange = (): void => {
    keep('removed', removed);
    keep('added', added);
    keep('same', space);
    [removed, added, space] = ['', '', ''];
  };
  for (const { is, text } of pieces) {
    if (is === 'same' && removed !== '' && added !== '' && text.trim() === '') space += text;
    else if (is === 'same') {
      endChange();
      keep('same', text);
    } else {
      removed += space + (is === 'removed' ? text : '');
      added += space + (is === 'added' ? text : '');
      space = '';
    }
  }
  endChange();
  return found;
}

/** What is left of a text once all but its beginning and its end is cut out. */
function shorten(text: string, head: number, tail: number): string {
  if (text.length <= head + tail + 10) return text;
  const start = text.slice(0, head).toWellFormed();
  const end = tail === 0 ? '' : text.slice(-tail).toWellFormed();
  return `${start}…${end}`;
}
