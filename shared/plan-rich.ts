/**
 * The formatted text of a section, to and from its `Y.XmlFragment` (in the elements and attributes Tiptap writes). Readers
 * are total: an element that is not known gives its content, a link that leads elsewhere than it may gives its words.
 */
import * as Y from 'yjs';
import { DEEPEST, isSafeLink, type RichBlock, type RichInline, type RichMark, richLines } from './sheet.ts';
import { isRecord } from './values.ts';

/** @returns undefined when the plain items of the section tell it all */
export function readRich(
  fragment: unknown,
  isPlain: (blocks: readonly RichBlock[]) => boolean,
): readonly RichBlock[] | undefined {
  if (!(fragment instanceof Y.XmlFragment)) return undefined;
  const blocks = withoutBlanks(readBlocks(fragment, 0));
  return isPlain(blocks) ? undefined : blocks;
}

/** One level of bullets without formatting: what a list of strings says. */
export function isPlainList(blocks: readonly RichBlock[]): boolean {
  const [list, ...others] = blocks;
  if (!list) return true;
  return (
    others.length === 0 &&
    list.type === 'bulletList' &&
    list.items.every(
      ([first, ...rest]) => rest.length === 0 && first !== undefined && isPlainParagraph(first),
    )
  );
}

/** Paragraphs without formatting: what one text of several lines says. */
export function isPlainText(blocks: readonly RichBlock[]): boolean {
  return blocks.every(isPlainParagraph);
}

export function richFragment(blocks: readonly RichBlock[]): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  fragment.insert(0, richElements(blocks));
  return fragment;
}

/** Elements to be put into a fragment. */
export function richElements(blocks: readonly RichBlock[]): Y.XmlElement[] {
  return blocks.map(blockElement);
}

function readBlocks(node: Y.XmlFragment, depth: number): RichBlock[] {
  if (depth >= DEEPEST) return [];
  const children = node.toArray();
  if (children.some(child => child instanceof Y.XmlText)) return [readParagraph(children)];
  return children.flatMap(child => {
    if (!(child instanceof Y.XmlElement)) return [];
    switch (child.nodeName) {
      case 'paragraph':
        return [readParagraph(child.toArray())];
      case 'bulletList':
        return [{ type: 'bulletList', items: readItems(child, depth) }];
      case 'orderedList':
        return [{ type: 'orderedList', ...readStart(child), items: readItems(child, depth) }];
      default:
        return readBlocks(child, depth + 1);
    }
  });
}

function readItems(list: Y.XmlElement, depth: number): RichBlock[][] {
  return list.toArray().flatMap(item => (item instanceof Y.XmlElement ? [readBlocks(item, depth + 2)] : []));
}

/** A list that starts elsewhere than at 1. */
function readStart(list: Y.XmlElement): { start?: number } {
  const start: unknown = list.getAttribute('start');
  const number = Number(start);
  return start !== undefined && Number.isInteger(number) && number !== 1 ? { start: number } : {};
}

function readParagraph(children: readonly unknown[]): RichBlock {
  return { type: 'paragraph', content: children.flatMap(child => readInline(child, 0)) };
}

function readInline(node: unknown, depth: number): RichInline[] {
  if (node instanceof Y.XmlText) return readText(node);
  if (!(node instanceof Y.XmlElement) || depth > DEEPEST) return [];
  if (node.nodeName === 'hardBreak') return [{ type: 'break' }];
  return node.toArray().flatMap(child => readInline(child, depth + 1));
}

function readText(text: Y.XmlText): RichInline[] {
  const parts: { insert?: unknown; attributes?: unknown }[] = text.toDelta();
  return parts.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string' || insert === '') return [];
    const marks = readMarks(attributes);
    return [{ type: 'text', text: insert, ...(marks.length > 0 && { marks }) }];
  });
}

/** The editor may add `--` and a hash to the name of a mark of which a text holds several. */
function readMarks(attributes: unknown): RichMark[] {
  if (!isRecord(attributes)) return [];
  const byName = new Map(Object.entries(attributes).map(([key, value]) => [key.split('--')[0], value]));
  const marks: RichMark[] = [];
  if (byName.get('bold')) marks.push({ type: 'bold' });
  if (byName.get('italic')) marks.push({ type: 'italic' });
  const link = byName.get('link');
  if (isRecord(link) && typeof link.href === 'string' && isSafeLink(link.href))
    marks.push({ type: 'link', href: link.href });
  return marks;
}

function withoutBlanks(blocks: readonly RichBlock[]): RichBlock[] {
  return blocks.flatMap((block): RichBlock[] => {
    if (block.type === 'paragraph') return isBlank(block) ? [] : [block];
    const items = block.items.map(withoutBlanks).filter(item => item.length > 0);
    return items.length > 0 ? [{ ...block, items }] : [];
  });
}

function isBlank(block: RichBlock): boolean {
  return richLines([block]).every(line => line.trim() === '');
}

function isPlainParagraph(block: RichBlock): boolean {
  return (
    block.type === 'paragraph' && block.content.every(inline => inline.type === 'break' || !inline.marks)
  );
}

function blockElement(block: RichBlock): Y.XmlElement {
  const element = new Y.XmlElement(block.type);
  if (block.type === 'paragraph') element.insert(0, block.content.map(inlineNode));
  else {
    if (block.type === 'orderedList' && block.start !== undefined)
      element.setAttribute('start', String(block.start));
    element.insert(
      0,
      block.items.map(blocks => {
        const item = new Y.XmlElement('listItem');
        item.insert(0, asItem(blocks).map(blockElement));
        return item;
      }),
    );
  }
  return element;
}

/** An item whose first line was left blank: the editor refuses one that does not begin with a paragraph. */
function asItem(blocks: readonly RichBlock[]): readonly RichBlock[] {
  return blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph', content: [] }, ...blocks];
}

function inlineNode(inline: RichInline): Y.XmlElement | Y.XmlText {
  if (inline.type === 'break') return new Y.XmlElement('hardBreak');
  const text = new Y.XmlText();
  const marks = inline.marks?.map(mark => [mark.type, mark.type === 'link' ? { href: mark.href } : {}]);
  text.insert(0, inline.text.toWellFormed(), Object.fromEntries(marks ?? []));
  return text;
}
