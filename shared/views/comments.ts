/** Comments by action and by thread, and how many are still open. */
import type { CommentId } from '../comment.ts';
import type { Comment, ItemId, PlanSnapshot } from '../model.ts';
import { actionsInOrder, outlineOf } from './outline.ts';

/** A comment with its answers, in the order they were written. */
export interface Thread {
  /** That of the comment at its head. */
  readonly id: CommentId;
  readonly item: ItemId;
  readonly section: string | null;
  /** The head first, if it is there. */
  readonly comments: readonly Comment[];
  readonly resolved: Comment['resolved'];
}

type ThreadsByItem = ReadonlyMap<ItemId, readonly Thread[]>;

const threads = new WeakMap<readonly Comment[], ThreadsByItem>();
const counts = new WeakMap<ThreadsByItem, ReadonlyMap<ItemId, number>>();
const none: readonly Thread[] = [];

/** The threads of an item, the oldest first. Deleted items have theirs too: they come back with them. */
export function threadsOf(plan: PlanSnapshot, item: ItemId): readonly Thread[] {
  return threadsByItem(plan).get(item) ?? none;
}

/** How many threads of each item are not resolved. The same map as long as no comment has changed. */
export function openThreadCounts(plan: PlanSnapshot): ReadonlyMap<ItemId, number> {
  const byItem = threadsByItem(plan);
  const known = counts.get(byItem);
  if (known) return known;
  const found = new Map<ItemId, number>();
  for (const [item, all] of byItem) {
    const open = all.filter(({ resolved }) => !resolved).length;
    if (open > 0) found.set(item, open);
  }
  counts.set(byItem, found);
  return found;
}

/** How many threads about one section of a fiche are not resolved. */
export function openThreadsOn(plan: PlanSnapshot, item: ItemId, section: string): number {
  return threadsOf(plan, item).filter(thread => thread.section === section && !thread.resolved).length;
}

/** The items of the plan that have comments, in reading order: axes and orientations, then actions. */
export function commentedItems(plan: PlanSnapshot): readonly ItemId[] {
  const actions = actionsInOrder(outlineOf(plan)).map(({ action }) => action);
  return [...plan.axes, ...plan.orientations, ...actions]
    .map(({ id }) => id)
    .filter(id => threadsByItem(plan).has(id));
}

function threadsByItem({ comments }: PlanSnapshot): ThreadsByItem {
  const known = threads.get(comments);
  if (known) return known;
  const byThread = Map.groupBy(comments, ({ id, parent }) => parent ?? id);
  const all = [...byThread].flatMap(([id, inThread]) => threadOf(id, inThread) ?? []);
  const byItem = Map.groupBy(all, ({ item }) => item);
  threads.set(comments, byItem);
  return byItem;
}

/** Clocks differ: an answer may seem to be older than what it answers. */
function threadOf(id: CommentId, inThread: readonly Comment[]): Thread | undefined {
  const head = inThread.find(comment => comment.id === id);
  const comments = head ? [head, ...inThread.filter(comment => comment !== head)] : inThread;
  const [first] = comments;
  if (!first) return undefined;
  return { id, item: first.item, section: first.section, comments, resolved: head?.resolved ?? null };
}
