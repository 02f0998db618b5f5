/** One field of an action in a document: kept as a plain value, told in short, and written again. */
import * as Y from 'yjs';
import {
  canonical,
  type FieldValue,
  type FileAction,
  type ImportField,
  sectionOf,
  valueInFile,
  valueInPlan,
} from './formats/import/fields.ts';
import { richIn } from './formats/territory-sheet.ts';
import { type Action, actionOrigins, actorId, type Item, itemId, type Mark, type Marks } from './model.ts';
import { everyoneKey, markKey } from './plan-doc.ts';
import { namesIn, writeMark, writeMember } from './plan-members.ts';
import type { PlanPen } from './plan-pen.ts';
import { readItem } from './plan-read.ts';
import { richElements } from './plan-rich.ts';
import { reviseText } from './plan-text.ts';
import { include } from './plan-write.ts';
import type { RichBlock, RichInline, RichMark } from './sheet.ts';
import { isRecord, list, oneOf, string } from './values.ts';

/** What a field is to hold: its value, or the formatted text of a section. */
export type FieldContent =
  | { readonly is: 'value'; readonly value: FieldValue }
  | { readonly is: 'rich'; readonly blocks: readonly RichBlock[] };

/** The item as its entry holds it now, in the middle of a transaction too. */
export function itemNow(pen: PlanPen, id: string): Item | undefined {
  return readItem(id, pen.roots.items.get(id))?.item;
}

export function contentOf(action: Action, field: ImportField): FieldContent {
  const blocks = action.richSheet[sectionOf(field) ?? ''];
  if (blocks) return { is: 'rich', blocks };
  return { is: 'value', value: field === 'deployment' ? allIn(action.marks) : valueInPlan(action, field) };
}

/** Those that a mark of everyone stands over too: they are shown again when it is taken off. */
function allIn(marks: Marks): FieldValue {
  return Object.fromEntries(
    Object.entries(marks).map(([year, { everyone, actors }]) => [
      year,
      everyone ? [everyoneKey, ...actors] : actors,
    ]),
  );
}

/** As a file has it, in the formatting of the file if it says one. */
export function contentIn(action: FileAction, field: ImportField): FieldContent {
  const blocks = richIn(action, sectionOf(field) ?? '');
  return blocks ? { is: 'rich', blocks } : { is: 'value', value: valueInFile(action, field) };
}

/** Equal for equal contents, and short: what was written is not kept twice. */
export function printOf(action: Action, field: ImportField): string {
  const rich = action.richSheet[sectionOf(field) ?? ''];
  return shortPrint(`${canonical(field, valueInPlan(action, field))}\n${rich ? JSON.stringify(rich) : ''}`);
}

/** All that people can change of an item but its rank among its siblings. */
export function printOfItem(item: Item): string {
  const { place, ...rest } = item;
  return shortPrint(JSON.stringify({ ...rest, parent: place.parent }, sorted));
}

/** To be called inside a transaction. */
export function writeField(pen: PlanPen, id: string, field: ImportField, content: FieldContent): void {
  const entry = pen.entry(id);
  const section = sectionOf(field);
  if (entry && section !== undefined) writeSection(entry, section, content);
  else if (entry && content.is === 'value') writePlain(pen, entry, field, content.value);
}

function writePlain(pen: PlanPen, entry: Y.Map<unknown>, field: ImportField, value: FieldValue): void {
  switch (field) {
    case 'title': {
      const title = entry.get('title');
      if (title instanceof Y.Text) reviseText(title, string(value).toWellFormed());
      break;
    }
    case 'kind': {
      const origin = oneOf(actionOrigins, value);
      if (origin) entry.set('origin', origin);
      else entry.delete('origin');
      break;
    }
    case 'number': {
      const [number] = strings(value);
      if (number === undefined) entry.delete('number');
      else entry.set('number', number.trim().toWellFormed());
      break;
    }
    case 'alsoUnder':
      writeCitations(pen, entry, strings(value));
      break;
    case 'deployment':
      writeMarks(pen, entry, isRecord(value) ? value : {});
      break;
    default:
      writeSet(pen, entry.get(field), strings(value));
  }
}

/** What a document says of a content that it kept: total, as anybody may have written it. */
export function readContent(value: unknown): FieldContent | undefined {
  if (!isRecord(value)) return undefined;
  if (value.is === 'rich') return { is: 'rich', blocks: list(value.blocks).flatMap(readBlock) };
  const held = value.value;
  if (typeof held === 'string') return { is: 'value', value: held };
  if (Array.isArray(held)) return { is: 'value', value: strings(held) };
  if (!isRecord(held)) return undefined;
  const years = Object.entries(held).map(
    ([year, mark]) => [year, mark === 'all' ? mark : strings(mark)] as const,
  );
  return { is: 'value', value: Object.fromEntries(years) };
}

function writeSection(entry: Y.Map<unknown>, section: string, content: FieldContent): void {
  const sheet = entry.get('sheet');
  const fragment = sheet instanceof Y.Map ? sheet.get(section) : undefined;
  if (!(fragment instanceof Y.XmlFragment)) return;
  fragment.delete(0, fragment.length);
  const blocks = content.is === 'rich' ? content.blocks : blocksOf(section, strings(content.value));
  fragment.insert(0, richElements(blocks));
}

/** One paragraph for each line of the deadline, one bullet for those of the others, as files have them. */
function blocksOf(section: string, lines: readonly string[]): readonly RichBlock[] {
  const paragraphs = lines.map(paragraph);
  if (section === 'deadline' || lines.length === 0) return paragraphs;
  return [{ type: 'bulletList', items: paragraphs.map(block => [block]) }];
}

function paragraph(line: string): RichBlock {
  const content = line
    .split('\n')
    .flatMap((text, index) => [
      ...(index > 0 ? [{ type: 'break' } as const] : []),
      ...(text !== '' ? [{ type: 'text', text } as const] : []),
    ]);
  return { type: 'paragraph', content };
}

function writeMarks(pen: PlanPen, entry: Y.Map<unknown>, wanted: Readonly<Record<string, unknown>>): void {
  const marks = entry.get('marks');
  if (!(marks instanceof Y.Map)) return;
  const years = new Set([...marks.keys()].map(key => key.split('/')[0] ?? ''));
  for (const year of Object.keys(wanted)) years.add(year);
  for (const year of years) {
    const held = wanted[year] === 'all' ? [everyoneKey] : strings(wanted[year]);
    const isAll = wanted[year] === 'all' && marks.has(markKey(year, everyoneKey));
    const mark: Mark = {
      everyone: held.includes(everyoneKey),
      actors: held.filter(id => id !== everyoneKey).map(actorId),
    };
    // Everyone has it already: those whom that mark stands over stay.
    if (!isAll && /^\d{4}$/.test(year)) writeMark(marks, Number(year), namesIn(mark, pen));
  }
}

/** What the plan does not show stays: where the action stands itself, and orientations in the corbeille. */
function writeCitations(pen: PlanPen, entry: Y.Map<unknown>, wanted: readonly string[]): void {
  const [set, place] = [entry.get('alsoUnder'), entry.get('place')];
  if (!(set instanceof Y.Map)) return;
  const parent = isRecord(place) ? place.parent : null;
  for (const key of [...set.keys()])
    if (!wanted.includes(key) && key !== parent && pen.liveEntry(itemId(key))) set.delete(key);
  for (const id of wanted) include(set, id);
}

function writeSet(pen: PlanPen, set: unknown, wanted: readonly string[]): void {
  if (!(set instanceof Y.Map)) return;
  const names = (id: string): readonly string[] => {
    const known = pen.reader.trail.namesOf(actorId(id));
    return known.length > 0 ? known : [id];
  };
  const kept = new Set(wanted.flatMap(names));
  for (const key of [...set.keys()]) if (!kept.has(key)) set.delete(key);
  for (const id of wanted) writeMember(set, names(id), true);
}

function strings(value: unknown): readonly string[] {
  return list(value).filter(one => typeof one === 'string');
}

/** Of what the reader of a section gives, kept as it was: anything else gives nothing. */
function readBlock(value: unknown): RichBlock[] {
  if (!isRecord(value)) return [];
  if (value.type === 'paragraph')
    return [{ type: 'paragraph', content: list(value.content).flatMap(readInline) }];
  if (value.type !== 'bulletList' && value.type !== 'orderedList') return [];
  const items = list(value.items).map(item => list(item).flatMap(readBlock));
  if (value.type === 'bulletList') return [{ type: 'bulletList', items }];
  return [{ type: 'orderedList', ...(typeof value.start === 'number' && { start: value.start }), items }];
}

function readInline(value: unknown): RichInline[] {
  if (!isRecord(value)) return [];
  if (value.type === 'break') return [{ type: 'break' }];
  if (typeof value.text !== 'string') return [];
  const marks = list(value.marks).flatMap(readMark);
  return [{ type: 'text', text: value.text, ...(marks.length > 0 && { marks }) }];
}

function readMark(value: unknown): RichMark[] {
  if (!isRecord(value)) return [];
  if (value.type === 'bold' || value.type === 'italic') return [{ type: value.type }];
  return value.type === 'link' && typeof value.href === 'string' ? [{ type: 'link', href: value.href }] : [];
}

/** Keys in one order on every machine: those of a map come as they were written. */
function sorted(_key: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** 53 bits: two texts of one plan that differ have the same once in a million plans. */
function shortPrint(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
