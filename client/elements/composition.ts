/**
 * A word that is being composed, by an input method or a phone's keyboard: the browser loses it when the field is set
 * under it. What others write meanwhile waits, and so does telling them, until the word is there.
 */
import { findChange } from '../../shared/text-change.ts';
import { caretMover } from './caret-mover.ts';

export class Composition {
  #isOn = false;
  /** What the field said when others first had to wait. */
  #before: string | undefined;

  get isOn(): boolean {
    return this.#isOn;
  }

  /** What the field says leaves out what others wrote: it must not be told as it is. */
  get keepsOthersWaiting(): boolean {
    return this.#before !== undefined;
  }

  begin(): void {
    this.#isOn = true;
    this.#before = undefined;
  }

  /** Others have written. */
  keepWaiting({ value }: HTMLTextAreaElement): void {
    this.#before ??= value;
  }

  /** @returns what the field is to say: its words in the text as it has become */
  end({ value }: HTMLTextAreaElement, text: string): string {
    const before = this.#before;
    this.#isOn = false;
    this.#before = undefined;
    return before === undefined ? value : carryOver(before, value, text);
  }
}

/** Makes in another text the change that leads from `before` to `after`. */
function carryOver(before: string, after: string, text: string): string {
  const { start, endBefore, endAfter } = findChange(before, after);
  const move = caretMover(before, text);
  return text.slice(0, move(start)) + after.slice(start, endAfter) + text.slice(move(endBefore));
}
