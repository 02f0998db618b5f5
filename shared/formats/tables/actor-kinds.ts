/** What a name in a plan most likely is, as far as its look tells. */
import { foldName, guessKind } from '../../actor-names.ts';
import type { ActorKind } from '../../model.ts';

/** Single words with a capital that are no communes. */
const notCommunes =
  /^(?:francas|restos?|ligue|croix|poste|region|ville|metropole|mission|associations?|partenaires?|bailleurs?|habitants?|parents?|familles?|communes?|services?|elus?|elues?|coordinat\w+|coordonnat\w+|direction|directeurs?|directrices?|prefecture|etat|departement|agglomeration|agglo|ecoles?|colleges?|lycees?|creches?|mediatheques?|bibliotheques?|ludotheques?|enfance|jeunesse|parentalite|handicap|logement|animateurs?|animatrices?|educateurs?|acteurs?|institutions?|structures?|relais|centres?|maisons?|equipes?|professionnels?|techniciens?|tous|toutes|autres?|externe|interne|prestataires?|syndicats?|adil|uniscite|uriopss|udaf|cnam|carsat|banque|france|pole|cap|lae[pc]|espaces?|points?|club|foyer|comite|conseil|groupe|reseau|collectif|federation|union|secours|atelier|cafe|petits?|maitres?|copil|cotech|cooperation|charge\w*)$/;

const person = /^(?:(?:mmes?|mrs?|mm|melle|mlle|monsieur|madame|dr|docteur)\b|m\. ?\p{L})/u;
const firstNames =
  /^(?:jean|marie|pierre|paul|jacques|philippe|nathalie|isabelle|sylvie|catherine|francois|francoise|christine|nicolas|sophie|claire|julie|laurent|laurence|stephane|stephanie|sandrine|valerie|veronique|thierry|patrick|olivier|christophe|david|thomas|julien|sebastien|celine|aurelie|emilie|camille|lea|manon|emma|sarah|laura|pauline|lucie|anne|alain|bernard|daniel|eric|frederic|gilles|michel|monique|martine|brigitte|caroline|delphine|virginie|karine|corinne|fabrice|bruno|pascal|pascale|vincent|antoine|guillaume|mathieu|matthieu|maxime|alexandre|benjamin|romain|kevin|audrey|elodie|melanie|amandine|nadia|fatima|karim|mohamed|samira|leila|agnes|helene|florence|cecile|elisabeth|dominique|claude|rene|andre|roger|marc|luc|yves|xavier|jerome|cedric|ludovic|arnaud|anthony|marion|mathilde|chloe|ines|myriam|patricia)$/;

const acronyms: readonly (readonly [RegExp, ActorKind])[] = [
  [/^(?:caf|c a f)(?: ?\d+)?$|^caisse d'allocations familiales\b|^caf\b/, 'caf'],
  [
    /^(?:ccas|cias|pmi|rpe|ram|rpam|laep|eaje|alsh|mjc|mds|msd|eje|cmp|camsp|pij|bij|clsh|maison|pole|coordination|coordonnat\w+|coordinat\w+|charge\w*|chargee?s? de cooperation|equipes?|accueil|mediatheque|bibliotheque|ludotheque|espace|rased|relais|direct(?:eur|rice)s?|responsables?|animat(?:eur|rice)s?|referente?s?|agents?|chef(?:fe)?s?|dga?s?)\b/,
    'service',
  ],
  [
    /^(?:ars|msa|cpam|carsat|dsden|sdjes|ddcs|ddets|dreets|drac|drajes|pjj|etat|prefecture|sous-prefecture|education nationale|inspection|rectorat|france travail|pole emploi|gendarmerie|police|justice)\b/,
    'etat',
  ],
  [
    /^(?:mdph|maison departementale des personnes handicapees|epci|ccpa|metropole|agglo|communaute|syndicat|region|conseil regional|bailleurs?|banque)\b/,
    'other',
  ],
];

/** True for « Saint-Jeannet », « La Gaude », « Septèmes-les-Vallons »; for one word with a capital, only where `isLoose`. */
export function looksLikeCommune(name: string, isLoose: boolean): boolean {
  const folded = foldName(name);
  if (/^(?:mairie|ville|commune|municipalite) d(?:e |u |es |')/.test(folded)) return true;
  if (name.length > 45 || /[\d()/&+:]/.test(name) || !/^[\p{Lu}]/u.test(name)) return false;
  if (/^(?:saint|sainte|st|ste)[- ]\p{L}/u.test(folded)) return true;
  const [first = ''] = folded.replace(/^(?:le |la |les |l')/, '').split(/[ -]/);
  if (notCommunes.test(first) || firstNames.test(first)) return false;
  const isPlain = /^(?:l[ea]s? |l')?\S+$/.test(folded);
  if (isPlain && /\p{L}-(?:sur|sous|les?|lez|la|en|du|des?|aux?|et|d'|l'|devant|pres)-?\p{L}/u.test(folded))
    return true;
  if (/^(?:l[ea]s? |l')?\p{L}\S+ (?:les|lez|sur|sous|en) \S+$/u.test(folded) && /\p{Lu}\S*$/u.test(name))
    return true;
  const words = folded.split(' ');
  if (words.length > 1 && /^\p{Lu}\p{Ll}+ \p{Lu}/u.test(name) && !/^(?:le|la|les) /.test(folded))
    return false;
  const bare = folded.replace(/^(?:le |la |les |l')/, '');
  if (bare.includes(' ') || bare.length < 3) return false;
  const own = name.slice(name.length - bare.length);
  if (!/^\p{Lu}/u.test(own) || bare.split('-').some(word => notCommunes.test(word) || firstNames.test(word)))
    return false;
  // Acronyms are mostly others; « CARROS » may be a commune.
  if (/^[\p{Lu}-]+$/u.test(own) && own.length < 6) return false;
  return bare !== folded || /^\p{Lu}\p{Ll}+-\p{Lu}\p{Ll}+$/u.test(own) || isLoose;
}

export function kindOf(name: string): ActorKind {
  const folded = foldName(name);
  const known = acronyms.find(([pattern]) => pattern.test(folded));
  if (known) return known[1];
  if (isPerson(name)) return 'other';
  // « Ville de Carros – service jeunesse »
  if (/[-–—,(] ?(?:services?|direction|pole|ccas|cias|rpe|pmi)\b/.test(folded.replace(/\S-\S/g, '..')))
    return 'service';
  const guessed = guessKind(name);
  return guessed === 'association' && looksLikeCommune(name, true) ? 'commune' : guessed;
}

/** « Mme Durand (Carros) » stands for Carros: undefined unless a person is said with what they are of. */
export function bodyOfPerson(name: string): string | undefined {
  const [, who = '', body = ''] =
    /^([^()]+?) ?\(([^()]+)\)$/.exec(name) ?? /^(.+?)(?:,| [-–—]) (.+)$/.exec(name) ?? [];
  if (!isPerson(who) || isPerson(body)) return undefined;
  const isBody = looksLikeCommune(body, true) || !/^(?:association|other)$/.test(kindOf(body));
  return isBody ? body : undefined;
}

/** « Mme Durand », « Claire Martin ». */
export function isPerson(name: string): boolean {
  const words = foldName(name).split(' ');
  return (
    person.test(foldName(name)) ||
    (words.length === 2 && firstNames.test(words[0] ?? '') && /^\p{Lu}\S* \p{Lu}/u.test(name))
  );
}
