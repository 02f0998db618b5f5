/** An input method at work in a field: the browser gives tests none, but tells pages of it by these events. */

export function beginWord(field: HTMLTextAreaElement): void {
  field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
}

/** @param text all that the field says, with the word as far as it is there */
export function spell(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
}

export function endWord(field: HTMLTextAreaElement): void {
  field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
}
