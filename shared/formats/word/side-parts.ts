/** What Word keeps beside the text and the text refers to by number: what lists begin with, where links lead. */
import { indentAt, LEVELS, SIGN_WIDTH } from './lists.ts';
import { escapeXml, type ListPlace } from './text.ts';

/** Word counts from no less and no more. */
const LEAST = 0;
const MOST = 32_767;

const BULLETS = 1;
const bullets = ['•', '–', '▪'];

interface NumberedList {
  /** Lists it is in. */
  readonly depth: number;
  readonly start: number;
}

/** One for each document: collects while its text is written, and is written last. */
export class SideParts {
  readonly #lists: NumberedList[] = [];
  readonly #links: string[] = [];

  /** @param depth lists it is in, from 0 */
  bullet(depth: number): ListPlace {
    return { list: BULLETS, level: lastLevel(depth) };
  }

  /** A list that begins with its own number, wherever others have come to. */
  numbered(depth: number, start = 1): ListPlace {
    this.#lists.push({ depth: lastLevel(depth), start: Math.min(Math.max(start, LEAST), MOST) });
    return { list: BULLETS + this.#lists.length, level: 0 };
  }

  /** The id by which the text leads there. */
  link(href: string): string {
    const known = this.#links.indexOf(href);
    if (known < 0) this.#links.push(href);
    return `lien${(known < 0 ? this.#links.length - 1 : known) + 1}`;
  }

  get relationships(): string {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
    return this.#links
      .map(
        (href, index) =>
          `<Relationship Id="lien${index + 1}" Type="${type}" Target="${escapeXml(href)}" TargetMode="External"/>`,
      )
      .join('');
  }

  /** Kinds of lists first, then the lists themselves: the schema wants it so. */
  get numbering(): string {
    const depths = Array.from({ length: LEVELS }, (_, depth) => depth);
    const signs = depths.map(depth => level(depth, depth, 'bullet', bullets[depth % bullets.length] ?? '•'));
    const kinds = [
      kind(0, 'multilevel', signs.join('')),
      ...depths.map(depth => kind(depth + 1, 'singleLevel', level(0, depth, 'decimal', '%1.'))),
    ];
    const lists = this.#lists.map(
      ({ depth, start }, index) =>
        `<w:num w:numId="${BULLETS + index + 1}"><w:abstractNumId w:val="${depth + 1}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride></w:num>`,
    );
    const main = `<w:num w:numId="${BULLETS}"><w:abstractNumId w:val="0"/></w:num>`;
    return [...kinds, main, ...lists].join('');
  }
}

function lastLevel(depth: number): number {
  return Math.min(depth, LEVELS - 1);
}

function kind(id: number, type: 'multilevel' | 'singleLevel', levels: string): string {
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="${type}"/>${levels}</w:abstractNum>`;
}

function level(index: number, depth: number, format: 'bullet' | 'decimal', sign: string): string {
  const indent = `<w:ind w:left="${indentAt(depth)}" w:hanging="${SIGN_WIDTH}"/>`;
  return `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${sign}"/><w:lvlJc w:val="left"/><w:pPr>${indent}</w:pPr></w:lvl>`;
}
