/** The keys of the field to write a comment in, as people are told them. */
import type { Shortcut } from './shortcut.ts';

export const commentShortcuts: readonly Shortcut[] = [
  { keys: ['Ctrl+Entrée'], does: 'Envoyer le commentaire' },
  { keys: ['@'], does: 'Nommer quelqu’un : les flèches choisissent, Entrée met le nom' },
  { keys: ['Échap'], does: 'Renoncer à répondre ou à modifier' },
];
