/** Which keys work where: those of the screen one is on first, then those that work everywhere. */
import { commentShortcuts } from '../elements/comment-field.keys.ts';
import { gridShortcuts } from '../elements/deployment-grid.keys.ts';
import { titleShortcuts } from '../elements/live-title.keys.ts';
import { outlineShortcuts } from '../elements/outline-list.keys.ts';
import { textShortcuts } from '../elements/rich-text.keys.ts';
import { sheetShortcuts } from '../elements/sheet-head.keys.ts';
import type { ShortcutGroup } from '../elements/shortcut.ts';
import { type Screen, screenTitles } from '../router.ts';
import { projectionShortcuts } from './projection-page.keys.ts';

/** Of the workspace: undo-keys.ts, help-key.ts, and what every dialog does. */
const everywhere: ShortcutGroup = {
  title: 'Partout',
  shortcuts: [
    { keys: ['Ctrl+Z'], does: 'Annuler ma dernière modification, jamais celles des autres' },
    { keys: ['Ctrl+Y', 'Ctrl+Maj+Z'], does: 'Rétablir ce que je viens d’annuler' },
    { keys: ['Échap'], does: 'Fermer une fenêtre ou un menu ; dans « Chercher », vider la recherche' },
    { keys: ['?'], does: 'Montrer cette liste' },
  ],
};

const ofScreens: Partial<Readonly<Record<Screen, ShortcutGroup>>> = {
  plan: { title: screenTitles.plan, shortcuts: titleShortcuts },
  liste: { title: screenTitles.liste, shortcuts: outlineShortcuts },
  deploiement: { title: screenTitles.deploiement, shortcuts: gridShortcuts },
  action: { title: screenTitles.action, shortcuts: [...sheetShortcuts, ...textShortcuts] },
  projection: { title: screenTitles.projection, shortcuts: projectionShortcuts },
  commentaires: { title: screenTitles.commentaires, shortcuts: commentShortcuts },
};

export function shortcutGroups(screen: Screen): readonly ShortcutGroup[] {
  const here = ofScreens[screen];
  const others = Object.values(ofScreens).filter(group => group !== here);
  return [...(here ? [here] : []), everywhere, ...others];
}
