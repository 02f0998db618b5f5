/** Commands on the comments: add, answer, correct, resolve, delete. Who may do which is for those who ask. */
import * as Y from 'yjs';
import { type Author, type CommentId, commentId, MAX_COMMENT_LENGTH } from './comment.ts';
import type { Comment, ItemId } from './model.ts';
import { tidyName } from './person-name.ts';
import { textOf } from './plan-doc.ts';
import type { PlanPen } from './plan-pen.ts';
import { deletedKey, readComment } from './plan-read-comments.ts';
import { reviseText } from './plan-text.ts';

/** What a new comment is about: an item, perhaps one section of it, perhaps an earlier comment. */
export interface Subject {
  readonly item: ItemId;
  readonly section: string | null;
  /** The head of the thread it answers, or null to begin one. */
  readonly thread: CommentId | null;
}

export class PlanComments {
  readonly #pen: PlanPen;

  constructor(pen: PlanPen) {
    this.#pen = pen;
  }

  /**
   * A comment is created deleted, which undo does not see, then shown: undoing it leaves the answers it has got.
   * @returns undefined when there is nothing to say, or too much, or nothing to say it about
   */
  add({ item, section, thread }: Subject, text: string, author: Author): CommentId | undefined {
    const said = tidyText(text);
    if (said === undefined || !this.#pen.liveEntry(item)) return undefined;
    const id = this.#pen.newId();
    const at = this.#pen.now();
    const fields = { item, section, parent: thread, ...tidyAuthor(author), at, [deletedKey]: at };
    this.#pen.create(() => {
      this.#pen.roots.comments.set(id, new Y.Map(Object.entries({ ...fields, text: textOf(said) })));
    });
    this.#pen.gestures.make(() => this.#entry(id)?.delete(deletedKey));
    return commentId(id);
  }

  /** False when there is nothing left of it, or too much. */
  edit(id: CommentId, text: string): boolean {
    const said = tidyText(text);
    const words = this.#live(id) && this.#entry(id)?.get('text');
    if (said === undefined || !(words instanceof Y.Text)) return false;
    if (words.toString() !== said) this.#pen.gestures.make(() => reviseText(words, said));
    return true;
  }

  delete(id: CommentId): void {
    if (this.#live(id)) this.#pen.gestures.make(() => this.#entry(id)?.set(deletedKey, this.#pen.now()));
  }

  /** Closes a thread. An answer that somebody was writing meanwhile opens it again. */
  resolve(thread: CommentId, by: Author): void {
    const head = this.#find(thread);
    if (!head || head.parent !== null || head.resolved) return;
    const seen = this.#pen.snapshot.comments
      .filter(({ parent, isDeleted }) => parent === thread && !isDeleted)
      .map(({ id }) => id);
    const resolution = { ...tidyAuthor(by), at: this.#pen.now(), seen };
    this.#pen.gestures.make(() => this.#entry(thread)?.set('resolved', resolution));
  }

  reopen(thread: CommentId): void {
    if (this.#find(thread)?.resolved) this.#pen.gestures.make(() => this.#entry(thread)?.delete('resolved'));
  }

  #find(id: CommentId): Comment | undefined {
    return this.#pen.snapshot.comments.find(comment => comment.id === id);
  }

  #live(id: CommentId): boolean {
    const comment = readComment(id, this.#entry(id));
    return comment !== undefined && !comment.isDeleted;
  }

  #entry(id: string): Y.Map<unknown> | undefined {
    const entry = this.#pen.roots.comments.get(id);
    return entry instanceof Y.Map ? entry : undefined;
  }
}

function tidyText(text: string): string | undefined {
  const said = text.trim().toWellFormed();
  return said === '' || said.length > MAX_COMMENT_LENGTH ? undefined : said;
}

function tidyAuthor({ name, institution }: Author): Author {
  return { name: tidyName(name), institution: tidyName(institution) };
}
