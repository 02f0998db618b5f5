/**
 * The history of a fiche: who changed which field, from what to what, in the words of that day. The server keeps it
 * beside the plan and the client shows it; both read it by these schemas.
 *
 * Every value holds names besides ids: it must still be readable when the actor, the theme or the axis is gone.
 */
import * as v from 'valibot';
import type { Author } from './comment.ts';
import { actionOrigins } from './model.ts';

/** Milliseconds within which a person who goes on with the same field is still making the same change. */
export const SAME_CHANGE = 10 * 60 * 1000;

/** UTF-16 units of a text that are kept, and of a name. */
const MAX_TEXT = 6_000;
const MAX_WORDS = 200;

const named = v.object({ id: v.string(), name: v.string() });
const names = v.array(named);

const historyValueSchema = v.variant('is', [
  /** A title or a section: `isCut` when it was too long to be kept whole. */
  v.object({ is: v.literal('text'), text: v.string(), isCut: v.boolean() }),
  /** Null follows from the place, the empty text is shown without number. */
  v.object({ is: v.literal('number'), fixed: v.nullable(v.string()) }),
  /** From the axis down. Empty is « À classer ». */
  v.object({ is: v.literal('place'), path: names }),
  v.object({ is: v.literal('origin'), origin: v.nullable(v.picklist(actionOrigins)) }),
  v.object({ is: v.literal('names'), names }),
  v.object({ is: v.literal('mark'), everyone: v.boolean(), names }),
  /** `along`: the title of what it was deleted with, when it was not deleted for itself. */
  v.object({
    is: v.literal('life'),
    life: v.picklist(['none', 'live', 'deleted']),
    path: names,
    along: v.string(),
  }),
]);
export type HistoryValue = Readonly<v.InferOutput<typeof historyValueSchema>>;
export type Named = Readonly<v.InferOutput<typeof named>>;

const authorSchema: v.GenericSchema<unknown, Author> = v.object({
  name: v.string(),
  institution: v.string(),
});

const content = {
  /** `title`, `pilots`, `marks/2024`, `sheet/details`… */
  field: v.string(),
  /** What the section was called, for a field of the sheet; empty for the others. */
  section: v.string(),
  /** More than one when they changed it within the same second. */
  authors: v.array(authorSchema),
  before: historyValueSchema,
  after: historyValueSchema,
};

export const historyEntrySchema = v.object({
  ...content,
  id: v.number(),
  /** When the change began and ended, by the server's clock: what was written offline is of when it arrived. */
  from: v.number(),
  to: v.number(),
});
export type HistoryEntry = Readonly<v.InferOutput<typeof historyEntrySchema>>;

/** Some entries, the newest first, and whether there are older ones. */
export const historyPageSchema = v.object({ entries: v.array(historyEntrySchema), hasMore: v.boolean() });
export type HistoryPage = Readonly<v.InferOutput<typeof historyPageSchema>>;

/** The text as it is kept: cut with an ellipsis when it is too long. */
export function keptText(text: string): HistoryValue & { readonly is: 'text' } {
  const isCut = text.length > MAX_TEXT;
  return { is: 'text', text: isCut ? cut(text, MAX_TEXT) : text, isCut };
}

/** A name as it is kept. */
export function keptName(name: string): string {
  return name.length > MAX_WORDS ? cut(name, MAX_WORDS) : name;
}

/** What a field that is not there yet holds. */
export function emptyLike(value: HistoryValue): HistoryValue {
  switch (value.is) {
    case 'text':
      return { is: 'text', text: '', isCut: false };
    case 'number':
      return { is: 'number', fixed: null };
    case 'place':
      return { is: 'place', path: [] };
    case 'origin':
      return { is: 'origin', origin: null };
    case 'names':
      return { is: 'names', names: [] };
    case 'mark':
      return { is: 'mark', everyone: false, names: [] };
    case 'life':
      return { is: 'life', life: 'none', path: [], along: '' };
  }
}

/** Texts that were cut may differ where nobody sees it. */
export function isSameValue(a: HistoryValue, b: HistoryValue): boolean {
  if (a.is === 'life' && b.is === 'life') return a.life === b.life;
  if (a.is === 'text' && a.isCut) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

function cut(text: string, length: number): string {
  return `${text.slice(0, length - 1).toWellFormed()}…`;
}
