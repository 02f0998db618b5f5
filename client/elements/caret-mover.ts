/** Brings a field to a text that others have changed, the caret staying in the words around it. */
import { findChange } from '../../shared/text-change.ts';

export function bringTo(field: HTMLTextAreaElement, text: string): void {
  const { selectionStart, selectionEnd, value } = field;
  if (value === text) return;
  const move = caretMover(value, text);
  field.value = text;
  field.setSelectionRange(move(selectionStart), move(selectionEnd));
}

/** Tells where a position in one text is in the other, when what differs between them is one stretch. */
export function caretMover(before: string, after: string): (position: number) => number {
  const { start, endBefore, endAfter } = findChange(before, after);
  return position => {
    if (position <= start) return position;
    if (position >= endBefore) return position + endAfter - endBefore;
    return Math.min(position, endAfter);
  };
}
