/**
 * Reads the lines of what Word, Excel and web pages put on the clipboard: words, bold, italic, links and lists are kept,
 * everything else is theirs.
 */
import { isSafeLink } from '../../shared/sheet.ts';
import {
  type Bullet,
  cutStart,
  type Line,
  type Piece,
  readMarker,
  splitBullet,
  textOf,
  tidy,
} from './pasted-line.ts';

/** What words are in, on the way down to them. */
interface Around {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href: string | null;
  readonly level: number;
  readonly isOrdered: boolean;
  readonly isRaw: boolean;
}

const nowhere: Around = { bold: false, italic: false, href: null, level: 0, isOrdered: false, isRaw: false };

const silent = new Set(
  'SCRIPT STYLE HEAD TITLE META LINK TEMPLATE IMG SVG IFRAME OBJECT XML NOSCRIPT BUTTON SELECT'.split(' '),
);
const blocks = new Set(
  'P DIV H1 H2 H3 H4 H5 H6 BLOCKQUOTE SECTION ARTICLE ASIDE HEADER FOOTER MAIN NAV FIGURE DL DT DD PRE HR CENTER FORM ADDRESS CAPTION'.split(
    ' ',
  ),
);

export function linesOfHtml(html: string): readonly Line[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return new LineReader().read(body);
}

class LineReader {
  readonly #lines: Line[] = [];
  #pieces: Piece[] = [];
  /** Of the line under way. */
  #marker = '';
  #level: number | undefined;
  #indent = 0;
  /** The item around, and how deep it is. */
  #item: { readonly bullet: Bullet; readonly level: number } | undefined;
  /** The item around has its first line already. */
  #isMore = false;

  read(root: Node): readonly Line[] {
    this.#readChildren(root, nowhere);
    this.#endLine();
    return this.#lines;
  }

  #readChildren(node: Node, around: Around): void {
    for (const child of node.childNodes) {
      if (child instanceof Text) this.#readText(child.data, around);
      else if (child instanceof Element) this.#readElement(child, around);
    }
  }

  #readText(data: string, around: Around): void {
    const { bold, italic, href } = around;
    const text = around.isRaw ? data.replaceAll('\r', '') : data.replace(/[ \t\r\n\f]+/g, ' ');
    if (text !== '') this.#pieces.push({ text, bold, italic, href });
  }

  #readElement(element: Element, around: Around): void {
    const name = element.tagName.toUpperCase();
    const style = element.getAttribute('style') ?? '';
    if (silent.has(name) || /display:\s*none/i.test(style)) return;
    if (/mso-list:\s*ignore/i.test(style)) this.#marker += element.textContent ?? '';
    else if (name === 'BR') this.#readText('\n', { ...around, isRaw: true });
    else if (name === 'TABLE') this.#readTable(element);
    else if (name === 'UL' || name === 'OL')
      this.#readBlock(element, { ...around, level: around.level + 1, isOrdered: name === 'OL' });
    else if (name === 'LI') this.#readItem(element, around);
    else if (blocks.has(name)) this.#readBlock(element, inside(element, name, style, around), style);
    else this.#readChildren(element, inside(element, name, style, around));
  }

  #readBlock(element: Element, around: Around, style = ''): void {
    this.#endLine();
    const level = /mso-list:[^;]*level(\d+)/i.exec(style)?.[1];
    this.#level = level === undefined ? undefined : Number(level);
    this.#indent = marginOf(style);
    this.#readChildren(element, around);
    this.#endLine();
  }

  #readItem(element: Element, around: Around): void {
    this.#endLine();
    const before = { item: this.#item, isMore: this.#isMore };
    // Word on the web writes each item in a list of its own, and says how deep it is.
    const said = Number(element.getAttribute('data-aria-level') ?? element.getAttribute('aria-level'));
    const level = said > 0 ? said : Math.max(1, around.level);
    this.#item = { bullet: { isOrdered: around.isOrdered, number: null, sign: '' }, level };
    this.#isMore = false;
    this.#readChildren(element, { ...around, level });
    this.#endLine();
    this.#item = before.item;
    this.#isMore = before.isMore;
  }

  #readTable(table: Element): void {
    this.#endLine();
    const rows = [...table.querySelectorAll('tr')]
      .filter(row => row.closest('table') === table)
      .map(row => [...row.children].map(cell => new LineReader().read(cell)));
    // A table of one column is there for its looks.
    const isLayout = rows.every(cells => cells.length <= 1);
    for (const cells of rows) {
      if (isLayout) this.#lines.push(...cells.flat());
      else {
        this.#pieces = joined(
          cells.map(lines =>
            joined(
              lines.map(({ pieces }) => pieces),
              ' ; ',
            ),
          ),
          ' – ',
        );
        this.#endLine(false);
      }
    }
  }

  #endLine(mayBeBullet = true): void {
    const pieces = tidy(this.#pieces);
    if (pieces.length > 0) this.#lines.push(this.#lineOf(pieces, mayBeBullet));
    this.#pieces = [];
    this.#marker = '';
    this.#level = undefined;
    this.#indent = 0;
  }

  #lineOf(pieces: readonly Piece[], mayBeBullet: boolean): Line {
    const indent = this.#indent;
    if (this.#item) {
      const isMore = this.#isMore;
      this.#isMore = true;
      return { ...this.#item, pieces, indent, isMore };
    }
    if (this.#marker.trim() !== '')
      return { pieces, indent, level: this.#level ?? 1, bullet: readMarker(this.#marker) };
    const typed = mayBeBullet ? splitBullet(textOf(pieces)) : undefined;
    return typed
      ? { pieces: tidy(cutStart(pieces, typed.length)), indent, bullet: typed.bullet }
      : { pieces, indent };
  }
}

/** What an element adds for the words inside. Its style is believed before its name. */
function inside(element: Element, name: string, style: string, around: Around): Around {
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  const slant = /(?:^|;)\s*font-style:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  const isBold = /^(B|STRONG|H[1-6])$/.test(name) || around.bold;
  const isItalic = /^(I|EM|CITE)$/.test(name) || around.italic;
  const href = name === 'A' ? (element.getAttribute('href') ?? '').trim() : '';
  return {
    ...around,
    bold: weight === undefined ? isBold : weight === 'bold' || Number(weight) >= 600,
    italic: slant === undefined ? isItalic : slant === 'italic' || slant === 'oblique',
    href: isSafeLink(href) ? href : around.href,
    isRaw: around.isRaw || name === 'PRE',
  };
}

function joined(parts: readonly (readonly Piece[])[], sign: string): Piece[] {
  const between: Piece = { text: sign, bold: false, italic: false, href: null };
  return parts
    .filter(pieces => pieces.length > 0)
    .flatMap((pieces, index) => (index === 0 ? [...pieces] : [between, ...pieces]));
}

/** In points. */
function marginOf(style: string): number {
  const [, size, unit] = /(?:^|;)\s*margin-left:\s*([\d.]+)(pt|px|in|cm)/i.exec(style) ?? [];
  const points: Readonly<Record<string, number>> = { pt: 1, px: 0.75, in: 72, cm: 28.35 };
  return Math.round(Number(size ?? 0) * (points[unit?.toLowerCase() ?? ''] ?? 0));
}
