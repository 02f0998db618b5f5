/** Whether one connection may write, and whether what it has sent can be acknowledged. */
import type { AccessRole } from '../shared/model.ts';
import { mayWrite, type Standing } from '../shared/protocol.ts';

/**
 * An edit that was ignored is still in the client's copy, and what it sends later may rest on it. So nothing more is
 * acknowledged until the client may write and has answered the last question for all it has.
 */
export class WritingRight {
  readonly #role: AccessRole;
  #standing: Standing;
  #hasIgnored = false;
  /** Questions that the client has not answered yet. It answers in turn. */
  #unanswered = 0;

  constructor(role: AccessRole, standing: Standing) {
    this.#role = role;
    this.#standing = standing;
  }

  get isGiven(): boolean {
    return mayWrite(this.#role, this.#standing);
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** True while the client has something that was ignored. */
  get hasIgnored(): boolean {
    return this.#hasIgnored;
  }

  /** @returns whether the connection may write now and could not before: it is to be asked for all it has */
  change(standing: Standing): boolean {
    const couldWrite = this.isGiven;
    this.#standing = standing;
    return this.isGiven && !couldWrite;
  }

  /** The client was asked for all it has. */
  asked(): void {
    this.#unanswered++;
  }

  /** The client gave all it had when it was asked. */
  answered(): void {
    this.#unanswered = Math.max(0, this.#unanswered - 1);
  }

  /** @returns whether it is the first since all was well */
  ignored(): boolean {
    const isFirst = !this.#hasIgnored;
    this.#hasIgnored = true;
    return isFirst;
  }

  /** An update was taken. @returns whether it makes good all that was ignored */
  taken(): boolean {
    if (!this.#hasIgnored || this.#unanswered > 0) return false;
    this.#hasIgnored = false;
    return true;
  }
}
