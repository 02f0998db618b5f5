/** What tables on the clipboard look like: by their cells' own style, or by classes that Excel describes at the top. */
import { webColour } from './colours.ts';

export interface HtmlLook {
  readonly fill?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly isHidden?: boolean | undefined;
  readonly isDate?: boolean | undefined;
}

const MAX_RULES = 5_000;
const MAX_STYLE = 5_000;

/** Each class with its look; only rules for a class, as Excel and Sheets write them. */
export function readStyleSheet(css: string): ReadonlyMap<string, HtmlLook> {
  const looks = new Map<string, HtmlLook>();
  for (const part of css.split('}', MAX_RULES)) {
    const brace = part.indexOf('{');
    if (brace === -1) continue;
    const look = readDeclarations(part.slice(brace + 1));
    for (const selector of part.slice(0, brace).split(',')) {
      const name = /\.([\w-]{1,100})\s*$/.exec(selector.slice(-200))?.[1];
      if (name !== undefined) looks.set(name, { ...looks.get(name), ...look });
    }
  }
  return looks;
}

export function readDeclarations(style: string): HtmlLook {
  let look: HtmlLook = {};
  for (const declaration of style.slice(0, MAX_STYLE).split(';')) {
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    if (name === 'background' || name === 'background-color') {
      const fill = webColour(value) ?? webColour(value.split(/\s+/)[0]);
      if (fill !== undefined) look = { ...look, fill };
    }
    if (name === 'font-weight') look = { ...look, bold: /^(bold|[6-9]00)$/.test(value) };
    if (name === 'display') look = { ...look, isHidden: value === 'none' };
    if (name === 'mso-number-format') look = { ...look, isDate: isDateFormat(value) };
  }
  return look;
}

/** @param format in English or French letters, of days, months or years */
export function isDateFormat(format: string): boolean {
  const letters = format.replaceAll(/\[[^\]]*\]|\\/g, '').toLowerCase();
  if (/(short|medium|long) date/.test(letters)) return true;
  return /(^|[^a-z])(j{1,4}|d{1,4}|m{3,5}|a{2,4}|y{2,4})([^a-z]|$)/.test(letters);
}
