/** Names of actors and themes: how they are written, when two are the same, and the abbreviation a new actor gets. */
import type { Actor, ActorId, ActorKind } from './model.ts';

/** A name that a territory file accepts. */
export function tidyName(name: string): string {
  return name.trim().toWellFormed() || 'Sans nom';
}

/** A name as one would type it in haste, to be compared: no case nor accents, plain apostrophes, spaces and letters. */
export function foldName(name: string): string {
  return name
    .replace(/[’‘ʼ′`´]/g, "'")
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[‐‑]/g, '-')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/\s/g, ' ')
    .trim();
}

/** Equal but for how they are typed. */
export function sameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

/** The actor that goes by a name, whatever its case and accents: its own names first, then its other ones. */
export function findActor(word: string, actors: readonly Actor[]): Actor | undefined {
  const wanted = foldName(word);
  return (
    actors.find(({ short, label, name }) => [short, label, name].some(text => foldName(text) === wanted)) ??
    actors.find(({ aliases }) => aliases.some(alias => foldName(alias) === wanted))
  );
}

/** What an actor of this name most likely is: a guess, for the person to correct. */
export function guessKind(name: string): ActorKind {
  const known = kindsByName.find(([pattern]) => pattern.test(foldName(name)));
  return known ? known[1] : 'association';
}

/** What one says of an actor, and of several. */
export const kindNames: Readonly<Record<ActorKind, string>> = {
  commune: 'Commune',
  caf: 'Caf',
  departement: 'Département',
  etat: 'État',
  association: 'Association',
  service: 'Service',
  other: 'Autre',
};

export const kindPlurals: Readonly<Record<ActorKind, string>> = {
  commune: 'Communes',
  caf: 'Caf',
  departement: 'Département',
  etat: 'État',
  association: 'Associations',
  service: 'Services',
  other: 'Autres',
};

const kindsByName: readonly (readonly [RegExp, ActorKind])[] = [
  [/^(caf( ?\d+)?|caisse d'allocations familiales)\b/, 'caf'],
  [/^(mairie|ville|commune|(les )?(\d+|deux|trois|quatre|cinq|six) communes)\b/, 'commune'],
  [/^(departement|conseil departemental|cd ?\d+)\b/, 'departement'],
  [
    /^(etat|prefecture|education nationale|dsden|sdjes|ars|msa|direction (departementale|regionale|academique))\b/,
    'etat',
  ],
  [/^(communaute (de communes|d'agglomeration|urbaine)|metropole|agglomeration|syndicat)\b/, 'other'],
  [
    /^(service|direction|ccas|pmi|rpe|creche|multi-accueil|centre|mission locale|college|lycee|ecole)\b/,
    'service',
  ],
];

/** Initials, or as many letters as it takes to be unlike the others': what the grid shows and the keyboard types. */
export function shortFor(name: string, actors: readonly Pick<Actor, 'short'>[]): string {
  const taken = new Set([...crosses, ...actors.map(actor => actor.short.toLowerCase())]);
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(word => /^[\p{Lu}\p{N}]/u.test(word));
  const initials = words.map(word => firstOf(word, 1)).slice(0, 3);
  const letters = name.replace(/[^\p{L}\p{N}]/gu, '');
  const candidates = [initials.join(''), ...[1, 2, 3, 4].map(length => firstOf(letters, length))];
  const free = candidates.find(candidate => candidate !== '' && !taken.has(candidate.toLowerCase()));
  if (free) return free;
  let suffix = 2;
  while (taken.has(`${firstOf(letters, 2)}${suffix}`.toLowerCase())) suffix++;
  return `${firstOf(letters, 2)}${suffix}`;
}

/** Why an actor cannot have this abbreviation, in French. Undefined when it can. */
export function abbreviationFault(short: string, id: ActorId, actors: readonly Actor[]): string | undefined {
  const wanted = foldName(short);
  if (wanted === '') return 'Une abréviation d’une lettre ou plus est nécessaire.';
  if (crosses.includes(wanted)) return `« ${short} » veut déjà dire « tous » dans la grille.`;
  const holder = actors.find(actor => actor.id !== id && foldName(actor.short) === wanted);
  return holder && `« ${short} » est déjà l’abréviation de « ${holder.label} ». Choisissez-en une autre.`;
}

/** What a cell of the grid says for everyone. */
const crosses: readonly string[] = ['x', 'xx'];

/** Whole characters: half of one would be none. */
function firstOf(text: string, count: number): string {
  return [...text].slice(0, count).join('');
}
