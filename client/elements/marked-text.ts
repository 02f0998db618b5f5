/** A text of the plan as it is shown, with what a search has found marked in it. */
import { html, type TemplateResult } from 'lit';
import { highlight } from '../../shared/views/search.ts';
import { typeset } from '../styles/typeset.ts';

/** @param words what is searched for, as `wordsOf` gives it. Marks get their looks from `controls`. */
export function renderMarked(
  text: string,
  words: readonly string[],
): string | readonly (string | TemplateResult)[] {
  const shown = typeset(text);
  if (words.length === 0) return shown;
  return highlight(shown, words).map(({ text: piece, hit }) => (hit ? html`<mark>${piece}</mark>` : piece));
}
