/** Formatted texts that look the same. */
import type { RichBlock, RichInline } from '../../sheet.ts';

/** Whether two formatted texts look the same, however their stretches are cut. */
export function isSameRich(a: readonly RichBlock[], b: readonly RichBlock[]): boolean {
  return printRich(a) === printRich(b);
}

function printRich(blocks: readonly RichBlock[]): string {
  const printed = blocks.map(block =>
    block.type === 'paragraph'
      ? printInlines(block.content)
      : [block.type, block.type === 'orderedList' ? (block.start ?? 1) : 0, block.items.map(printRich)],
  );
  return JSON.stringify(printed.filter(block => block.length > 0));
}

function printInlines(inlines: readonly RichInline[]): readonly unknown[] {
  const stretches: { text: string; marks: string }[] = [];
  for (const inline of inlines) {
    const marks = inline.type === 'text' ? (inline.marks ?? []) : [];
    const told = marks.map(mark => (mark.type === 'link' ? mark.href : mark.type)).sort();
    const next = { text: inline.type === 'break' ? '\n' : inline.text, marks: JSON.stringify(told) };
    const last = stretches.at(-1);
    if (last?.marks === next.marks) last.text += next.text;
    else if (next.text !== '') stretches.push(next);
  }
  return stretches.map(({ text, marks }) => [text, marks]);
}
