/** How a connection is told that what it sent is refused. */
import type { Farewell } from '../shared/http-sync.ts';
import { PlanTooBig, TooMuchWaiting } from '../shared/plan-guard.ts';
import { closeCode } from '../shared/protocol.ts';
import { BadFrame } from './frames.ts';

export function refusalOf(error: unknown): Farewell {
  if (error instanceof BadFrame) return { code: closeCode.badFrame, reason: 'Message illisible' };
  if (error instanceof PlanTooBig) return { code: closeCode.tooBig, reason: 'Ce plan est trop volumineux' };
  // Who comes back is asked for all it has: what was missing comes with it.
  if (error instanceof TooMuchWaiting) return { code: closeCode.tryLater, reason: 'Reconnexion nécessaire' };
  return { code: closeCode.serverError, reason: 'Erreur du serveur' };
}
