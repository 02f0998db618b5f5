/** French words as a territory gives them: counted, and made plural. */

/** Words after one of these do not take the plural of what they complete: « domaines de travail ». */
const links = /^(de|du|des|d’.*|à|au|aux|en|pour|par|sur)$/i;

/** « 0 action », « 1 action », « 12 actions » : French is singular below two. */
export function countOf(count: number, word: string): string {
  const lower = word.toLocaleLowerCase('fr');
  return `${count} ${count < 2 ? lower : plural(lower)}`;
}

export function quote(text: string): string {
  return `« ${text} »`;
}

/** « enjeux », « domaines de travail », « fiches actions », « objectifs généraux ». */
export function plural(word: string): string {
  const parts = word.split(' ');
  const end = parts.findIndex(part => links.test(part));
  return parts.map((part, index) => (end < 0 || index < end ? pluralWord(part) : part)).join(' ');
}

function pluralWord(word: string): string {
  if (/[sxz]$/i.test(word)) return word;
  if (/(eau|eu)$/i.test(word)) return `${word}x`;
  if (/al$/i.test(word)) return word.replace(/al$/i, 'aux');
  return `${word}s`;
}
