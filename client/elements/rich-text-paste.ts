/** Turns what is pasted into what a section may hold, as HTML of paragraphs and lists. Nothing written is lost. */
import { isSafeLink } from '../../shared/sheet.ts';
import { linesOfHtml } from './pasted-html.ts';
import { type Bullet, type Line, type Piece, splitBullet } from './pasted-line.ts';

/** Deeper than any word processor goes: a text that others see must stay readable. */
const DEEPEST_LEVEL = 9;

/** @returns the same when it was copied from a fiche, whose editor reads it as it is */
export function cleanHtml(html: string): string {
  return html.includes('data-pm-slice') ? html : build(withLevels(linesOfHtml(html))).innerHTML;
}

export function readText(text: string): HTMLElement {
  const lines = text.split(/\r\n?|\n/).filter(line => line.trim() !== '');
  return build(withLevels(lines.map(lineOfText)));
}

/** A row of cells, as Excel gives them, is told on one line. */
function lineOfText(line: string): Line {
  const typed = splitBullet(line);
  const words = line
    .slice(typed?.length ?? 0)
    .split('\t')
    .map(cell => cell.trim())
    .filter(Boolean)
    .join(' – ');
  const pieces = [{ text: words, bold: false, italic: false, href: isSafeLink(words) ? words : null }];
  const blank = /^\s*/.exec(line)?.[0] ?? '';
  const indent = [...blank].reduce((sum, character) => sum + (character === '\t' ? 4 : 1), 0);
  return typed ? { pieces, indent, bullet: typed.bullet } : { pieces, indent };
}

/** Gives a level to the items whose source did not say it: by their margin, or by the sign they were typed with. */
function withLevels(lines: readonly Line[]): readonly Line[] {
  let above: { readonly indent: number; readonly sign: string }[] = [];
  return lines.map(line => {
    const { bullet, indent } = line;
    if (!bullet || line.level !== undefined) {
      above = [];
      return line;
    }
    const same = above.findIndex(item => item.indent === indent && (indent > 0 || item.sign === bullet.sign));
    above =
      same >= 0
        ? above.slice(0, same + 1)
        : [...above.filter(item => item.indent <= indent), { indent, sign: bullet.sign }];
    return { ...line, level: above.length };
  });
}

function build(lines: readonly Line[]): HTMLElement {
  const root = document.createElement('div');
  let lists: readonly OpenList[] = [];
  for (const line of lines) {
    const level = Math.min(line.level ?? 0, DEEPEST_LEVEL);
    const paragraph = paragraphOf(line.pieces);
    if (!line.bullet || level === 0) {
      lists = [];
      root.append(paragraph);
    } else if (line.isMore && lists.at(-1)?.level === level) {
      lists.at(-1)?.list.lastElementChild?.append(paragraph);
    } else {
      lists = openAt(level, line.bullet, lists, root);
      lists.at(-1)?.list.append(wrapped('li', paragraph));
    }
  }
  return root;
}

interface OpenList {
  readonly list: Element;
  readonly level: number;
}

/** The lists around an item of this level: those that are open already, or a new one in the last item. */
function openAt(
  level: number,
  { isOrdered, number }: Bullet,
  lists: readonly OpenList[],
  root: Element,
): readonly OpenList[] {
  const tag = isOrdered ? 'ol' : 'ul';
  const open = lists.filter(known => known.level <= level);
  if (open.at(-1)?.level === level && open.at(-1)?.list.localName === tag) return open;
  const around = open.filter(known => known.level < level);
  const list = document.createElement(tag);
  if (number !== null && number !== 1) list.setAttribute('start', String(number));
  (around.at(-1)?.list.lastElementChild ?? root).append(list);
  return [...around, { list, level }];
}

function paragraphOf(pieces: readonly Piece[]): Element {
  const paragraph = document.createElement('p');
  for (const piece of pieces) paragraph.append(...nodesOf(piece));
  return paragraph;
}

function nodesOf({ text, bold, italic, href }: Piece): readonly Node[] {
  return text.split('\n').flatMap((line, index): Node[] => {
    const breaks = index > 0 ? [document.createElement('br')] : [];
    if (line === '') return breaks;
    let node: Node = document.createTextNode(line);
    if (italic) node = wrapped('em', node);
    if (bold) node = wrapped('strong', node);
    if (href !== null) {
      const anchor = wrapped('a', node);
      anchor.setAttribute('href', href);
      node = anchor;
    }
    return [...breaks, node];
  });
}

function wrapped(tag: string, node: Node): HTMLElement {
  const element = document.createElement(tag);
  element.append(node);
  return element;
}
