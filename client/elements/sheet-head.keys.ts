/** The keys of a fiche, as people are told them: what action-sheet.ts and sheet-panel.ts do. Those of its texts are apart. */
import type { Shortcut } from './shortcut.ts';

export const sheetShortcuts: readonly Shortcut[] = [
  { keys: ['Alt+Page ↑', 'Alt+Page ↓'], does: 'Aller à la fiche précédente ou suivante' },
  { keys: ['Échap'], does: 'Fermer la fiche ouverte à côté du plan' },
];
