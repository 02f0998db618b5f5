/** The keys of a projected page. */
import type { Shortcut } from '../elements/shortcut.ts';

export const projectionShortcuts: readonly Shortcut[] = [
  { keys: ['→', '↓', 'Espace', 'Page suivante'], does: 'Projeter la page suivante' },
  { keys: ['←', '↑', 'Maj+Espace', 'Page précédente'], does: 'Projeter la page précédente' },
  { keys: ['Début', 'Fin'], does: 'Aller à la première ou à la dernière page' },
];

/** How many pages forward a key leads; undefined for a key that is not ours. */
export function stepsOf({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
      return 1;
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
      return -1;
    case ' ':
      return shiftKey ? -1 : 1;
    default:
      return undefined;
  }
}
