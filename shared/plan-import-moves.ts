/** Actions of the plan that an import takes to where its table has them, and back. To be called inside a transaction. */
import { type ItemId, itemId } from './model.ts';
import { itemNow } from './plan-import-fields.ts';
import { ImportOrders } from './plan-import-orders.ts';
import type { ReplacedField } from './plan-import-record.ts';
import type { PlanPen } from './plan-pen.ts';
import { isRecord } from './values.ts';

/** In the record of an import, where an action stood; its `after` is the parent it was given. */
export const placeField = 'place';

export class ImportMoves {
  readonly #pen: PlanPen;
  readonly #orders: ImportOrders;

  /** Once all that the import brings is in the document. */
  constructor(pen: PlanPen) {
    this.#pen = pen;
    this.#orders = new ImportOrders(pen.reader.entries);
  }

  /** Last under its new parent. @returns nothing when it is there already, or is no more */
  move(id: ItemId, parent: ItemId): readonly ReplacedField[] {
    const item = itemNow(this.#pen, id);
    const entry = this.#pen.entry(id);
    if (!entry || item?.kind !== 'action' || item.place.parent === parent) return [];
    const { order, rekeyed } = this.#orders.move(id, 'action', parent);
    for (const other of rekeyed) {
      const place = this.#pen.entry(other.id)?.get('place');
      if (isRecord(place)) this.#pen.entry(other.id)?.set('place', { ...place, order: other.order });
    }
    entry.set('place', { parent, order });
    return [{ item: id, field: placeField, before: { ...item.place }, after: parent }];
  }
}

/** Whether nobody has moved it since. */
export function isWherePut(pen: PlanPen, { item, field, after }: ReplacedField): boolean {
  return field === placeField && itemNow(pen, item)?.place.parent === after;
}

/** @returns false when somebody has moved it since */
export function putBack(pen: PlanPen, moved: ReplacedField): boolean {
  const { before } = moved;
  if (!isWherePut(pen, moved) || !isRecord(before) || typeof before.order !== 'string') return false;
  const parent = typeof before.parent === 'string' ? itemId(before.parent) : null;
  pen.entry(moved.item)?.set('place', { parent, order: before.order });
  return true;
}
