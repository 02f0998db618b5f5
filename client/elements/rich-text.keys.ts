/** The keys of the text of a fiche, as people are told them: what rich-text-schema.ts and rich-text-editor.ts do. */
import type { Shortcut } from './shortcut.ts';

export const textShortcuts: readonly Shortcut[] = [
  { keys: ['Ctrl+B'], does: 'Mettre en gras' },
  { keys: ['Ctrl+I'], does: 'Mettre en italique' },
  { keys: ['Tab', 'Maj+Tab'], does: 'Dans une liste : augmenter ou diminuer le retrait' },
  { keys: ['Échap puis Tab'], does: 'Dans une liste : en sortir et aller plus loin' },
];
