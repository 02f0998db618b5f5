/** How what a person has just done is taken back from the message that tells it. */
import type { Plan } from '../../shared/plan.ts';

/**
 * To be called before the gesture is made. Takes it back by undoing while it is the last one, so that undoing once more
 * goes on from there; by its contrary later.
 */
export function takingBack(plan: Plan, contrary: () => void): () => void {
  const gesture = plan.gestures + 1;
  return () => {
    if (plan.gestures !== gesture || !plan.undo()) contrary();
  };
}
