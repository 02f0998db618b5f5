/** French typography for what is shown: a space never parts a sign from the word it belongs to. */

const NBSP = '\u00a0';

/** For words on the screen only: the plan keeps the spaces that were typed. */
export function typeset(text: string): string {
  return text
    .replace(/« | (?=[»:;?!%])/g, found => found.replace(' ', NBSP))
    .replace(/(\d) h (?=\d\d\b)/g, `$1${NBSP}h${NBSP}`);
}
