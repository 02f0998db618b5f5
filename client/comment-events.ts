/** What people mean to say to each other beside the plan: one class per intent. */
import type { Author, CommentId } from '../shared/comment.ts';
import type { ItemId } from '../shared/model.ts';
import { IntentEvent } from './events.ts';

/** Say something about an action, a section of its fiche, or an earlier comment. */
export class CommentAddEvent extends IntentEvent {
  static readonly type = 'comment-add';
  readonly item: ItemId;
  readonly section: string | null;
  /** The head of the thread it answers, or null. */
  readonly thread: CommentId | null;
  readonly text: string;
  readonly author: Author;
  constructor(
    { item, section, thread }: Pick<CommentAddEvent, 'item' | 'section' | 'thread'>,
    text: string,
    author: Author,
  ) {
    super(CommentAddEvent.type);
    this.item = item;
    this.section = section;
    this.thread = thread;
    this.text = text;
    this.author = author;
  }
}

export class CommentEditEvent extends IntentEvent {
  static readonly type = 'comment-edit';
  readonly comment: CommentId;
  readonly text: string;
  constructor(comment: CommentId, text: string) {
    super(CommentEditEvent.type);
    this.comment = comment;
    this.text = text;
  }
}

export class CommentDeleteEvent extends IntentEvent {
  static readonly type = 'comment-delete';
  readonly comment: CommentId;
  constructor(comment: CommentId) {
    super(CommentDeleteEvent.type);
    this.comment = comment;
  }
}

/** Close a thread in somebody's name, or open it again when there is no name. */
export class CommentResolveEvent extends IntentEvent {
  static readonly type = 'comment-resolve';
  readonly thread: CommentId;
  readonly by: Author | null;
  constructor(thread: CommentId, by: Author | null) {
    super(CommentResolveEvent.type);
    this.thread = thread;
    this.by = by;
  }
}

/** Ask to read and write the comments of an item, or of one section of its fiche. */
export class CommentsAskEvent extends IntentEvent {
  readonly item: ItemId;
  readonly section: string | null;
  constructor(item: ItemId, section: string | null = null) {
    super('comments-ask');
    this.item = item;
    this.section = section;
  }
}

/** What is being written and not said yet. */
export class DraftEvent extends IntentEvent {
  readonly key: string;
  readonly text: string;
  constructor(key: string, text: string) {
    super('draft');
    this.key = key;
    this.text = text;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'comment-add': CommentAddEvent;
    'comment-edit': CommentEditEvent;
    'comment-delete': CommentDeleteEvent;
    'comment-resolve': CommentResolveEvent;
    'comments-ask': CommentsAskEvent;
    draft: DraftEvent;
  }
}
