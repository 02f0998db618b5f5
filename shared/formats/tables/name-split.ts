/** Several names in one cell: « CAF/Septèmes », « Les Pennes et la Caf » ; but « PMI et santé » is one. */
import { foldName } from '../../actor-names.ts';
import type { ActorKind } from '../../model.ts';
import { kindOf } from './actor-kinds.ts';
import { oneLine } from './grid.ts';

/** What services deal with: after « et » or « / » it goes on with the name before it. */
const domains =
  /^(?:petite[ -]enfance|enfance|jeunesse|familles?|parentalites?|sante|social|culture|culturel|sports?|sportif|education|educatif|emploi|logement|insertion|seniors?|handicap|scolaire|periscolaire|extrascolaire|animations?|citoyennete|loisirs?|solidarites?|numerique|ados?|adolescents?|jeunes|enfants|affaires|vie (?:sociale|associative|locale|scolaire)|politique|cadre|prevention|mediation|accueil|formation|inclusion|acces|habitat|mobilite|developpement|cohesion|communication|vacances|environnement|urbanisme|tourisme|patrimoine|droits?|ville$|professionnel)/;
/** What a name of its own begins with, though not with a capital. */
const bodies =
  /^(?:services?|directions?|direct(?:eur|rice)s?|centres?|ccas|cias|associations?|assos?|mairies?|villes? d|communes?|colleges?|lycees?|ecoles?|conseils?|departements?|regions?|caf|cpam|msa|pmi|ars|education nationale|prefecture|etat|missions?|maisons?|creches?|rpe|ram|relais|laep|structures?|equipes?|coordinat|coordonnat|charge|elue?s?|partenaires?|clubs?|foyers?|federations?|metropole|agglo|communaute|syndicat|habitants?|parents|bailleurs?|toutes|tous)\b/;
const article = /^(?:les? |la |l'|aux? |des? |du )+/;
const label =
  /^(?:(?:co-?)?pilotes?|porteurs?|chefs? de file|r[ée]f[ée]rente?s?|responsables?|ma[iî]tres? d[’']ouvrage)\s*:\s*/i;
const bullet = /^(?:[-–—•●○▪■*·>→]+|\d{1,2}[.)])\s+|^[•●○▪■*·→]+/;

/**
 * @param isKnown whether a name is that of somebody met elsewhere: a known name is never cut in two, and a dash
 * between two known ones separates them
 */
export function splitNames(text: string, isKnown: (name: string) => boolean): readonly string[] {
  return wholeLines(text).flatMap(line => splitLine(line.replace(label, ''), isKnown));
}

/** Lines that go on with the line before are joined to it: cells wrap. */
function wholeLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(bullet, '').trim();
    const before = lines[lines.length - 1];
    if (line === '') continue;
    const isNew = bullet.test(raw) || before === undefined || bodies.test(foldName(line));
    if (before !== undefined && !isNew && /-$/.test(before)) lines[lines.length - 1] = before + line;
    else if (
      before !== undefined &&
      !isNew &&
      (/^\p{Ll}/u.test(line) || /[,(/]$|\b(?:de|du|des|la|le|les|et)$/.test(before))
    )
      lines[lines.length - 1] = `${before} ${line}`;
    else lines.push(line);
  }
  return lines;
}

function splitLine(line: string, isKnown: (name: string) => boolean): readonly string[] {
  if (isKnown(line)) return [tidy(line)].filter(name => name !== '');
  const pieces = cut(line);
  const names: string[] = [];
  for (const { text, separator } of pieces) {
    const before = names[names.length - 1];
    if (before === undefined || !isGlued(before, separator, text, isKnown)) names.push(text);
    else names[names.length - 1] = `${before}${separator}${text}`;
  }
  return names.map(tidy).filter(name => /[\p{L}\p{N}]/u.test(name));
}

/** The pieces between separators that stand outside parentheses, each with what stood before it. */
function cut(line: string): readonly { readonly text: string; readonly separator: string }[] {
  const separators = /[;,|+&•/]|\s(?:et|ou|avec)\s(?:\/\s?ou\s)?|\s[-–—]+\s/giu;
  const pieces: { text: string; separator: string }[] = [];
  let [from, separator] = [0, ''];
  for (const found of line.matchAll(separators)) {
    if (found.index < from || depthAt(line, found.index) > 0) continue;
    pieces.push({ text: line.slice(from, found.index), separator });
    separator = found[0];
    from = found.index + found[0].length;
  }
  return [...pieces, { text: line.slice(from), separator }];
}

function depthAt(line: string, index: number): number {
  const before = line.slice(0, index);
  return before.split('(').length - before.split(')').length;
}

function isGlued(
  before: string,
  separator: string,
  text: string,
  isKnown: (name: string) => boolean,
): boolean {
  const [left, right] = [tidy(before), tidy(text)];
  const sign = separator.trim();
  if (/^[;|•]$/.test(sign)) return false;
  // « =1+1 » is no list of names.
  if (!/\p{L}/u.test(left) || !/\p{L}/u.test(right)) return left !== '' || right !== '';
  if (isKnown(left) && isKnown(right)) return false;
  if (isKnown(tidy(`${before}${separator}${text}`))) return true;
  const folded = foldName(right);
  if (/^(?:mm?\.?|mmes?\.?|mlle)$/.test(foldName(left))) return true;
  if (/^[-–—]+$/.test(sign)) return !arePeers(left, right);
  const isBody = bodies.test(folded.replace(article, ''));
  if (/^(?:de |du |des |d')/.test(folded) && !isBody) return true;
  const isDomain = domains.test(folded.replace(article, '')) && !isBody;
  if (sign === ',') return isDomain && bodies.test(foldName(left));
  if (isDomain) return true;
  if (/^[/+]$/.test(sign) || isBody) return false;
  // « et santé » goes on; « et la Caf » does not.
  return !/^(?:(?:les?|la|aux?|du|des) |l['’])*[\p{Lu}\p{N}]/u.test(right);
}

/** A dash parts two institutions or two communes; « Service jeunesse - Septèmes » is one name. */
function arePeers(left: string, right: string): boolean {
  const isAcronym = (name: string): boolean => /^[\p{Lu}\d]{2,6}$/u.test(name);
  const rank = (name: string): ActorKind => kindOf(name);
  if (isAcronym(left) && isAcronym(right)) return true;
  const bodies: readonly ActorKind[] = ['caf', 'etat', 'departement'];
  if (bodies.includes(rank(right))) return true;
  return rank(right) === 'commune' && (rank(left) === 'commune' || bodies.includes(rank(left)));
}

function tidy(name: string): string {
  const line = oneLine(name)
    .replace(bullet, '')
    .replace(/^[\s:,;.\-–—/]+|[\s:,;\-–—/]+$/g, '');
  const bare = line.replace(
    /^(?:la|le|l['’]) ?(?=CAF\b|Caf\b|MSA\b|CPAM\b|PMI\b|D[ée]partement\b|R[ée]gion\b|Ville\b|Mairie\b|Commune\b)/iu,
    '',
  );
  return bare === '' ? line : bare;
}

export interface GroupName {
  /** « Les 2 communes »: 2; undefined for all of them. */
  readonly count: number | undefined;
}

const counts = ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'];
const groupPattern = new RegExp(
  `^(?:toutes |tous |l'ensemble |ensemble |chaque |chacune )?(?:des |de |les )*(?:(\\d{1,2}|${counts.join('|')}) )?(?:communes?|villes|mairies|collectivites|municipalites)(?: (?:du|de la|de|signataires?|membres?|concernees?|partenaires?)\\b.*)?$`,
);

/** Undefined when the name is not « les communes », in any of its forms. */
export function readGroup(name: string): GroupName | undefined {
  const folded = foldName(name).replace(/\s+/g, ' ').replace(/[.!]$/, '');
  if (/^(?:toutes|les (?:2|deux)|tout le territoire|l'ensemble du territoire)$/.test(folded))
    return { count: /2|deux/.test(folded) ? 2 : undefined };
  if (/^(?:la )?(?:commune|mairie|ville)$/.test(folded)) return { count: 1 };
  if (
    /^(?:communes? d[eu']|ville|mairie)/.test(folded) &&
    !/^communes (?:du (?:bassin|territoire)|de la convention)/.test(folded)
  )
    return undefined;
  const found = groupPattern.exec(folded);
  if (!found) return undefined;
  const [, word] = found;
  const count = word === undefined ? undefined : Number(word) || counts.indexOf(word) + 2;
  return { count };
}
