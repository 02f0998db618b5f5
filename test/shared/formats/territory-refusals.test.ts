import { describe, expect, it } from 'vitest';
import { parseTerritoryFile, TerritoryFileError } from '../../../shared/formats/territory-file.ts';
import { exampleNames, readExample, smallTerritory } from '../territories.ts';

/** The small plan with something else at this place; `undefined` takes the field away. */
function withValue(path: string, value: unknown, base: unknown = smallTerritory): unknown {
  const root: unknown = JSON.parse(JSON.stringify(base));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce((at, key) => objectAt(at, key), root);
  if (typeof holder !== 'object' || holder === null) throw new Error(`test: nothing at ${path}`);
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
  return root;
}

function objectAt(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined;
}

function refusal(input: unknown): string {
  try {
    parseTerritoryFile(input);
  } catch (error) {
    if (error instanceof TerritoryFileError) return error.message;
    throw error;
  }
  return 'accepted';
}

const refused = 'Ce fichier n’est pas un plan de territoire valable. ';

describe('a territory file', () => {
  it('is accepted when nothing is wrong, and comes out equal', () => {
    expect(parseTerritoryFile(smallTerritory)).toEqual(smallTerritory);
    for (const name of exampleNames) expect(() => readExample(name)).not.toThrow();
  });

  it.each<[string, unknown, string, string?]>([
    ['format', 'klaxoon', 'le format « tablee.territory » est attendu'],
    ['version', 2, 'seule la version 1 est connue'],
    ['territory', undefined, 'ce champ manque'],
    [
      'territory.id',
      'Les Pennes',
      'un identifiant n’a que des minuscules sans accent, des chiffres et des tirets',
    ],
    ['territory.name', '', 'le texte est vide'],
    ['territory.name', '  ', 'le texte est vide'],
    ['territory.name', 3, 'un texte est attendu'],
    ['territory.caf', 'Caf \ud83d', 'le texte contient une moitié de caractère'],
    [
      'territory.sections',
      Array.from({ length: 33 }, (_, index) => ({ id: `propre-${index}`, name: 'A', hidden: false })),
      'un territoire ajoute 32 rubriques au plus, celui-ci en ajoute 33',
    ],
    ['actions.0.ownSheet', { details: ['Perdu ?'] }, 'un objet rubrique → texte est attendu'],
    ['actors.0.color', 7, 'une couleur de 1 à 6 est attendue'],
    ['actors.0.aliases', [' '], 'le texte est vide', 'actors.0.aliases.0'],
    ['territory.color', 'teal', 'ce champ n’est pas connu'],
    ['territory.period', { from: 2024, to: null }, 'les deux années sont connues, ou aucune'],
    ['territory.period', { from: 2026, to: 2024 }, 'la période finit avant de commencer'],
    ['territory.period.from', '2024', 'une année est attendue'],
    ['territory.period.from', 2024.5, 'une année entière est attendue'],
    ['territory.period.to', 20260, 'année hors de 1900–2100'],
    ['territory.signedOn', 'décembre 2024', 'une date AAAA, AAAA-MM ou AAAA-MM-JJ est attendue'],
    ['territory.signedOn', '2024-13', 'une date AAAA, AAAA-MM ou AAAA-MM-JJ est attendue'],
    ['territory.numbering', 'roman', 'une numérotation parmi continuous, hierarchical, none est attendue'],
    ['actors', {}, 'une liste est attendue'],
    ['actors.0', 'Les Pennes', 'un objet est attendu'],
    ['actors.0.short', undefined, 'ce champ manque'],
    [
      'actors.1.kind',
      'mairie',
      'une nature parmi commune, caf, departement, etat, association, service, other est attendue',
    ],
    ['axes.0.title', null, 'un texte est attendu'],
    ['axes.1.orientations', undefined, 'ce champ manque'],
    ['axes.1.orientations.0.number', 1, 'un texte est attendu'],
    ['actions.2.kind', 'old', '« new », « ongoing », « renewed » ou null est attendu'],
    ['actions.2.deployment', [], 'un objet année à quatre chiffres → marque est attendu'],
    ['actions.2.deployment', { 24: 'all' }, 'un objet année à quatre chiffres → marque est attendu'],
    [
      'actions.2.deployment',
      JSON.parse('{"__proto__": "all"}'),
      'un objet année à quatre chiffres → marque est attendu',
    ],
    ['actions.2.deployment.2024', 'X', '« all » ou une liste d’acteurs est attendu'],
    ['actions.2.deployment.2024', [], '« all » ou une liste d’acteurs est attendu'],
    ['actions.2.deployment.2024', [3], '« all » ou une liste d’acteurs est attendu'],
    ['actions.2.deployment.2024', ['Les Pennes'], '« all » ou une liste d’acteurs est attendu'],
    ['actions.2.sheet.details', 'Ouvrir', 'une liste de textes est attendue'],
    ['actions.2.sheet.details', [''], 'le texte est vide', 'actions.2.sheet.details.0'],
    ['actions.2.sheet.deadline', '', 'le texte est vide'],
    ['actions.2.sheet.deadline', undefined, 'ce champ manque'],
    ['keyFigures.0.value', '12', 'un nombre est attendu'],
    ['keyFigures.0.value', Number.NaN, 'un nombre est attendu'],
    ['cooperation.0.roles.0.fte', 'un', 'un nombre est attendu'],
    ['quirks', null, 'une liste de textes est attendue'],
  ])('is refused where its shape is wrong: %s = %j', (path, value, message, where = path) => {
    expect(refusal(withValue(path, value))).toBe(`${refused}${where} : ${message}.`);
  });

  it.each<[string, unknown, string, string?]>([
    ['actors.1.id', 'caf', 'l’identifiant « caf » est donné deux fois', 'actors'],
    ['themes.1.id', 'parentalite', 'l’identifiant « parentalite » est donné deux fois', 'themes'],
    [
      'axes.1.id',
      'enfance',
      'l’identifiant « enfance » est donné deux fois',
      'axes, orientations et actions',
    ],
    [
      'actions.5.id',
      'accueil',
      'l’identifiant « accueil » est donné deux fois',
      'axes, orientations et actions',
    ],
    ['actors.2.aliases', ['CAF 13', 'CAF 13'], '« CAF 13 » est cité deux fois'],
    ['actors.2.members', ['mairie'], '« mairie » n’est pas un acteur du fichier'],
    ['actors.2.members', ['caf'], 'un groupe ne se contient pas'],
    ['actions.4.axis', 'jeunesse', '« jeunesse » n’est pas un axe du fichier'],
    ['actions.4.orientation', 'ecoute', '« ecoute » n’est pas une orientation du fichier'],
    ['actions.4.orientation', 'accueil', '« accueil » n’est pas une orientation de l’axe de l’action'],
    [
      'actions.4.axis',
      null,
      '« dialogue » n’est pas une orientation de l’axe de l’action',
      'actions.4.orientation',
    ],
    ['actions.4.alsoUnder', ['enfance'], '« enfance » n’est pas une orientation du fichier'],
    ['actions.4.alsoUnder', ['dialogue'], '« dialogue » est déjà l’orientation de l’action'],
    ['actions.4.alsoUnder', ['soutien', 'soutien'], '« soutien » est cité deux fois'],
    ['actions.4.themes', ['sport'], '« sport » n’est pas une thématique du fichier'],
    ['actions.4.pilots', ['mairie'], '« mairie » n’est pas un acteur du fichier'],
    ['actions.4.porteurs', ['caf', 'caf'], '« caf » est cité deux fois'],
    ['actions.4.deployment.2025', ['mairie'], '« mairie » n’est pas un acteur du fichier'],
    ['facilities.0.commune', 'gignac', '« gignac » n’est pas un acteur du fichier'],
    ['competences.0.communes', ['gignac'], '« gignac » n’est pas un acteur du fichier'],
    ['cooperation.0.actor', 'gignac', '« gignac » n’est pas un acteur du fichier'],
  ])('is refused where it contradicts itself: %s = %j', (path, value, message, where = path) => {
    expect(refusal(withValue(path, value))).toBe(`${refused}${where} : ${message}.`);
  });

  it.each([[null], [undefined], [12], ['texte'], [true]])('is refused at its root when it is %j', input => {
    expect(refusal(input)).toBe(`${refused}racine : un objet est attendu.`);
  });

  it('is refused for its first fault in reading order', () => {
    const last = withValue('cooperation.0.actor', 'gignac');
    const both = withValue('actions.4.pilots', ['mairie'], last);
    expect(refusal(both)).toContain('actions.4.pilots : ');
    expect(refusal(withValue('quirks', null, both))).toContain('quirks : ');
  });
});
