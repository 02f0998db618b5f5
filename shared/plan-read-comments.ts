/** Total readers of the comments. */
import * as Y from 'yjs';
import { type Author, commentId } from './comment.ts';
import { type Comment, itemId } from './model.ts';
import { isRecord, list, numberOrNull, string, stringOrNull } from './values.ts';

/** A comment that was deleted says when: it is shown no more, and purged in time. */
export const deletedKey = 'deleted';

/** Who resolved a thread, and which of its answers they had before their eyes. */
interface Resolution {
  readonly by: Author;
  readonly at: number;
  readonly seen: readonly string[];
}

/** In the order they were written, by their authors' clocks. One that was deleted stays as long as it has answers. */
export function readComments(comments: Y.Map<unknown>): readonly Comment[] {
  const all = [...comments].flatMap(([id, value]) => readComment(id, value) ?? []);
  const answers = Map.groupBy(
    all.filter(({ isDeleted }) => !isDeleted),
    ({ parent }) => parent,
  );
  return all
    .filter(({ id, isDeleted }) => !isDeleted || answers.has(id))
    .map(comment => {
      const resolution = comment.parent === null ? readResolution(comments.get(comment.id)) : undefined;
      const isClosed = answers.get(comment.id)?.every(({ id }) => resolution?.seen.includes(id)) ?? true;
      return {
        ...comment,
        resolved: resolution && isClosed ? { by: resolution.by, at: resolution.at } : null,
      };
    })
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** @param value an entry of `comments` */
export function readComment(id: string, value: unknown): Omit<Comment, 'resolved'> | undefined {
  if (!(value instanceof Y.Map)) return undefined;
  const [item, text] = [stringOrNull(value.get('item')), value.get('text')];
  if (item === null || !(text instanceof Y.Text)) return undefined;
  const parent = stringOrNull(value.get('parent'));
  const isDeleted = value.has(deletedKey);
  return {
    id: commentId(id),
    item: itemId(item),
    section: stringOrNull(value.get('section')),
    parent: parent === null || parent === id ? null : commentId(parent),
    author: { name: string(value.get('name')), institution: string(value.get('institution')) },
    at: numberOrNull(value.get('at')) ?? 0,
    text: isDeleted ? '' : text.toString(),
    isDeleted,
  };
}

function readResolution(value: unknown): Resolution | undefined {
  const resolved = value instanceof Y.Map ? value.get('resolved') : undefined;
  if (!isRecord(resolved)) return undefined;
  return {
    by: { name: string(resolved.name), institution: string(resolved.institution) },
    at: numberOrNull(resolved.at) ?? 0,
    seen: list(resolved.seen).filter(id => typeof id === 'string'),
  };
}
