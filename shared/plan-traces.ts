/** What one person has left in a plan under their name: found, and taken out of it. */
import * as Y from 'yjs';
import { type Author, isPerson, type PersonSought } from './comment.ts';
import { rootsOf } from './plan-doc.ts';
import { deletedKey, readComment } from './plan-read-comments.ts';
import { isRecord, string } from './values.ts';

/** A comment that somebody wrote, or a thread that they closed. */
export interface CommentTrace {
  readonly comment: string;
  readonly item: string;
  readonly section: string | null;
  readonly did: 'wrote' | 'resolved';
  readonly author: Author;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What they wrote; empty for a thread that they closed. */
  readonly text: string;
}

export function tracesIn(doc: Y.Doc, person: PersonSought): readonly CommentTrace[] {
  return [...rootsOf(doc).comments].flatMap(([id, value]) => {
    const said = readComment(id, value);
    if (!said || !(value instanceof Y.Map)) return [];
    const { item, section, author, at } = said;
    const about = { comment: id, item, section };
    const by = resolverOf(value);
    const traces: CommentTrace[] = [];
    if (isPerson(author, person))
      traces.push({ ...about, did: 'wrote', author, at, text: wordsOf(value).toString() });
    if (by && isPerson(by.author, person))
      traces.push({ ...about, did: 'resolved', author: by.author, at: by.at, text: '' });
    return traces;
  });
}

/**
 * Their comments are nobody's from now on, and what they had deleted of them already is emptied.
 * @returns how many traces there were
 */
export function eraseTraces(doc: Y.Doc, person: PersonSought): number {
  const traces = tracesIn(doc, person);
  const { comments } = rootsOf(doc);
  doc.transact(() => {
    for (const { comment, did } of traces) {
      const entry = comments.get(comment);
      if (!(entry instanceof Y.Map)) continue;
      if (did === 'resolved') {
        entry.set('resolved', { ...entry.get('resolved'), name: '', institution: '' });
        continue;
      }
      entry.set('name', '');
      entry.set('institution', '');
      const words = wordsOf(entry);
      if (entry.has(deletedKey) && words.length > 0) words.delete(0, words.length);
    }
  });
  return traces.length;
}

function wordsOf(entry: Y.Map<unknown>): Y.Text {
  const words = entry.get('text');
  return words instanceof Y.Text ? words : new Y.Text();
}

function resolverOf(entry: Y.Map<unknown>): { author: Author; at: number } | undefined {
  const resolved = entry.get('resolved');
  if (!isRecord(resolved)) return undefined;
  const author = { name: string(resolved.name), institution: string(resolved.institution) };
  return { author, at: Number(resolved.at) || 0 };
}
