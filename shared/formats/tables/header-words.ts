/** The words of headers: which field a column is, by the names that plans really give it. */
import { foldName } from '../../actor-names.ts';
import type { ColumnField } from './plan-reading.ts';

const level1 =
  '(?:axes?|enjeux?|champs?|domaines?|ambitions?|defis?|volets?|piliers?|priorites?|orientations? strategiques?)';
const level2 =
  '(?:orientations?|perspectives? generales?|perspectives?|objectifs? (?:general|generaux|strategiques?)|sous[ -](?:axes?|enjeux?|domaines?|champs?))';
const act = '(?:fiches?[ -]?actions?|actions?|fiches?|projets?|mesures?|operations?)';
const num =
  '(?:n ?°|no|nos|n|num|numeros?|numerotation|ref|refs|references?|codes?|id|identifiants?|indices?|rang|ordre)';
const of = "(?: (?:de |du |des )?(?:d'|l'|la |les |le )*)";

const listed = '(?:actions?|fiches?[ -]?actions?)';

/** In order: the first that fits says what the column is. */
const rules: readonly (readonly [RegExp, ColumnField])[] = [
  // « Enjeux / orientations / actions »: sections and actions in one column.
  [new RegExp(`^${level1}(?: (?:et )?${level2})?(?: et)? ${listed}$`), 'title'],
  [new RegExp(`^(?:${num}${of}?${level1}|${level1} ${num})$`), 'axisNumber'],
  [new RegExp(`^(?:${num}${of}?${level2}|${level2} ${num})$`), 'orientationNumber'],
  [new RegExp(`^(?:${num}|${num}${of}?${act}|${act} ${num}|${num} fa|fa|${num} d'ordre)$`), 'number'],
  [/\b(?:mise a jour|maj|saisie|etat d'avancement|avancement|taux|bilan|realise)\b/, 'detail'],
  [
    /\bindicateurs?\b|\bcriteres?\b.*\b(?:evaluation|reussite|suivi)\b|^evaluation|\bd'evaluation\b/,
    'indicators',
  ],
  [/\bresultats?\b|\b(?:effets?|impacts?) (?:attendus?|recherches?)|^livrables?/, 'expectedResults'],
  [/\bmoyens? financiers?\b|\bbudgets?\b|\bcouts?\b|\bfinanc|\bmontants?\b|^depenses?/, 'financialMeans'],
  [
    /\bmoyens? (?:humains?|techniques?|materiels?|mobilis|necessaires?|logistiques?|a mobiliser)|\bressources? (?:humaines?|techniques?|mobilis|necessaires?)|^moyens$|^ressources$|\betp\b/,
    'humanTechnicalMeans',
  ],
  [
    /\bechean|\bcalendriers?\b|\bdelais?\b|^dates?\b|\bplanning\b|\bperiodes?\b|\btemporalite\b|\bduree\b|^annees?\b|^quand\b|\bprogrammation\b|\bdeploiement\b|\bhorizon\b|^realisation\b/,
    'deadline',
  ],
  [
    /\bmodalites?\b|\bmise en oeuvre\b|\bmethodes?\b|\bderoulement\b|^etapes?\b|^comment\b|\bdemarche\b/,
    'methods',
  ],
  [
    /\bdiagnostics?\b|\bconstats?\b|\bcontexte\b|\betat des lieux\b|\bbesoins?\b|\bproblematiques?\b/,
    'diagnosis',
  ],
  [/^pour qui\b|\bpublics?\b|\bbeneficiaires?\b|^cibles?$|\bdestinataires?\b|\busagers?\b/, 'audience'],
  [
    /\bservices? (?:municipaux |communaux )?(?:mobilis|concern|impliqu|associ|et respons|sollicit)|^services?$/,
    'services',
  ],
  [
    /\bco ?-?pilot|\bpilot|\bchef(?:fe)?s? de (?:file|projet)\b|\breferente?s?\b|\bresponsables?\b|\bcoord(?:onn|in)at(?:eur|rice)s?\b|^qui\b/,
    'pilots',
  ],
  [
    /\bporteur|\bporteuse|\bportee? par\b|\bportage\b|\bmait?res?e? d'? ?(?:ouvrage|oeuvre)\b|\bmaitrise d'? ?(?:ouvrage|oeuvre)\b|\boperat(?:eur|rice)s?\b|\bgestionnaires?\b/,
    'porteurs',
  ],
  [/\bpartenaires?\b|\bpartenariats?\b|^acteurs?\b/, 'partners'],
  [
    /\bcommunes? (?:concern|impliqu|particip|engag|associ|beneficiaires?)|^communes?$|^villes?$|^territoires?(?: concern.*)?$|^structures?\b|^mo[ae]?$/,
    'porteurs',
  ],
  [/\bthematiques?\b|^themes?\b/, 'themes'],
  [new RegExp(`^(?:(?:intitule|libelle|titre|nom|designation)s?${of})?${level1}(?: .*)?$`), 'axis'],
  [new RegExp(`^(?:(?:intitule|libelle|titre|nom|designation)s?${of})?${level2}$`), 'orientation'],
  [/^orientations?\b/, 'orientation'],
  [/\bobjectifs?\b|^buts?\b|^finalites?\b|^pourquoi\b/, 'objectives'],
  [
    /^(?:etat|statut|nature|type|types|origine|situation|caractere)(?: (?:de |d')?(?:l')?(?:la )?(?:fiche |actions?))?$|\bnouvelle?s?\b.*\b(?:en cours|existante?s?|recondu|poursui)|\borigine\b|\breconduite?s?\b|^nouvelles?(?: actions?)?$|^nouveau$/,
    'kind',
  ],
  [
    new RegExp(
      `^(?:details?|descripti(?:f|on)s?|contenus?|precisions?|presentation|resume|explications?)(?:${of}?${act}.*)?$`,
    ),
    'details',
  ],
  [new RegExp(`^(?:intitule|libelle|titre|nom|designation)s?(?:${of}?${act}.*)?$`), 'title'],
  [new RegExp(`^(?:les |plan d')?${act}\\b`), 'title'],
];

/** Headers that name the title whatever else claims to: « Intitulé » beside « Fiche action ». */
const surelyTitle = /^(?:intitule|libelle|titre|nom|designation)s?\b/;

export function foldHeader(text: string): string {
  return foldName(text)
    .replace(/[º˚]/g, '°')
    .replace(/\bn[o.]? ?°/g, 'n°')
    .replace(/\((?:s|es|x|e|ou|nne|se|euse)\)|[·.](?:e|es|rice|trice)(?:[·.]s)?\b/g, '')
    .replace(/[^a-z0-9°'+]+/g, ' ')
    .trim();
}

/** Undefined when the header says nothing that plans are known to say. */
export function fieldOfHeader(text: string): ColumnField | undefined {
  if (text.trim() === '#') return 'number';
  const header = foldHeader(text);
  if (header === '' || header.length > 90) return undefined;
  const field = rules.find(([pattern]) => pattern.test(header))?.[1];
  // « Axe 1 : … » and « Projet de crèche à La Gaude, avec … » are what columns hold, not what they are called.
  const isContent = /\d/.test(header.replace(/\bn°/g, '')) || header.split(' ').length > 6;
  return isContent && (field === 'axis' || field === 'orientation' || field === 'title') ? undefined : field;
}

export function isSurelyTitle(text: string): boolean {
  return surelyTitle.test(foldHeader(text));
}

export function isStrategic(text: string): boolean {
  return /^orientations? strategiques?/.test(foldHeader(text));
}

/** The territory's own word for a level, from the header that names it: « Enjeux » gives « Enjeu ». */
export function wordOfHeader(text: string): string | undefined {
  const header = text
    .replace(/\((?:s|x)\)/g, '')
    .replace(
      /^\s*(?:n ?[°º]|num[ée]ro|intitul[ée]s?|libell[ée]s?|titres?|noms?)\s*(?:de |du |des )?(?:l['’]|d['’]|la |les )*/i,
      '',
    )
    .split(/[/(:\n]/)[0]
    ?.trim();
  if (!header || header.length > 40 || /\d/.test(header)) return undefined;
  const singular = header
    .split(' ')
    .map(word => word.toLocaleLowerCase('fr'))
    .map(word => (/^(?:enjeux|généraux)$/.test(word) ? singularX(word) : word.replace(/s$/, '')))
    .join(' ');
  return singular.charAt(0).toLocaleUpperCase('fr') + singular.slice(1);
}

function singularX(word: string): string {
  return word === 'généraux' ? 'général' : 'enjeu';
}
