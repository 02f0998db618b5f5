/** What opens a territory: a link, or the place of somebody in a séance. */
import type { Author } from '../shared/comment.ts';
import type { AccessRole } from '../shared/model.ts';
import type { Seance } from './catalog-file.ts';

export interface Pass {
  readonly hash: string;
  readonly territory: string;
  readonly role: AccessRole;
  /** ISO 8601, UTC. */
  readonly endsAt: string | null;
  /** By which séance they came, and as whom; null for who has a link. */
  readonly seance: Seance | null;
  readonly person: Author | null;
}

export function hasEnded({ endsAt }: Pick<Pass, 'endsAt'>, at = Date.now()): boolean {
  return endsAt !== null && Date.parse(endsAt) <= at;
}
