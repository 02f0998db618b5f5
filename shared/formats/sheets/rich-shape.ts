/** Formatted text without its words: a cell holds the words, the hidden column how they were formatted. */
import * as v from 'valibot';
import { type RichBlock, type RichInline, richLines } from '../../sheet.ts';
import { isRecord, list } from '../../values.ts';
import { richBlocks } from '../rich-schema.ts';

/** Texts of lines that say something are told by their length. */
export function shapeOf(blocks: readonly RichBlock[]): unknown {
  return blocks.map(block => {
    if (block.type !== 'paragraph') return { ...block, items: block.items.map(shapeOf) };
    const isBlank = richLines([block]).every(line => line.trim() === '');
    return isBlank ? block : { ...block, content: block.content.map(lengthOf) };
  });
}

function lengthOf(inline: RichInline): unknown {
  return inline.type === 'text' ? { ...inline, text: inline.text.length } : inline;
}

/** Undefined when the lines are not those that had this shape. */
export function fillShape(shape: unknown, lines: readonly string[]): RichBlock[] | undefined {
  const filling = new Filling(lines);
  try {
    const filled = v.safeParse(richBlocks, filling.blocks(shape));
    return filled.success && filling.isDone ? filled.output : undefined;
  } catch {
    // Somebody has made it so deep that it cannot be read.
    return undefined;
  }
}

class Filling {
  readonly #lines: readonly string[];
  #line = 0;
  #fits = true;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  get isDone(): boolean {
    return this.#fits && this.#line === this.#lines.length;
  }

  blocks(shape: unknown): unknown[] {
    return list(shape).map(block => {
      if (!isRecord(block)) return block;
      if (block.type !== 'paragraph')
        return { ...block, items: list(block.items).map(item => this.blocks(item)) };
      const content = list(block.content);
      const isWritten = content.some(inline => isRecord(inline) && typeof inline.text === 'number');
      return isWritten ? { ...block, content: this.#words(content) } : block;
    });
  }

  #words(content: readonly unknown[]): unknown[] {
    const line = this.#lines[this.#line++] ?? '';
    let at = 0;
    const filled = content.map(inline => {
      if (!isRecord(inline)) return inline;
      const length = inline.type === 'text' && typeof inline.text === 'number' ? inline.text : 1;
      at += length;
      return inline.type === 'text' ? { ...inline, text: line.slice(at - length, at) } : inline;
    });
    if (at !== line.length) this.#fits = false;
    return filled;
  }
}
