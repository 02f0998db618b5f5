/** What the menu of an action may offer, on a card and in tables alike, and what each choice asks for. */
import type { ItemId } from '../../shared/model.ts';
import { CitationsAskEvent } from '../citation-events.ts';
import { CommentsAskEvent } from '../comment-events.ts';
import { ActorsAskEvent, ItemDeleteEvent, MoveAskEvent, NumberReleaseEvent } from '../events.ts';
import { HistoryAskEvent } from '../history-events.ts';
import { SheetOpenEvent, ThemesAskEvent } from '../sheet-events.ts';
import { itemEntries, type MenuEntry } from './item-menu.ts';

const opening: readonly MenuEntry[] = [{ id: 'sheet', text: 'Ouvrir la fiche' }, itemEntries.rename];

const about: readonly MenuEntry[] = [
  { id: 'pilots', text: 'Pilotes…' },
  { id: 'porteurs', text: 'Porteurs…' },
  { id: 'themes', text: 'Thématiques…' },
];

const others: readonly MenuEntry[] = [
  itemEntries.move,
  { id: 'citations', text: 'Faire figurer aussi sous…' },
  { id: 'comment', text: 'Commenter…' },
  itemEntries.history,
];

const release: MenuEntry = { id: 'release', text: 'Numéroter selon la place' };

export const cardEntries = [...opening, ...about, ...others, itemEntries.delete] as const;
export const fixedCardEntries = [...opening, ...about, ...others, release, itemEntries.delete] as const;

/** In tables, who and what about have columns of their own. */
export const rowEntries = [...opening, ...others, itemEntries.delete] as const;

/** In the list, where lines are written one after the other. */
export const lineEntries = [
  ...opening,
  { id: 'after', text: 'Ajouter une ligne après' },
  ...others,
  itemEntries.delete,
] as const satisfies readonly MenuEntry[];

/** Undefined for what is done in place, like renaming. */
export function intentOf(choice: string, action: ItemId): Event | undefined {
  switch (choice) {
    case 'sheet':
      return new SheetOpenEvent(action);
    case 'pilots':
    case 'porteurs':
      return new ActorsAskEvent(action, choice);
    case 'themes':
      return new ThemesAskEvent(action);
    case 'move':
      return new MoveAskEvent(action);
    case 'citations':
      return new CitationsAskEvent(action);
    case 'comment':
      return new CommentsAskEvent(action);
    case 'history':
      return new HistoryAskEvent(action);
    case 'release':
      return new NumberReleaseEvent(action);
    case 'delete':
      return new ItemDeleteEvent(action);
    default:
      return undefined;
  }
}
