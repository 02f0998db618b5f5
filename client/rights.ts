/** What this person may write, by the server's last word, and whether the server can tell what it has of their work. */
import type { Author } from '../shared/comment.ts';
import type { AccessRole } from '../shared/model.ts';
import { mayEdit, mayWrite, type Notice, type Standing } from '../shared/protocol.ts';

/** Why nothing can be written: by this link, or by nearly anybody for a while. */
export type ReadOnly = 'reader' | 'locked' | 'archived';

export class Rights {
  #role: AccessRole;
  #standing: Standing;
  #person: Author | null = null;
  /** True once the server has asked, on this connection, for all that is here: it does so of whoever may write. */
  #isHeard = false;
  #editIgnored = false;
  #seancesAt: number | undefined;

  constructor(role: AccessRole, standing: Standing = { locked: false, archived: false }) {
    this.#role = role;
    this.#standing = standing;
  }

  get role(): AccessRole {
    return this.#role;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Who a séance knows this person as; null for who came by a link. */
  get person(): Author | null {
    return this.#person;
  }

  /** For coordinators: another number than before when a séance may have been opened or ended. */
  get seancesAt(): number | undefined {
    return this.#seancesAt;
  }

  /** Undefined when they may write. */
  get readOnly(): ReadOnly | undefined {
    if (!mayEdit(this.#role)) return 'reader';
    if (mayWrite(this.#role, this.#standing)) return undefined;
    return this.#standing.archived ? 'archived' : 'locked';
  }

  /** False when the server was not told of what is unsent here: it is not to be asked whether it has it. */
  get isHeard(): boolean {
    return this.readOnly === undefined || (this.#isHeard && !this.#editIgnored);
  }

  /** @returns whether anything of it is news for the page */
  hear({ role, locked = false, archived = false, person = null, editIgnored, seancesAt }: Notice): boolean {
    const before = this.#told;
    this.#role = role;
    this.#standing = { locked, archived };
    this.#person = person;
    this.#editIgnored = editIgnored;
    this.#seancesAt = seancesAt;
    if (this.readOnly === undefined) this.#isHeard = true;
    return this.#told !== before;
  }

  get #told(): string {
    return JSON.stringify([this.#role, this.#standing, this.#person, this.#seancesAt]);
  }

  disconnect(): void {
    this.#isHeard = false;
    this.#editIgnored = false;
  }
}
