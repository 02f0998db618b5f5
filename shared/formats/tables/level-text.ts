/** Axes and orientations as plans write them: « AXE 2 – Parentalité », « Enjeu n°3 : … », « 1.2. … », « a) … ». */
import { foldName } from '../../actor-names.ts';
import type { ActionOrigin } from '../../model.ts';
import { oneLine } from './grid.ts';

export type Level = 'axis' | 'orientation' | 'theme';

export interface LevelText {
  /** The word it begins with, as written: « Enjeu ». */
  readonly word: string | undefined;
  /** Which level that word or the number tells; undefined when neither does. */
  readonly level: Level | undefined;
  readonly number: string | null;
  /** Never empty: « Axe 1 » alone is its own title. */
  readonly title: string;
}

const axisWords =
  "axes?(?: strat[ée]giques?| de travail)?|enjeux?|champs?(?: d[’']intervention)?|domaines?(?: d[’']intervention| de travail)?|ambitions?|d[ée]fis?|volets?|piliers?|priorit[ée]s?|finalit[ée]s?|orientations? strat[ée]giques?";
const orientationWords =
  'orientations?|perspectives?(?: g[ée]n[ée]rales?)?|objectifs? (?:g[ée]n[ée]r(?:al|aux)|strat[ée]giques?)|sous[ -]?(?:axes?|enjeux?|domaines?)';
const themeWords = 'th[ée]matiques?|th[èe]mes?';
const axisWord = new RegExp(`^(?:${axisWords})$`, 'iu');
const themeWord = new RegExp(`^(?:${themeWords})$`, 'iu');
const value = '(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}|[ivx]{1,5}|[a-z])';
/** What may stand between a number and its title. */
const after = '\\s*(?:[.:)°/]|[-–—]|\\s)+\\s*';

const worded = new RegExp(
  `^(${axisWords}|${orientationWords}|${themeWords})\\s*(?:n\\s?[°ºo]\\.?\\s*)?(?:(${value})(?![\\p{L}\\p{N}’'])\\s*(?:[.:)/]|[-–—])*\\s*|[:–—]\\s*|-\\s+)(.*)$`,
  'iu',
);
const numbered = new RegExp(
  `^(?:(\\d{1,2}(?:\\.\\d{1,2}){0,3})${after}|(\\d{1,2}(?:\\.\\d{1,2})+)\\s*|([ivxIVX]{1,5}|[a-zA-Z])(?:\\s*[.)]\\s*|\\s*[-–—:]\\s+))(?=\\D)(.+)$`,
  'u',
);

export function readLevel(text: string): LevelText {
  const line = oneLine(text);
  const [, word, number, title] = worded.exec(line) ?? [];
  if (word !== undefined) {
    const isAxis = axisWord.test(word);
    const level = isAxis ? 'axis' : themeWord.test(word) ? 'theme' : 'orientation';
    return { word, level, number: tidyNumber(number), title: title?.trim() || line };
  }
  const [, decimal, tight, letter, rest] = numbered.exec(line) ?? [];
  const own = decimal ?? tight ?? letter;
  if (own === undefined || !rest?.trim())
    return { word: undefined, level: undefined, number: null, title: line };
  return { word: undefined, level: levelOfNumber(own), number: tidyNumber(own), title: rest.trim() };
}

/** « 1 », « II » and « A » number axes, « 1.2 » and « b » orientations; « 1.2.3 » is an action's. */
function levelOfNumber(number: string): Level | undefined {
  if (/^\d+$/.test(number) || /^[IVX]+$|^[A-Z]$/.test(number)) return 'axis';
  return /^\d+\.\d+$|^[a-z]+$/.test(number) ? 'orientation' : undefined;
}

function tidyNumber(number: string | undefined): string | null {
  return number?.replace(/^0+(?=\d)/, '') || null;
}

/** It begins as an axis or an orientation does, by its word. */
export function isLevelText(text: string): boolean {
  return readLevel(text).word !== undefined;
}

/** Whether the action is new, under way or taken over. Undefined when the text says something else. */
export function readKind(text: string): ActionOrigin | undefined {
  const words = foldName(text).replace(/^actions? /, '');
  if (/^(renouvel|reconduct|reconduit|recondui|a reconduire)/.test(words)) return 'renewed';
  if (/^(nouve|new\b|creation|a creer|a developper|en projet|innovant|n$)/.test(words)) return 'new';
  if (
    /^(en cours|existant|poursui|continu|maint|deja|ancien|perenn|developpement d'une action existante|ec$)/.test(
      words,
    )
  )
    return 'ongoing';
  return undefined;
}
