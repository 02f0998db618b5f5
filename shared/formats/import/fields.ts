/** What an action says, field by field, in a plan and in a file alike: to be compared, shown and written. */
import type { Action, Actor, Marks, Orientation } from '../../model.ts';
import { sectionIds, sectionNames } from '../../sheet.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { linesIn } from '../territory-sheet.ts';

export type FileAction = TerritoryFile['actions'][number];

const plainFields = [
  'number',
  'title',
  'alsoUnder',
  'kind',
  'pilots',
  'porteurs',
  'partners',
  'themes',
  'deployment',
] as const;
type PlainField = (typeof plainFields)[number];

/** A field of an action that a table may fill: one of its own, or a section of its fiche. */
export type ImportField = PlainField | `sheet/${string}`;

export type FieldValue = string | readonly string[] | Readonly<Record<string, 'all' | readonly string[]>>;

const sheetPrefix = 'sheet/';

export const importFields: readonly ImportField[] = [
  ...plainFields,
  ...sectionIds.map((id): ImportField => `${sheetPrefix}${id}`),
];

/** The section of the fiche that a field is, or undefined. */
export function sectionOf(field: ImportField): string | undefined {
  return field.startsWith(sheetPrefix) ? field.slice(sheetPrefix.length) : undefined;
}

export function isImportField(field: string): field is ImportField {
  return plainFields.some(known => known === field) || field.startsWith(sheetPrefix);
}

export function valueInPlan(action: Action, field: ImportField): FieldValue {
  switch (field) {
    case 'number':
      // None follows from the place, which is another thing than to be shown without.
      return action.fixedNumber === undefined ? [] : [action.fixedNumber];
    case 'title':
      return action.title;
    case 'kind':
      return action.origin ?? '';
    case 'alsoUnder':
    case 'pilots':
    case 'porteurs':
    case 'partners':
    case 'themes':
      return action[field];
    case 'deployment':
      return marksIn(action.marks);
    default:
      return action.sheet[sectionOf(field) ?? ''] ?? [];
  }
}

export function valueInFile(action: FileAction, field: ImportField): FieldValue {
  switch (field) {
    case 'number':
      return action.number === null ? [] : [action.number];
    case 'title':
    case 'alsoUnder':
    case 'deployment':
      return action[field];
    case 'kind':
      return action.kind ?? '';
    case 'pilots':
    case 'porteurs':
    case 'partners':
    case 'themes':
      return action[field] ?? [];
    default:
      return linesIn(action)[sectionOf(field) ?? ''] ?? [];
  }
}

/** A table that says nothing of a field takes nothing out of it. */
export function isSaid(value: FieldValue): boolean {
  return typeof value === 'string'
    ? value !== ''
    : (Array.isArray(value) ? value : Object.keys(value)).length > 0;
}

/** Sets have no order here; the lines of a text have. */
export function isSameValue(field: ImportField, a: FieldValue, b: FieldValue): boolean {
  return canonical(field, a) === canonical(field, b);
}

/** The same text for values that mean the same. */
export function canonical(field: ImportField, value: FieldValue): string {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  if (field === 'number') return JSON.stringify(value);
  if (isList(value))
    return sectionOf(field) === undefined
      ? [...value].sort().join('\n')
      : value.map(line => line.trim()).join('\n');
  return Object.entries(value)
    .filter(([, mark]) => mark.length > 0)
    .sort()
    .map(([year, mark]) => `${year}:${mark === 'all' ? '*' : [...mark].sort().join(',')}`)
    .join('\n');
}

function isList(value: FieldValue): value is readonly string[] {
  return Array.isArray(value);
}

function marksIn(marks: Marks): Readonly<Record<string, 'all' | readonly string[]>> {
  return Object.fromEntries(
    Object.entries(marks).map(([year, { everyone, actors }]) => [year, everyone ? 'all' : actors]),
  );
}

const plainNames: Readonly<Record<PlainField, string>> = {
  number: 'Numéro',
  title: 'Intitulé',
  alsoUnder: 'Citée aussi sous',
  kind: 'État',
  pilots: 'Pilotes',
  porteurs: 'Porteurs',
  partners: 'Partenaires',
  themes: 'Thématiques',
  deployment: 'Années',
};

const kindNames: Readonly<Record<string, string>> = {
  new: 'Nouvelle',
  ongoing: 'En cours',
  renewed: 'Reconduite',
};

export function fieldName(field: ImportField): string {
  const section = sectionOf(field);
  const known = sectionIds.find(id => id === section);
  if (section !== undefined) return known ? sectionNames[known] : section;
  return plainFields.reduce((name, plain) => (plain === field ? plainNames[plain] : name), '');
}

/** Names by id, of the plan and of the file. */
export type NameOf = (id: string) => string;

export function namesIn(
  file: Pick<TerritoryFile, 'actors' | 'axes' | 'themes'>,
  plan: {
    readonly actors: readonly Pick<Actor, 'id' | 'label'>[];
    readonly themes: readonly { id: string; name: string }[];
    readonly orientations: readonly Pick<Orientation, 'id' | 'title'>[];
  },
): NameOf {
  const names = new Map<string, string>();
  for (const { id, name } of [...file.themes, ...plan.themes]) names.set(`theme ${id}`, name);
  for (const { id, title } of [
    ...file.axes.flatMap(({ orientations }) => orientations),
    ...plan.orientations,
  ])
    names.set(`level ${id}`, title);
  for (const { id, label } of [...file.actors, ...plan.actors]) names.set(id, label);
  return id => names.get(id) ?? id;
}

/** A value as people read it; empty when there is nothing. */
export function describeValue(field: ImportField, value: FieldValue, nameOf: NameOf): string {
  if (typeof value === 'string') return field === 'kind' ? (kindNames[value] ?? '') : value;
  if (isList(value)) {
    if (sectionOf(field) !== undefined) return value.join('\n');
    if (field === 'number') return value.join();
    if (field === 'alsoUnder') return value.map(id => nameOf(`level ${id}`)).join('\n');
    return value.map(id => nameOf(field === 'themes' ? `theme ${id}` : id)).join(', ');
  }
  return Object.entries(value)
    .filter(([, mark]) => mark.length > 0)
    .map(([year, mark]) => `${year} : ${mark === 'all' ? 'tous' : mark.map(nameOf).join(', ')}`)
    .join(' · ');
}
