/** When two names most likely mean the same: what they are compared by, and the doubts worth saying. */
import { foldName } from '../../actor-names.ts';

const smallWords = /^(?:l|le|la|les|d|de|du|des|et|sur|sous|en|lez|aux?)$/;

/** Equal keys are one and the same name, however it is typed: « Ville des PENNES MIRABEAU » is « Les Pennes-Mirabeau ». */
export function nameKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size > 5_000) keys.clear();
  const key = makeKey(name);
  keys.set(name, key);
  return key;
}

/** The same names come in every row. */
const keys = new Map<string, string>();

function makeKey(name: string): string {
  const words = wordsOf(bareName(name));
  const telling = words.filter(word => !smallWords.test(word));
  // « L/S » is two, and not « S » behind an article.
  const isInitials = words.every(word => word.length === 1);
  const key = (telling.length > 0 && !isInitials ? telling : words).join(' ');
  if (/^(?:caisse allocations familiales|c a f)\b/.test(key))
    return key.replace(/^(?:caisse allocations familiales|c a f)/, 'caf');
  return key.replace(/^conseil departemental\b/, 'departement').replace(/^st(e?) /, 'saint$1 ');
}

export function wordsOf(name: string): readonly string[] {
  return foldName(name)
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map(word => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word));
}

/** Without « Ville de », « Mairie de ». */
export function bareName(name: string): string {
  return name
    .replace(
      /^(?:la |les )?(?:mairies?|villes?|communes?|municipalit[ée]s?)\s+(?:de\s+(?!la\b|l['’])|d['’]|(?=de la\b|de l['’]))/i,
      '',
    )
    .replace(/^de (?=la\b|l['’])/i, '')
    .replace(/^(?:la )?(?:mairie|ville|commune|municipalit[ée])\s+des\s+/i, 'Les ')
    .replace(/^(?:la )?(?:mairie|ville|commune|municipalit[ée])\s+du\s+/i, 'Le ');
}

/** « LPM » for « Les Pennes-Mirabeau », « L » or « P » too, « Sept. » for « Septèmes ». */
export function abbreviates(short: string, name: string): boolean {
  const letters = foldName(short).replace(/[^a-z0-9]/g, '');
  if (letters === '' || letters.length > 5) return false;
  const words = wordsOf(bareName(name));
  const telling = words.filter(word => !smallWords.test(word));
  const initials = [words, telling].map(list => list.map(word => word.charAt(0)).join(''));
  if (initials.some(text => text === letters || (letters.length < 3 && text.startsWith(letters))))
    return true;
  return [words, telling].some(
    list => list.join('').startsWith(letters) && (letters.length > 1 || letters === list[0]?.charAt(0)),
  );
}

/** One letter apart, in names long enough for it to be a slip. */
export function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 6 || Math.abs(a.length - b.length) > 1 || /\d/.test(a + b)) return false;
  let [from, ends] = [0, 0];
  while (from < a.length && a[from] === b[from]) from++;
  while (ends < Math.min(a.length, b.length) - from && a[a.length - 1 - ends] === b[b.length - 1 - ends])
    ends++;
  const [restA, restB] = [a.length - from - ends, b.length - from - ends];
  return (
    Math.max(restA, restB) <= 1 ||
    (restA === 2 && restB === 2 && a[from] === b[from + 1] && a[from + 1] === b[from])
  );
}

/** The fullest form, and the best written of those that say the same. */
export function fullestForm(forms: readonly string[]): string {
  const rank = (form: string): number =>
    (form.includes('(') ? -1 : wordsOf(form).length) * 100 + styleOf(form, forms);
  return [...forms].sort((a, b) => rank(b) - rank(a))[0] ?? '';
}

/** How well a form is written: with capitals where they belong, accents and hyphens, and as most of the others. */
export function styleOf(form: string, forms: readonly string[]): number {
  const alike = forms.filter(other => nameKey(other) === nameKey(form)).length;
  return (
    alike * 10 +
    (/^\p{Lu}/u.test(form) ? 8 : 0) +
    (/\p{Ll}/u.test(form) ? 6 : 0) +
    (/[À-ÿ]/.test(form) ? 3 : 0) +
    (form.includes('-') ? 1 : 0)
  );
}
