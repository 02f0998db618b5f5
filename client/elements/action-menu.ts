/** What the menu of an action offers in tables, and what each choice asks for. */
import type { ItemId } from '../../shared/model.ts';
import { CitationsAskEvent } from '../citation-events.ts';
import { CommentsAskEvent } from '../comment-events.ts';
import { ItemDeleteEvent, MoveAskEvent } from '../events.ts';
import { itemEntries, type MenuEntry } from './item-menu.ts';

/** Who and what about have columns of their own. */
export const actionEntries: readonly MenuEntry[] = [
  itemEntries.rename,
  itemEntries.move,
  { id: 'citations', text: 'Faire figurer aussi sous…' },
  { id: 'comment', text: 'Commenter…' },
  itemEntries.delete,
];

/** Undefined for what is done in place, like renaming. */
export function intentOf(choice: string, action: ItemId): Event | undefined {
  switch (choice) {
    case 'move':
      return new MoveAskEvent(action);
    case 'citations':
      return new CitationsAskEvent(action);
    case 'comment':
      return new CommentsAskEvent(action);
    case 'delete':
      return new ItemDeleteEvent(action);
    default:
      return undefined;
  }
}
