/** The keys of titles, of menus and of fields to add with, as people are told them. */
import type { Shortcut } from './shortcut.ts';

export const titleShortcuts: readonly Shortcut[] = [
  { keys: ['Entrée', 'F2', 'Espace'], does: 'Modifier le titre' },
  { keys: ['Entrée'], does: 'En écrivant : terminer, ou ajouter ce qui est écrit' },
  { keys: ['Échap'], does: 'En écrivant : rendre au titre ses mots d’avant, ou ne rien ajouter' },
  { keys: ['↓'], does: 'Sur « … » : ouvrir le menu, où les flèches choisissent' },
];
