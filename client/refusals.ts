/** What the server's last word means for this page: the codes it closes with, and what is kept after each. */
import { closeCode } from '../shared/protocol.ts';
import type { Refusal } from './status.ts';

/**
 * Whether this device's copy goes with a refusal, when the server has all of it: a person who was shut out keeps
 * nothing to read. Unsent work stays, whatever the server says: it may be another server for a day.
 */
export const erasesCopy: Readonly<Record<Refusal, boolean>> = {
  'sign-in': false,
  'no-access': true,
  deleted: true,
  'seance-over': true,
  'bad-frame': false,
  'too-big': false,
  replaced: false,
};

/** @param bySeance whether the person came by a séance: what they came by is then over, and no link of theirs is at fault */
export function refusalOf(code: number, bySeance = false): Refusal | undefined {
  switch (code) {
    case closeCode.signInNeeded:
      return bySeance ? 'seance-over' : 'sign-in';
    case closeCode.noAccess:
      return bySeance ? 'seance-over' : 'no-access';
    case closeCode.deleted:
      return 'deleted';
    case closeCode.badFrame:
      return 'bad-frame';
    case closeCode.tooBig:
      return 'too-big';
    default:
      return undefined;
  }
}
