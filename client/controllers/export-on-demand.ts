/** Few export, and seldom: what it takes comes when it is asked for. */
import type { PlanExport } from '../views/plan-export.ts';

/** @param dialog an element that is on the page, and does nothing until its code has come */
export function exportOnDemand(
  host: HTMLElement,
  dialog: () => PlanExport,
  say: (text: string) => void,
): void {
  host.addEventListener('export-ask', async () => {
    try {
      await import('../views/plan-export.ts');
    } catch {
      // A cut, or a server that has been updated.
      say('L’export n’a pas pu être chargé. Vérifiez votre connexion, puis réessayez.');
      return;
    }
    dialog().open();
  });
}
