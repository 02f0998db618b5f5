/** What each field of an item holds, in words that stand alone, and what differs between two states of it. */
import { emptyLike, type HistoryValue, keptName, keptText, type Named } from './history.ts';
import type { Action, Item, ItemId, Mark } from './model.ts';

export type Referred = 'actor' | 'theme' | 'item';

/** How what an item refers to is called. */
export interface Wording {
  nameOf(what: Referred, id: string): string;
  /** What stands above something under this parent, from the axis down. */
  pathUnder(parent: ItemId | null): readonly Named[];
}

export interface FieldChange {
  readonly field: string;
  readonly before: HistoryValue;
  readonly after: HistoryValue;
}

export const markField = (year: string): string => `marks/${year}`;
export const sheetField = (section: string): string => `sheet/${section}`;

/** The section a field of the sheet is, or undefined. */
export function sectionIn(field: string): string | undefined {
  const prefix = sheetField('');
  return field.startsWith(prefix) ? field.slice(prefix.length) : undefined;
}

/** `marks/2024` is one of `marks`. */
export function groupOf(field: string): string {
  return field.split('/')[0] ?? field;
}

/** The year a field of the deployment is, or undefined. */
export function yearIn(field: string): string | undefined {
  const prefix = markField('');
  return field.startsWith(prefix) ? field.slice(prefix.length) : undefined;
}

/** Longer ids are no work of ours, and neither are longer lists: a foreign document may hold anything. */
const MAX_ID = 100;
const MAX_NAMES = 50;

interface Field {
  /** Equal in two states of the field when it holds the same; empty when it holds nothing. */
  readonly key: () => string;
  readonly tell: (words: Wording) => HistoryValue;
}

type Fields = ReadonlyMap<string, Field>;

/**
 * Where an item stands is not told of one that has just come, or is gone: its life says it.
 * @param isTouched false for fields that are known to hold what they held
 */
export function fieldChanges(
  before: Item | undefined,
  after: Item | undefined,
  words: Wording,
  isTouched: (field: string) => boolean,
): readonly FieldChange[] {
  const held = fieldsOf(before);
  const holds = fieldsOf(after);
  return [...new Set([...held.keys(), ...holds.keys()])].flatMap(field => {
    if (!isTouched(field)) return [];
    const [old, now] = [held.get(field), holds.get(field)];
    if ((old?.key() ?? '') === (now?.key() ?? '')) return [];
    if (field === 'place' && !(old && now)) return [];
    const known = (old ?? now)?.tell(words);
    if (!known) return [];
    const [was, is] = [old?.tell(words), now?.tell(words)];
    return [{ field, before: was ?? emptyLike(known), after: is ?? emptyLike(known) }];
  });
}

function fieldsOf(item: Item | undefined): Fields {
  if (!item) return new Map();
  const { title, fixedNumber, place } = item;
  return new Map<string, Field>([
    ['title', { key: () => title, tell: () => keptText(title) }],
    ['number', numberField(fixedNumber)],
    [
      'place',
      {
        key: () => place.parent ?? '',
        tell: words => ({ is: 'place', path: [...words.pathUnder(place.parent)] }),
      },
    ],
    ...(item.kind === 'action' ? actionFields(item) : []),
  ]);
}

function actionFields({ origin, marks, sheet, ...action }: Action): readonly (readonly [string, Field])[] {
  return [
    ['origin', { key: () => origin ?? '', tell: () => ({ is: 'origin', origin }) }],
    ...(['pilots', 'porteurs', 'partners'] as const).map(
      role => [role, namesField('actor', action[role])] as const,
    ),
    ['themes', namesField('theme', action.themes)],
    ['alsoUnder', namesField('item', action.alsoUnder)],
    ...Object.entries(marks).map(([year, mark]) => [markField(year), markOf(mark)] as const),
    ...Object.entries(sheet)
      .filter(([section]) => section.length <= MAX_ID)
      .map(([section, lines]) => [sheetField(section), textField(() => lines.join('\n'))] as const),
  ];
}

function textField(text: () => string): Field {
  return { key: text, tell: () => keptText(text()) };
}

function numberField(fixed: string | undefined): Field {
  return {
    key: () => (fixed === undefined ? '' : `=${fixed}`),
    tell: () => ({ is: 'number', fixed: fixed === undefined ? null : keptName(fixed) }),
  };
}

function namesField(what: Referred, ids: readonly string[]): Field {
  return { key: () => ids.join(), tell: words => ({ is: 'names', names: namesOf(what, ids, words) }) };
}

function markOf({ everyone, actors }: Mark): Field {
  return {
    key: () => JSON.stringify([everyone, actors]),
    tell: words => ({ is: 'mark', everyone, names: namesOf('actor', actors, words) }),
  };
}

function namesOf(what: Referred, ids: readonly string[], words: Wording): Named[] {
  return ids
    .slice(0, MAX_NAMES)
    .map(id => ({ id: id.slice(0, MAX_ID), name: keptName(words.nameOf(what, id)) }));
}
