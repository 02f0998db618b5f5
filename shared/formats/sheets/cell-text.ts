/** Lists of texts in one cell, and how a cell is known to be as it was written. */

const bullet = '• ';
const continued = '  ';

/** One text as it is; several as a list, the lines of one text under its bullet. */
export function printLines(lines: readonly string[]): string {
  const [only = ''] = lines;
  const isPlain = lines.length < 2 && !only.includes('\n') && !/^(?:• | {2})/.test(only);
  return isPlain ? only : lines.map(line => bullet + line.replaceAll('\n', `\n${continued}`)).join('\n');
}

/** Lines that somebody has added, with a bullet or without, are texts of their own. */
export function readLines(text: string): string[] {
  const found: string[] = [];
  for (const line of text.split('\n')) {
    const last = found.at(-1);
    if (last !== undefined && line.startsWith(continued))
      found[found.length - 1] = `${last}\n${line.slice(continued.length)}`;
    else found.push(line.startsWith(bullet) ? line.slice(bullet.length) : line);
  }
  return found.filter(line => line.trim() !== '');
}

/** As a spreadsheet gives a text back. */
export function asInCell(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '');
}

/** Tells two texts apart without holding either (FNV-1a). */
export function sumOf(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(36);
}
