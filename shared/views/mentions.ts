/** Mentions in comments: « @Nadia (Septèmes) », « @Les Pennes », kept as plain text and told apart when it is shown. */
import { foldName } from '../actor-names.ts';
import type { Author } from '../comment.ts';
import type { Actor, Comment, ItemId, PlanSnapshot } from '../model.ts';
import { commentedItems, threadsOf } from './comments.ts';

/** A stretch of a comment; `mention` is whom it names, without the sign. */
export interface SaidPiece {
  readonly text: string;
  readonly mention: string | null;
}

/** A person nobody here knows is recognised by the institution after the name. */
const stranger = /^\p{L}[\p{L}’'.-]*(?: \p{L}[\p{L}’'.-]*){0,3} \([^()\n@]{1,80}\)/u;

/** « Nadia (Septèmes) », or what there is of it. */
export function mentionOf({ name, institution }: Author): string {
  return name !== '' && institution !== '' ? `${name} (${institution})` : name || institution;
}

/** Whom a comment may name: those present, those who have written, the institutions of the plan. No one twice. */
export function namesToMention(
  { actors, comments }: PlanSnapshot,
  present: readonly Author[],
): readonly string[] {
  const people = [...present, ...comments.map(({ author }) => author)].filter(({ name }) => name !== '');
  const names = [...people.map(mentionOf), ...actors.map(({ label }) => label)];
  return [...new Map(names.map(name => [foldName(name), name])).values()];
}

/** The names that begin with what was typed, or have a word that does. */
export function matchNames(names: readonly string[], typed: string): readonly string[] {
  const wanted = foldName(typed);
  return names.filter(name => {
    const folded = foldName(name);
    return folded.startsWith(wanted) || folded.split(/[\s(-]+/).some(word => word.startsWith(wanted));
  });
}

/** A comment in pieces, so that whom it names can be marked in it. */
export function saidPieces(text: string, names: readonly string[]): readonly SaidPiece[] {
  const pieces: SaidPiece[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const mention = index < from ? undefined : nameAt(text.slice(index + 1), names);
    if (mention === undefined) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), mention: null });
    from = index + 1 + mention.length;
    pieces.push({ text: text.slice(index, from), mention });
  }
  if (from < text.length) pieces.push({ text: text.slice(from), mention: null });
  return pieces;
}

/** Whether a comment names this person, or their institution under any of its names. */
export function isAbout(
  text: string,
  { name, institution }: Author,
  names: readonly string[],
  actors: readonly Actor[],
): boolean {
  const own = namesOf(institution, actors);
  const mine = new Set([
    ...own,
    ...(name === '' ? [] : [foldName(name), ...own.map(label => `${foldName(name)} (${label})`)]),
  ]);
  return saidPieces(text, names).some(({ mention }) => mention !== null && mine.has(foldName(mention)));
}

interface AboutMe {
  /** What the count follows from, besides the comments. */
  readonly actors: readonly Actor[];
  readonly items: readonly ItemId[];
  readonly me: string;
  readonly count: number;
}

const counts = new WeakMap<readonly Comment[], AboutMe>();

/** How many threads of the plan that are open name this person. Counted again only when what it follows from changes. */
export function openThreadsAbout(plan: PlanSnapshot, { name, institution }: Author): number {
  const { comments, actors } = plan;
  if (comments.length === 0) return 0;
  const items = commentedItems(plan);
  const me = mentionOf({ name, institution });
  const known = counts.get(comments);
  if (known?.actors === actors && known.me === me && known.items.join() === items.join()) return known.count;
  const names = namesToMention(plan, [{ name, institution }]);
  const count = items
    .flatMap(item => threadsOf(plan, item))
    .filter(({ resolved }) => !resolved)
    .filter(thread =>
      thread.comments.some(({ text }) => isAbout(text, { name, institution }, names, actors)),
    ).length;
  counts.set(comments, { actors, items, me, count });
  return count;
}

function nameAt(text: string, names: readonly string[]): string | undefined {
  const length = Math.max(0, ...names.filter(name => beginsWith(text, name)).map(name => name.length));
  return text.slice(0, length) || stranger.exec(text)?.[0];
}

/** « Caf » is not named by « Cafouillage ». */
function beginsWith(text: string, name: string): boolean {
  const start = text.slice(0, name.length);
  const next = text.slice(name.length, name.length + 1);
  return start.toLowerCase() === name.toLowerCase() && !/[\p{L}\p{N}]/u.test(next);
}

/** The names an institution goes by, as they are compared. */
function namesOf(institution: string, actors: readonly Actor[]): readonly string[] {
  if (institution === '') return [];
  const typed = foldName(institution);
  const known = actors.find(({ name, label, short }) => [name, label, short].map(foldName).includes(typed));
  return [...new Set([typed, ...(known ? [foldName(known.name), foldName(known.label)] : [])])];
}
