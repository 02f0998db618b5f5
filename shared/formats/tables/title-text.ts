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
  const names = lines.map(line => nameIn(line)).filter(name => name !== '');
  return { name: names[0], period, caf };
}

/** What a title says once everything that any plan's title says is taken off. */
function nameIn(line: string): string {
  const isAboutPlan = new RegExp(wrappings.source, 'iu').test(line);
  const [, named] = /^(?:territoire|communes?|collectivit[ée]s?|signataires?)\s*:\s*(.+)$/iu.exec(line) ?? [];
  const bare = (named ?? line)
    .replace(/\b(?:19|20)\d\d(?:\s?(?:-|–|—|\/|à|a|au)\s?(?:(?:19|20)?\d\d))?\b/giu, ' – ')
    .replace(/\bd[’']actions?\b/giu, ' ')
    .replace(wrappings, ' – ')
    .split(/\s[-–—|:]+\s|[|:]|\s[-–—]+$|^[-–—]+\s/u)
    .map(part =>
      part.replace(
        /^(?:[\s,.;()«»"/–—-]|\b(?:des?|du|d[’']|de la|de l[’']|pour|et|entre|sur|la|le|communes? d[eu]s?|ville d[eu]s?|territoire d[eu]s?|bassin de vie$)\b(?! [\p{Lu}]\S*[-’])\s*)+(?=\S)/iu,
        match => (/^(?:la|le) $/i.test(match) ? match : ''),
      ),
    )
    .map(part => part.replace(/(?:[\s,.;()«»"/–—-]|\b(?:des?|du|de la|et|pour)$)+$/iu, '').trim())
    .filter(part => /[\p{Lu}]/u.test(part) && part.length > 2);
  const best = bare.find(part => /\p{L}{3}/u.test(part) && !/^caf\b/i.test(part));
  if (!best || best.length > 120) return '';
  if (!isAboutPlan && named === undefined) return communesInName(best).length > 1 ? best : '';
  return best;
}

/** The communes that a territory's name is made of, when it is made of some. */
export function communesInName(name: string): readonly string[] {
  const list = name.replace(/^.*\s[–—-]\s/u, '');
  const parts = list
    .split(/,|\/|;|\s(?:et|&)\s/i)
    .map(part => part.trim())
    .map(part => part.replace(/^(?:de|des|d[’'])\s?(?=[\p{Lu}L])/u, ''))
    .filter(Boolean);
  return parts.every(part => looksLikeCommune(part, true) && !/^ctg$/.test(foldName(part))) ? parts : [];
}
