/**
 * Texts of a CSV that spreadsheets would work out as formulas: an apostrophe before them keeps them text, and reading
 * takes that one off again. What began with apostrophes before such a sign has one more, so that nothing is lost.
 */

/** Signs that begin a formula in some spreadsheet, wide ones included, whatever spaces or apostrophes stand before. */
const formula = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r])/;

export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

export function unguardFormula(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
