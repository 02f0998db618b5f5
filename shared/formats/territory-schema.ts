/** The territory file's shape (format `tablee.territory`, version 1), as docs/territory-file.md tells it. */
import * as v from 'valibot';
import { ACTOR_HUES, actionOrigins, actorKinds, levelStyles, numberings } from '../model.ts';
import { isOwnSectionId, isStandardSection, type SectionId, sectionIds } from '../sheet.ts';
import { datePattern, EARLIEST_YEAR, LATEST_YEAR } from '../values.ts';
import { richBlocks } from './rich-schema.ts';

const text = v.pipe(
  v.string('un texte est attendu'),
  v.check(value => value.trim() !== '', 'le texte est vide'),
  v.check(value => value.isWellFormed(), 'le texte contient une moitié de caractère'),
);
const texts = v.array(text, 'une liste de textes est attendue');
const id = v.pipe(
  v.string('un identifiant est attendu'),
  v.regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'un identifiant n’a que des minuscules sans accent, des chiffres et des tirets',
  ),
);
const outOfTime = `année hors de ${EARLIEST_YEAR}–${LATEST_YEAR}`;
const year = v.pipe(
  v.number('une année est attendue'),
  v.integer('une année entière est attendue'),
  v.minValue(EARLIEST_YEAR, outOfTime),
  v.maxValue(LATEST_YEAR, outOfTime),
);
const hueExpected = `une couleur de 1 à ${ACTOR_HUES} est attendue`;
const hue = v.pipe(
  v.number(hueExpected),
  v.integer(hueExpected),
  v.minValue(1, hueExpected),
  v.maxValue(ACTOR_HUES, hueExpected),
);
/** Checked before the record is read: `v.record` takes a list for an empty record and drops keys like `__proto__`. */
const years = v.custom<Readonly<Record<string, unknown>>>(
  value =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every(key => /^\d{4}$/.test(key)),
  'un objet année à quatre chiffres → marque est attendu',
);
const markExpected = '« all » ou une liste d’acteurs est attendu';
const mark = v.union([v.literal('all'), v.pipe(v.array(id), v.minLength(1, markExpected))], markExpected);
const marks = v.pipe(years, v.record(v.string(), mark));

/** The section `deadline` is one text or null in the file; the others are lists. */
type ListSectionId = Exclude<SectionId, 'deadline'>;
const listSections = sectionIds.filter((section): section is ListSectionId => section !== 'deadline');
const listEntries = Object.fromEntries(listSections.map(section => [section, texts])) as Record<
  ListSectionId,
  typeof texts
>;

/** Section → what it holds: keys are checked before the record is read, as those of `years` are. */
const bySection = <T extends v.GenericSchema>(value: T, isKey: (key: string) => boolean) =>
  v.pipe(
    v.custom<Readonly<Record<string, unknown>>>(
      input =>
        typeof input === 'object' &&
        input !== null &&
        !Array.isArray(input) &&
        Object.keys(input).every(isKey),
      'un objet rubrique → texte est attendu',
    ),
    v.record(v.string(), value),
  );

function isSectionKey(key: string): boolean {
  return isOwnSectionId(key) || isStandardSection(key);
}

const styleExpected = `un style parmi ${levelStyles.join(', ')} est attendu`;

export const territoryFileSchema = v.strictObject({
  format: v.literal('tablee.territory', 'le format « tablee.territory » est attendu'),
  version: v.literal(1, 'seule la version 1 est connue'),
  territory: v.strictObject({
    id,
    name: text,
    convention: text,
    caf: text,
    period: v.pipe(
      v.strictObject({ from: v.nullable(year), to: v.nullable(year) }),
      v.check(({ from, to }) => (from === null) === (to === null), 'les deux années sont connues, ou aucune'),
      v.check(({ from, to }) => (from ?? 0) <= (to ?? 0), 'la période finit avant de commencer'),
    ),
    signedOn: v.nullable(
      v.pipe(v.string(), v.regex(datePattern, 'une date AAAA, AAAA-MM ou AAAA-MM-JJ est attendue')),
    ),
    previousPeriods: v.array(
      v.strictObject({ from: year, to: year, actions: v.nullable(v.pipe(v.number(), v.integer())) }),
    ),
    vocabulary: v.strictObject({ axis: text, orientation: text, action: text }),
    numbering: v.picklist(numberings, `une numérotation parmi ${numberings.join(', ')} est attendue`),
    axisStyle: v.exactOptional(v.picklist(levelStyles, styleExpected)),
    orientationStyle: v.exactOptional(v.picklist(levelStyles, styleExpected)),
    sections: v.exactOptional(
      v.array(
        v.strictObject({
          id: v.pipe(v.string(), v.check(isSectionKey, 'ce n’est pas une rubrique')),
          name: text,
          hidden: v.boolean(),
        }),
      ),
    ),
  }),
  actors: v.array(
    v.strictObject({
      id,
      name: text,
      short: text,
      label: text,
      kind: v.picklist(actorKinds, `une nature parmi ${actorKinds.join(', ')} est attendue`),
      aliases: v.exactOptional(texts),
      members: v.exactOptional(v.array(id)),
      color: v.exactOptional(hue),
    }),
  ),
  themes: v.array(v.strictObject({ id, name: text })),
  axes: v.array(
    v.strictObject({
      id,
      number: v.nullable(text),
      title: text,
      orientations: v.array(v.strictObject({ id, number: v.nullable(text), title: text })),
    }),
  ),
  actions: v.array(
    v.strictObject({
      id,
      number: v.nullable(text),
      title: text,
      axis: v.nullable(id),
      orientation: v.nullable(id),
      alsoUnder: v.array(id),
      themes: v.array(id),
      kind: v.nullable(v.picklist(actionOrigins, '« new », « ongoing », « renewed » ou null est attendu')),
      pilots: v.array(id),
      porteurs: v.array(id),
      partners: v.exactOptional(v.array(id)),
      deployment: marks,
      sheet: v.strictObject({ ...listEntries, deadline: v.nullable(text) }),
      ownSheet: v.exactOptional(bySection(texts, isOwnSectionId)),
      richSheet: v.exactOptional(bySection(richBlocks, isSectionKey)),
    }),
  ),
  facilities: v.array(
    v.strictObject({ commune: v.nullable(id), kind: text, name: text, address: v.nullable(text) }),
  ),
  competences: v.array(v.strictObject({ category: text, label: text, communes: v.array(id) })),
  governance: v.array(
    v.strictObject({ name: text, missions: texts, members: texts, meetings: v.nullable(text) }),
  ),
  cooperation: v.array(
    v.strictObject({
      actor: v.nullable(id),
      roles: v.array(v.strictObject({ title: text, fte: v.nullable(v.pipe(v.number(), v.finite())) })),
      duties: texts,
    }),
  ),
  evaluation: v.array(v.strictObject({ question: text, indicators: texts })),
  keyFigures: v.array(
    v.strictObject({
      label: text,
      value: v.nullable(v.pipe(v.number(), v.finite())),
      unit: text,
      year: v.nullable(year),
    }),
  ),
  quirks: texts,
});

export type TerritoryFile = v.InferOutput<typeof territoryFileSchema>;
