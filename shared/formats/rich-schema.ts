/** The shape of formatted text in a territory file: `richSheet` of an action. */
import * as v from 'valibot';
import { DEEPEST_LISTS, isSafeLink, type RichBlock } from '../sheet.ts';

/** Values within values of the deepest text that is read: three for each list, seven to the mark of a paragraph. */
const DEEPEST_VALUE = 3 * DEEPEST_LISTS + 7;

const text = v.pipe(
  v.string('un texte est attendu'),
  v.check(value => value !== '' && value.isWellFormed(), 'le texte est vide ou abîmé'),
);

const mark = v.variant('type', [
  v.strictObject({ type: v.literal('bold') }),
  v.strictObject({ type: v.literal('italic') }),
  v.strictObject({
    type: v.literal('link'),
    href: v.pipe(v.string(), v.check(isSafeLink, 'une adresse http, https ou mailto est attendue')),
  }),
]);

const inline = v.variant('type', [
  v.strictObject({ type: v.literal('text'), text, marks: v.optional(v.array(mark)) }),
  v.strictObject({ type: v.literal('break') }),
]);

/** Checked before it is read: the reader calls itself as deep as the file goes. */
const shallow = v.check(
  (input: unknown) => depthOf(input) <= DEEPEST_VALUE,
  'les listes sont trop imbriquées',
);

const block: v.GenericSchema<unknown, RichBlock> = v.lazy(() => blockVariants);

const items = v.array(v.array(block));
const blockVariants = v.variant('type', [
  v.strictObject({ type: v.literal('paragraph'), content: v.array(inline) }),
  v.strictObject({ type: v.literal('bulletList'), items }),
  v.strictObject({
    type: v.literal('orderedList'),
    start: v.exactOptional(v.pipe(v.number(), v.integer())),
    items,
  }),
]);

export const richBlocks = v.pipe(v.unknown(), shallow, v.array(block));

function depthOf(root: unknown): number {
  let depth = 0;
  for (let level: unknown[] = [root]; level.length > 0 && depth <= DEEPEST_VALUE; depth++)
    level = level.flatMap(value => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  return depth;
}
