/** What was being written and not said yet, kept by this window: closing a dialog or the page by mistake loses nothing. */

const PREFIX = 'tablee.draft/';

export function readDraft(key: string): string {
  try {
    return sessionStorage.getItem(PREFIX + key) ?? '';
  } catch {
    // Forbidden storage: there are no drafts then.
    return '';
  }
}

export function keepDraft(key: string, text: string): void {
  try {
    if (text.trim() === '') sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, text);
  } catch {
    // Forbidden or full storage: the draft lasts as long as its field.
  }
}
