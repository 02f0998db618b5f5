/** Names of the files that people take away: « CTG Les Pennes – déploiement – 2026-11-29.docx ». */

/** A name is read in a list of files: longer than this, what tells one from another would be cut. */
const LONGEST = 70;

/** What no file system refuses, Windows having the most to refuse. */
export function tidyFileName(text: string): string {
  const allowed = text
    .toWellFormed()
    .replace(/[/\\:|]+/g, '-')
    .replace(/[<>?*"]|\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return shorten(allowed, LONGEST);
}

/** @param day as `2026-11-29` */
export function fileName(territory: string, what: string, day: string, extension: string): string {
  const name = tidyFileName(territory) || 'plan';
  return `CTG ${name} – ${tidyFileName(what)} – ${day}.${extension}`;
}

/** Cut between two words, and saying so. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest).toWellFormed();
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > longest / 2 ? end : longest).replace(/[\s,;–-]+$/, '')}…`;
}
