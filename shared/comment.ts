/** What people say to each other about the plan, beside it and not part of what is signed. */

declare const brand: unique symbol;

export type CommentId = string & { readonly [brand]: 'comment' };

export const commentId = (text: string): CommentId => text as CommentId;

/** The longest comment, in UTF-16 units. */
export const MAX_COMMENT_LENGTH = 4_000;

/** Who wrote something, as they presented themselves then. Both may be empty. */
export interface Author {
  readonly name: string;
  readonly institution: string;
}

/** Somebody to be found by the name they gave. */
export interface PersonSought {
  readonly name: string;
  /** Null: of any institution. */
  readonly institution: string | null;
}

/** Whether somebody signed as the person who is sought: small letters or capitals, spaces around or not. */
export function isPerson(author: Author, { name, institution }: PersonSought): boolean {
  const isSame = (a: string, b: string): boolean => fold(a) === fold(b);
  return isSame(author.name, name) && (institution === null || isSame(author.institution, institution));
}

function fold(text: string): string {
  return text.normalize('NFC').trim().toLocaleLowerCase('fr');
}

/** A comment, whatever item it is about. */
export interface Said {
  readonly id: CommentId;
  /** The section of the fiche it is about, or null for the item as a whole. It may be gone. */
  readonly section: string | null;
  /** The comment it answers, at the head of the thread; null when it is the head itself. */
  readonly parent: CommentId | null;
  readonly author: Author;
  /** Milliseconds since 1970, by the author's clock. */
  readonly at: number;
  /** Empty when it was deleted: such a comment is there only for the answers it has. */
  readonly text: string;
  readonly isDeleted: boolean;
  /** Who has closed the thread, on its head. */
  readonly resolved: { readonly by: Author; readonly at: number } | null;
}
