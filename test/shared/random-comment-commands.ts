/** Random commands on the comments of a plan. */
import fc from 'fast-check';
import type { CommentId } from '../../shared/comment.ts';
import type { Plan } from '../../shared/plan.ts';
import { anyText, one, oneOrNone, type Pool, pick } from './random-pool.ts';

const anyAuthor = fc.record({ name: anyText, institution: anyText });

export const anyCommentCommand = fc.oneof(
  fc.record({
    do: fc.constant('addComment' as const),
    item: one,
    section: fc.constantFrom(null, 'details', 'inconnue'),
    thread: oneOrNone,
    text: anyText,
    author: anyAuthor,
  }),
  fc.record({ do: fc.constant('editComment' as const), comment: one, text: anyText }),
  fc.record({ do: fc.constant('resolveComment' as const), comment: one, author: anyAuthor }),
  fc.record({ do: fc.constantFrom('reopenComment' as const, 'deleteComment' as const), comment: one }),
);

type CommentCommand = typeof anyCommentCommand extends fc.Arbitrary<infer T> ? T : never;

/** Runs a command and puts what it created into the pool. */
export function runCommentCommand(plan: Plan, command: CommentCommand, pool: Pool): void {
  const comment = (n: number): CommentId => pick(pool.comments, n);
  switch (command.do) {
    case 'addComment': {
      const { section, text, author } = command;
      const thread = command.thread === null ? null : comment(command.thread);
      const subject = { item: pick(pool.items, command.item), section, thread };
      const added = plan.comments.add(subject, text, author);
      if (added !== undefined) pool.comments.push(added);
      break;
    }
    case 'editComment':
      plan.comments.edit(comment(command.comment), command.text);
      break;
    case 'resolveComment':
      plan.comments.resolve(comment(command.comment), command.author);
      break;
    case 'reopenComment':
      plan.comments.reopen(comment(command.comment));
      break;
    case 'deleteComment':
      plan.comments.delete(comment(command.comment));
      break;
  }
}
