/** The formatted text of a section as Word has it: paragraphs, lists in lists, bold, italic, links. */
import { isSafeLink, type RichBlock, type RichInline, type RichMark } from '../../sheet.ts';
import { LEVELS } from './lists.ts';
import type { SideParts } from './side-parts.ts';
import { type ListPlace, paragraph, paragraphOf, runs } from './text.ts';

/** @param depth lists the blocks are in */
export function richParagraphs(blocks: readonly RichBlock[], side: SideParts, depth = 0): string {
  return blocks
    .map(block => {
      if (block.type === 'paragraph') return plainParagraph(block.content, side, depth);
      const place = block.type === 'bulletList' ? side.bullet(depth) : side.numbered(depth, block.start);
      return block.items.map(item => itemParagraphs(item, place, side, depth)).join('');
    })
    .join('');
}

/** One bullet for each line that says something. */
export function bulletParagraphs(lines: readonly string[], side: SideParts): string {
  return said(lines)
    .map(line => paragraph('TableauPuce', line, side.bullet(0)))
    .join('');
}

/** A list of one is no list. */
export function lineParagraphs(lines: readonly string[], side: SideParts): string {
  const [first, ...others] = said(lines);
  return first !== undefined && others.length === 0
    ? paragraph('TableauTexte', first)
    : bulletParagraphs(lines, side);
}

function said(lines: readonly string[]): readonly string[] {
  return lines.filter(line => line.trim() !== '');
}

function itemParagraphs(
  item: readonly RichBlock[],
  place: ListPlace,
  side: SideParts,
  depth: number,
): string {
  const [first, ...rest] = item;
  const isLed = first?.type === 'paragraph';
  return [
    paragraphOf('TableauPuce', isLed ? inlines(first.content, side) : '', place),
    richParagraphs(isLed ? rest : item, side, depth + 1),
  ].join('');
}

/** In an item, it goes on under its first one. */
function plainParagraph(content: readonly RichInline[], side: SideParts, depth: number): string {
  const style = depth === 0 ? 'TableauTexte' : (`TableauSuite${Math.min(depth, LEVELS)}` as const);
  return paragraphOf(style, inlines(content, side));
}

function inlines(content: readonly RichInline[], side: SideParts): string {
  return content
    .map(inline => {
      if (inline.type === 'break') return runs('\n');
      const href = linkOf(inline.marks);
      const made = runs(inline.text, lookOf(inline.marks, href !== undefined));
      return href === undefined ? made : `<w:hyperlink r:id="${side.link(href)}">${made}</w:hyperlink>`;
    })
    .join('');
}

function linkOf(marks: readonly RichMark[] = []): string | undefined {
  const link = marks.find(mark => mark.type === 'link');
  return link?.type === 'link' && isSafeLink(link.href) ? new URL(link.href).href : undefined;
}

/** In the order of the schema. */
function lookOf(marks: readonly RichMark[] = [], isLink: boolean): string {
  const has = (type: RichMark['type']): boolean => marks.some(mark => mark.type === type);
  return [
    isLink ? '<w:rStyle w:val="Hyperlink"/>' : '',
    has('bold') ? '<w:b/><w:bCs/>' : '',
    has('italic') ? '<w:i/><w:iCs/>' : '',
  ].join('');
}
