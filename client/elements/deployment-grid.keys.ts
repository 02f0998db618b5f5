/** The keys of the deployment grid, as people are told them: what grid-hands.ts, grid-pen.ts and clipboard-hands.ts do. */
import type { Shortcut } from './shortcut.ts';

export const gridShortcuts: readonly Shortcut[] = [
  { keys: ['Flèches'], does: 'Aller d’une case à l’autre' },
  { keys: ['Page ↑', 'Page ↓'], does: 'Monter ou descendre de dix lignes' },
  { keys: ['Début', 'Fin'], does: 'Aller au début ou à la fin de la ligne' },
  { keys: ['Ctrl+Début', 'Ctrl+Fin'], does: 'Aller à la première ou à la dernière case' },
  { keys: ['Espace'], does: 'Planifier l’année pour tous, ou ne plus la planifier' },
  {
    keys: ['Entrée'],
    does: 'Choisir pour qui ; sur « Pilotes » et « Porteurs », qui ; sur le titre, ouvrir la fiche ; sur un renvoi « cf », aller à l’action',
  },
  { keys: ['Lettres d’une abréviation'], does: 'Planifier l’année pour cet acteur, ou ne plus la planifier' },
  { keys: ['X'], does: 'Planifier pour tous, quand aucune abréviation ne commence par X' },
  { keys: ['Maj+←', 'Maj+→'], does: 'Planifier de même les années voisines' },
  { keys: ['Maj+↑', 'Maj+↓'], does: 'Étendre la sélection, pour agir sur toutes ses cases' },
  {
    keys: ['Suppr', 'Retour arrière'],
    does: 'Vider les cases sélectionnées ; sur un renvoi « cf », le retirer d’ici',
  },
  { keys: ['Ctrl+C', 'Ctrl+X', 'Ctrl+V'], does: 'Copier, couper, coller, y compris avec un tableur' },
];
