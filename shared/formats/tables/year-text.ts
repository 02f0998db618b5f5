/** Years as headers and calendars write them. */
import { foldName } from '../../actor-names.ts';

/** The years that a plan read from a table may speak of: others are amounts, or slips. */
const [FIRST, LAST] = [1990, 2100];
/** A longer range is no plan's. */
const LONGEST = 12;

export interface YearHeader {
  readonly years: readonly number[];
  /** « Année 2 » : 2, when no year is said. */
  readonly relative: number | undefined;
  /** True for a semester, a quarter or a month of the year. */
  readonly isPart: boolean;
  /** What the header says besides, folded: « les pennes 2023 » leaves « les pennes ». */
  readonly rest: string;
}

const rangePattern = /\b((?:19|20)\d\d) ?(?:-|–|—|\/|a|au|et|→|>|\.\.\.?) ?((?:19|20)?\d\d)\b/g;
const yearPattern = /\b(?:19|20)\d\d\b/g;
const monthWords =
  'janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept?(?:embre)?|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?';
const partPattern = new RegExp(
  `\\b(?:[stq] ?[1-4]|[1-4] ?(?:er|ere|e|eme|nd|nde)? ?(?:semestre|trimestre|sem|trim)|(?:semestre|trimestre|sem|trim) ?[1-4]|(?:premier|second|deuxieme|troisieme|quatrieme|dernier) (?:semestre|trimestre)|${monthWords})\\b\\.?`,
  'g',
);
const calendarWords =
  /\b(?:annees?|ans?|exercices?|scolaires?|civiles?|rentree|calendrier|echeanc(?:e|es|ier)|previsionnel(?:le)?s?|prevision|deploiement|programmation|planning|planification|periode|mise en oeuvre|de|du|des|le|la|l'|d'|en|pour|[1-9](?:e|er|ere|eme)? annee)\b/g;

/** Undefined when the header names no year. */
export function yearsInHeader(text: string): YearHeader | undefined {
  let rest = foldName(text).replace(/\s+/g, ' ');
  const years = new Set<number>();
  rest = rest.replace(rangePattern, (whole, from: string, to: string) => {
    const range = yearRange(Number(from), fullYear(from, to));
    for (const year of range) years.add(year);
    return range.length > 0 ? ' ' : whole;
  });
  rest = rest.replace(yearPattern, year => {
    if (isYear(Number(year))) years.add(Number(year));
    return ' ';
  });
  const relative = /\b(?:annee|an) ?(\d{1,2})\b|^n ?(?:\+ ?(\d))?$|\b(\d)(?:e|er|ere|eme) annee\b/.exec(rest);
  const isPart = rest.search(partPattern) >= 0;
  if (years.size === 0 && !relative) return undefined;
  rest = rest
    .replace(/\b(?:annee|an) ?\d{1,2}\b/g, ' ')
    .replace(partPattern, ' ')
    .replace(calendarWords, ' ')
    .replace(/\b(?:er|e|eme)\b/g, ' ')
    .replace(/[^\p{L}\p{N}'-]+/gu, ' ')
    .replace(/(^|\s)[-']+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (years.size > 0) return { years: [...years].sort(), relative: undefined, isPart, rest };
  const rank = relative?.[1] ?? relative?.[3];
  return { years: [], relative: rank ? Number(rank) : Number(relative?.[2] ?? 0) + 1, isPart, rest: '' };
}

export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST && year <= LAST;
}

/** Empty when this is no range of a plan's years. */
export function yearRange(from: number, to: number): readonly number[] {
  if (!isYear(from) || !isYear(to) || to < from || to - from >= LONGEST) return [];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** « 2022/23 » ends in 2023. */
export function fullYear(from: string, to: string): number {
  return to.length === 4 ? Number(to) : Number(`${from.slice(0, 2)}${to}`);
}

/** The period that a text gives: « 2022-2026 », « de 2022 à 2026 ». */
export function periodIn(text: string): { from: number; to: number } | undefined {
  for (const [, from = '', to = ''] of foldName(text).matchAll(rangePattern)) {
    const years = yearRange(Number(from), fullYear(from, to));
    if (years.length > 1) return { from: years[0] ?? 0, to: years[years.length - 1] ?? 0 };
  }
  return undefined;
}

export interface CalendarPeriod {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * The years of a calendar cell that says nothing but years: « 2022 à 2024 », « 2023, 2025 », « dès 2023 ». Undefined
 * when it says anything else, or when it takes a period that is not known.
 */
export function yearsInCalendar(text: string, period: CalendarPeriod): readonly number[] | undefined {
  let rest = foldName(text)
    .replace(/\b(?:annees?|de|des? l'annee|en|sur)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const years = new Set<number>();
  const addRange = (from: number | null, to: number | null): boolean => {
    const range = from === null || to === null ? [] : yearRange(from, to);
    for (const year of range) years.add(year);
    return range.length > 0;
  };
  if (
    /^(?:(?:toute |la )+(?:la )?(?:duree|periode)(?: (?:la|d'?la)?)?(?: ?(?:la )?(?:convention|ctg|contrat|periode))?|tous les ans|chaque annee|annuel(?:le)?(?:ment)?|toutes les|permanent|en continu)$/.test(
      rest,
    )
  )
    return addRange(period.from, period.to) ? [...years] : undefined;
  let isSure = true;
  rest = rest.replace(
    /(?:\bdes|a partir(?: de)?|a compter(?: de)?|depuis|>=?) ?((?:19|20)\d\d)(?: (?:et suivantes?|\+|\.{2,3}))?/g,
    (_, from: string) => {
      isSure = addRange(Number(from), period.to) && isSure;
      return ' ';
    },
  );
  rest = rest.replace(/\bjusqu'?(?:a|en|fin)? ?(?:la fin )?((?:19|20)\d\d)/g, (_, to: string) => {
    isSure = addRange(period.from, Number(to)) && isSure;
    return ' ';
  });
  rest = rest.replace(/((?:19|20)\d\d) ?[-–] ?(\d\d)(?!\d)/g, (_, from: string, to: string) => {
    isSure = addRange(Number(from), fullYear(from, to)) && isSure;
    return ' ';
  });
  // « 2022 et 2024 » are two years, not a range; « 2022/2024 » may be either and is left to people.
  rest = rest.replace(
    /((?:19|20)\d\d) ?(?:-|–|—|a|au|→|->|=>) ?((?:19|20)\d\d)/g,
    (_, from: string, to: string) => {
      isSure = addRange(Number(from), Number(to)) && isSure;
      return ' ';
    },
  );
  rest = rest.replace(/\b(?:19|20)\d\d\b/g, year => {
    isSure = addRange(Number(year), Number(year)) && isSure;
    return ' ';
  });
  const isAlone = /^(?:[\s,;/+&.•-]|\bet\b|\bpuis\b)*$/.test(rest);
  return isSure && isAlone && years.size > 0 ? [...years].sort() : undefined;
}
