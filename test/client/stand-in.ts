/** A session without a server: a real plan, and what the server would have said. */
import type { Presence } from '../../client/presence.ts';
import type { Session } from '../../client/session.ts';
import type { Status } from '../../client/status.ts';
import type { AccessRole } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import type { Standing } from '../../shared/protocol.ts';

export interface StandIn {
  readonly plan: Plan;
  readonly presence?: Presence;
  mayEdit: boolean;
  isLockedOut?: boolean;
  standing?: Standing;
  status?: Status;
  hasPlan?: boolean;
  readonly territory?: string;
  role?: AccessRole;
  seancesAt?: number;
}

/** What is asked of it is read from `facts` each time; `tell` calls its subscribers back. */
export function standIn(facts: StandIn): { readonly session: Session; readonly tell: () => void } {
  const listeners = new Set<() => void>();
  // A class with private fields cannot be written as an object: this one only answers to the same names.
  const session: Session = Object.create(facts, {
    subscribe: {
      value: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  return {
    session,
    tell: () => {
      for (const listener of listeners) listener();
    },
  };
}
