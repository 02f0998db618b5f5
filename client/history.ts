/** The history of an item, which the server keeps: asked for by pages, and erased. */
import * as v from 'valibot';
import { type HistoryPage, historyPageSchema } from '../shared/history.ts';
import type { ItemId } from '../shared/model.ts';
import { ask } from './access.ts';

/** @param before only what is older than the entry of this id @throws AccessError */
export function readHistory(territory: string, item: ItemId, before?: number): Promise<HistoryPage> {
  return ask(
    `${pathOf(territory, item)}${before === undefined ? '' : `?before=${before}`}`,
    historyPageSchema,
  );
}

/** Erases all of it, for everyone and for good. @throws AccessError */
export async function eraseHistory(territory: string, item: ItemId): Promise<void> {
  await ask(pathOf(territory, item), v.object({ erased: v.literal(true) }), { method: 'DELETE' });
}

function pathOf(territory: string, item: ItemId): string {
  return `/api/territories/${encodeURIComponent(territory)}/items/${encodeURIComponent(item)}/history`;
}
