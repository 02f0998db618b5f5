/** A cell of a year: whom it plans the action for, and what else it says that must not be lost. */
import { foldName } from '../../actor-names.ts';
import type { ActorBook } from './actor-book.ts';
import { looksLikeCommune } from './actor-kinds.ts';
import { oneLine } from './grid.ts';
import type { Legend } from './legends.ts';
import { readSign } from './mark-words.ts';
import { readGroup } from './name-split.ts';

export type Deployment = 'all' | readonly string[];

export interface MarkReading {
  /** Null when nothing is planned. */
  readonly mark: Deployment | null;
  /** In French, when the reading is a guess. */
  readonly doubt?: string;
  /** True when the cell says more than a mark: its text is to be kept. */
  readonly isText?: boolean;
}

const crossed = /^(?:x{1,2}|✓|✔|☑|☒|oui|1)\s*(?:\((.*)\)|[-–—:/.,]\s*(.*)|\s(.*))$/iu;
const crossLast = /^(.*?)\s*(?:\(x{1,2}\)|[:\s]x{1,2})$/iu;
const except =
  /^(?:(?:tou(?:te)?s|x|les communes|toutes les communes)\s*,?\s*)?\(?(?:sauf|hors|hormis|excepte|excepté|à l[’']exception (?:de|du|d[’'])|moins)\s+(.*?)\)?$/iu;
const onlyWords = /\b(?:seulement|uniquement|exclusivement|seule?s?|only)\b/giu;
const leading = /^(?:(?:pour|sur|que|à|a|au|aux|ne concerne que|concerne|commune de|commune d[’'])\s+)+/iu;

/** Those whom « toutes sauf … » leaves out, as written. Undefined when the text excepts nobody. */
export function exceptedIn(text: string): string | undefined {
  const excluded = except.exec(oneLine(text))?.[1];
  return excluded === undefined ? undefined : tidyPart(excluded);
}

/** The communes but those; undefined when they are not all known. */
export function allBut(excluded: string, book: ActorBook): readonly string[] | undefined {
  const out = idsOfAll(excluded, book);
  const rest = out && book.communes().filter(id => !out.includes(id));
  return rest && rest.length > 0 && rest.length < book.communeCount ? rest : undefined;
}

/** What stands in a year cell apart from its cross: « (L) », « sauf Gilette ». Undefined when nothing does. */
export function namesPart(text: string): string | undefined {
  const line = oneLine(text);
  if (readSign(line) !== undefined) return undefined;
  const [, inside, after, spaced] = crossed.exec(line) ?? [];
  const [, before] = crossLast.exec(line) ?? [];
  const part = inside ?? after ?? spaced ?? before ?? line;
  const [, excluded] = except.exec(part) ?? [];
  return (excluded ?? part)
    .replace(onlyWords, ' ')
    .replace(leading, '')
    .replace(/^[\s(]+|[\s)]+$/g, '')
    .trim();
}

export interface NameInMark {
  readonly name: string;
  /** `loose` is a name that could be another word as well. */
  readonly is: 'sure' | 'loose' | 'abbreviation';
}

/** Names that a year cell may bring: they are met before any mark is read. */
export function namesInMark(text: string): readonly NameInMark[] {
  const part = namesPart(text);
  if (part === undefined || part === '' || part.length > 80) return [];
  const isCrossed = crossed.test(oneLine(text)) || except.test(oneLine(text));
  const isList = cutNames(part).length > 1 && cutNames(part).every(name => looksLikeCommune(name, true));
  return cutNames(part).flatMap((name): NameInMark[] => {
    if (readSign(name) !== undefined || readGroup(name) || /\d/.test(name)) return [];
    if (name.length <= 4) return [{ name, is: 'abbreviation' }];
    if (!looksLikeCommune(name, isCrossed || isList))
      return looksLikeCommune(name, true) ? [{ name, is: 'loose' }] : [];
    return [{ name, is: isCrossed || isList || looksLikeCommune(name, false) ? 'sure' : 'loose' }];
  });
}

/** @param only those whom the column is for, when its header names them */
export function readMark(
  text: string,
  year: number,
  book: ActorBook,
  legend: Legend,
  only: readonly string[] | undefined,
): MarkReading {
  const line = oneLine(text);
  const plain: Deployment = only ?? 'all';
  const told = legend.signs.get(foldName(line));
  if (told) return { mark: told === 'yes' ? plain : null };
  const named = line.length <= 4 ? book.idsOf(line) : undefined;
  if (named && !/^(?:x|xx|1|0|-)$/i.test(line) && (readSign(line) !== 'yes' || book.isDefined(line)))
    return { mark: named };
  if (line === String(year)) return { mark: plain };
  switch (readSign(line)) {
    case 'yes':
      return { mark: plain };
    case 'both':
      return bothOf(book, plain);
    case 'no':
      return { mark: null };
    case 'undecided':
    case 'dropped':
      return {
        mark: null,
        isText: true,
        doubt: `« ${line} » n’est pas une marque : gardé dans les détails.`,
      };
    case 'moment':
      return {
        mark: plain,
        isText: true,
        doubt: `« ${line} » compte comme une marque de ${year} ; le texte est gardé dans les détails.`,
      };
    default:
      return readNames(line, year, book, plain);
  }
}

function bothOf(book: ActorBook, plain: Deployment): MarkReading {
  if (plain === 'all' && book.communeCount === 2) return { mark: book.communes() };
  return { mark: plain };
}

function readNames(line: string, year: number, book: ActorBook, plain: Deployment): MarkReading {
  const [, inside, after, spaced] = crossed.exec(line) ?? [];
  const [, before] = crossLast.exec(line) ?? [];
  const isCrossed = (inside ?? after ?? spaced ?? before) !== undefined;
  const part = (inside ?? after ?? spaced ?? before ?? line).trim();
  const [, excluded] = except.exec(part) ?? except.exec(line) ?? [];
  if (excluded !== undefined) {
    const rest = allBut(tidyPart(excluded), book);
    if (rest) return { mark: rest };
    return {
      mark: plain,
      isText: true,
      doubt: `« ${line} » : on ne sait pas de qui il s’agit ; l’année est marquée pour tous.`,
    };
  }
  const names = tidyPart(part);
  const group = readGroup(names);
  const ids = names === '' ? undefined : idsOfAll(names, book);
  if (ids) return { mark: ids };
  if (group || /^les deux$/i.test(names))
    return {
      mark: plain,
      isText: true,
      doubt: `« ${line} » : les communes ne sont pas toutes connues ; l’année est marquée pour tous.`,
    };
  if (names === '' || isCrossed)
    return {
      mark: plain,
      isText: true,
      doubt: `« ${line} » : on ne sait pas de qui il s’agit ; l’année est marquée pour tous.`,
    };
  if (/^[\d\s.,]+ ?(?:€|k€|%|h|j|etp)?$/i.test(line) || line.length <= 3 || /^[^\p{L}\p{N}]+$/u.test(line))
    return {
      mark: plain,
      isText: true,
      doubt: `« ${line} » compte comme une marque de ${year} ; le texte est gardé dans les détails.`,
    };
  return { mark: null, isText: true, doubt: `« ${line} » n’est pas une marque : gardé dans les détails.` };
}

function tidyPart(part: string): string {
  return part
    .replace(onlyWords, ' ')
    .replace(leading, '')
    .replace(/^[\s(]+|[\s)]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Undefined unless every name is somebody's. */
export function idsOfAll(names: string, book: ActorBook): readonly string[] | undefined {
  const parts = cutNames(names);
  // « L, S » are two before it is « S » behind an article.
  const each = parts.length > 1 ? parts.map(name => book.idsOf(name)) : [undefined];
  const whole = each.every(found => found !== undefined) ? [...new Set(each.flat())] : book.idsOf(names);
  if (whole) return whole;
  const ids = parts.map(name => book.idsOf(name) ?? idsOfWords(name, book));
  if (ids.length === 0 || ids.some(found => found === undefined)) return undefined;
  return [...new Set(ids.flatMap(found => found ?? []))];
}

/** « L S » are two, and so are « Carros Gilette ». */
function idsOfWords(name: string, book: ActorBook): readonly string[] | undefined {
  const words = name.split(' ');
  const ids = words.length > 1 ? words.map(word => book.idsOf(word)) : [undefined];
  return ids.some(found => found === undefined) ? undefined : ids.flatMap(found => found ?? []);
}

function cutNames(names: string): readonly string[] {
  return names
    .split(/[,;/+&\n]|\s(?:et|ou)\s|\s[-–—]\s/i)
    .map(name => name.trim())
    .filter(Boolean);
}
