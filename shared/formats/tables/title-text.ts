/** What stands above a table: the territory's name and the years of its convention. */
import { foldName } from '../../actor-names.ts';
import { looksLikeCommune } from './actor-kinds.ts';
import { oneLine } from './grid.ts';
import { periodIn } from './year-text.ts';

export interface SheetTitle {
  readonly name: string | undefined;
  readonly period: { readonly from: number; readonly to: number } | undefined;
  readonly caf: string | undefined;
}

const wrappings =
  /\b(?:convention territoriale globale|convention|ctg|services? aux familles|plan d[’']actions?(?: territorial| global| partag[ée])?|plan pluriannuel|programme d[’']actions?|tableaux?(?: de bord| r[ée]capitulatif| de suivi| de synth[èe]se| de d[ée]ploiement)?|d[ée]ploiement(?: des actions)?|fiches? actions?|feuille de route|annexes?(?: (?:n ?[°º] ?)?\d+)?|calendrier(?: pr[ée]visionnel)?|planning|suivi|actions?|synth[èe]se|projet|p[ée]riode|ann[ée]es?|version|document de travail|liste des|territoires?|enjeux?|axes?)\b/giu;

export function readTitle(texts: readonly string[]): SheetTitle {
  const lines = texts
    .flatMap(text => text.split('\n'))
    .map(oneLine)
    .filter(line => line.length <= 200);
  const period = lines.map(periodIn).find(found => found !== undefined);
  const caf = lines
    .map(
      line =>
        /\bCaf d(?:e |es |u |e l[’'])[\p{Lu}][\p{L}’'-]*(?:[ -](?:de |du |des |la |d[’'])?[\p{Lu}][\p{L}’'-]*)*/iu.exec(
          line,
        )?.[0],
    )
    .find(found => found !== undefined);
  const names = lines.map(nameInTitle).filter(name => name !== '');
  return { name: names[0], period, caf };
}

/** Stands for what was taken off. */
const GONE = '\u0001';
const places =
  /^(?:villes?|communes?|communaut[ée]|bassin|pays|agglo|m[ée]tropole|syndicat|sivom|cc|ca|territoire)\b/i;
const links =
  /^(?:[\s,.;()«»"/–—-]|(?:des?|du|d[’']|pour|et|entre|sur|les communes|communes? d[eu]s?|villes? d[eu]s?|territoires? d[eu]s?|de la commune de|de la ville de)(?=\s|[\p{Lu}])|d[’'](?=\p{L}))+/iu;

/** What a title says once everything that any plan's title says is taken off; '' when nothing is left. */
export function nameInTitle(text: string): string {
  const line = oneLine(text);
  const bare = line
    .replace(/\b(?:19|20)\d\d(?:\s?(?:-|–|—|\/|à|a|au)\s?(?:(?:19|20)?\d\d))?\b/giu, GONE)
    .replace(/\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b/g, GONE)
    .replace(wrappings, GONE);
  const isAboutPlan = bare.includes(GONE);
  const parts = bare
    .split(new RegExp(`${GONE}|\\s[:|]|[:|]\\s|\\(|\\)`, 'u'))
    .map(part =>
      part.replace(links, '').replace(/(?:[\s,.;()«»"/–—-]|\s(?:des?|du|de la|et|pour|la|le|les)$)+$/iu, ''),
    )
    .filter(
      part => /\p{Lu}/u.test(part) && /\p{L}{3}/u.test(part) && part.length <= 120 && !/^caf\b/i.test(part),
    );
  const [best] = parts;
  if (!best || (!isAboutPlan && !places.test(line) && communesInName(best).length < 2)) return '';
  return best.charAt(0).toLocaleUpperCase('fr') + best.slice(1);
}

/** The communes that a territory's name is made of, when it is made of some. */
export function communesInName(name: string): readonly string[] {
  const all = communesIn(name.split(/\s[–—-]\s/u));
  return all.length > 1 ? all : communesIn([name.replace(/^.*\s[–—-]\s/u, '')]);
}

function communesIn(lists: readonly string[]): readonly string[] {
  const parts = lists
    .flatMap(list => list.split(/,|\/|;|\s(?:et|&)\s/i))
    .map(part => part.trim())
    .map(part => part.replace(/^(?:de|des|d[’'])\s?(?=[\p{Lu}L])/u, ''))
    .filter(Boolean);
  return parts.every(part => looksLikeCommune(part, true) && !/^ctg$/.test(foldName(part))) ? parts : [];
}
