/** The keys of the list, as people are told them: what outline-steps.ts and outline-draft.ts do. */
import type { Shortcut } from './shortcut.ts';

export const outlineShortcuts: readonly Shortcut[] = [
  { keys: ['↑', '↓'], does: 'Aller de titre en titre' },
  { keys: ['Entrée', 'F2', 'Espace'], does: 'Modifier le titre' },
  { keys: ['Entrée'], does: 'En écrivant un titre : commencer une ligne après lui' },
  { keys: ['Tab', 'Maj+Tab'], does: 'En écrivant un titre : le descendre ou le monter d’un niveau' },
  { keys: ['Alt+↑', 'Alt+↓'], does: 'Déplacer la ligne vers le haut ou vers le bas' },
  { keys: ['Échap'], does: 'Rendre au titre ses mots d’avant, ou renoncer à la nouvelle ligne' },
];
