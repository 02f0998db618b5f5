/** The signs that people put in a cell to say yes or no, whoever it is for. */
import { foldName } from '../../actor-names.ts';

const yes =
  /^(?:x|x{3,}|✓|✔|✅|☑|☒|✗|✘|❌|×|✕|✖|1|oui|o|ok|vrai|true|yes|y|v|•|●|⚫|■|▪|⬛|◼|\*|\+|→|-->?|==>?|ü|tous|toutes|toute l'annee|prevue?|en cours|realisee?|fait|fete)(?: ?!)?$/u;
const both = /^x ?x$/;
const no =
  /^(?:0|0,0|non|n|no|nc|ns|faux|false|-+|–+|—+|_+|\/+|\\|n\/a|na|n\.a\.?|neant|sans objet|so|aucune?|rien|☐|□|○|\.+|…)$/u;
const undecided =
  /^(?:\?+|.*\b(?:a (?:definir|determiner|confirmer|preciser|voir|venir)|en attente|selon|si besoin|eventuel)\b.*)$/;
const given = /^(?:reporte|abandon|annul|supprim|stop)/;
const months =
  'janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept?(?:embre)?|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?';
const moment = new RegExp(
  `^(?:[stq] ?\\d|\\d ?(?:er|e|eme|nd|nde)? ?(?:semestre|trimestre|sem|trim)\\.?|(?:semestre|trimestre) ?\\d|(?:(?:de|a partir d[eu]|des|debut|fin|courant|mi|d'ici|jusqu'en|avant|apres)[ -]?)*(?:${months}|printemps|ete|automne|hiver|rentree|annee|semestre|trimestre)\\b.*|(?:debut|fin|courant)(?: \\d{4})?|\\d{1,2}[/.-]\\d{1,2}.*|(?:premier|second|deuxieme|dernier) (?:semestre|trimestre).*)$`,
);

/** `both` is Les Pennes' « xx », `moment` a time of the year, `dropped` what will not take place. */
export type Sign = 'yes' | 'both' | 'no' | 'undecided' | 'dropped' | 'moment';

/** Undefined when it is not one of the usual signs. */
export function readSign(text: string): Sign | undefined {
  const sign = foldName(text)
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  if (yes.test(sign)) return 'yes';
  if (both.test(sign)) return 'both';
  if (sign === '' || no.test(sign)) return 'no';
  if (given.test(sign)) return 'dropped';
  if (undecided.test(sign)) return 'undecided';
  return moment.test(sign) ? 'moment' : undefined;
}

/** Short enough to be a cross, an initial or a name. */
export function looksLikeMark(text: string): boolean {
  return readSign(text) !== undefined || /^x\b/i.test(text) || text.length <= 4;
}
