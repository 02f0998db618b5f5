/** Takes an import back: few ever do, and the code comes when they do. */
import type { Session } from '../session.ts';
import type { News } from './plan-news.ts';

/** Listens as long as the host is there. */
export function importsOnDemand(
  host: HTMLElement,
  session: () => Session | undefined,
  tell: (news: News) => void,
): void {
  host.addEventListener('import-undo', async () => {
    try {
      (await import('../import-news.ts')).takeImportBack(session(), tell);
    } catch {
      // A cut, or a server that has been updated.
      tell({ text: 'L’import n’a pas pu être annulé. Vérifiez votre connexion, puis réessayez.' });
    }
  });
}
