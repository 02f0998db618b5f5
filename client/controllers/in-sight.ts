/** Which item is in the middle of a screen, and how another screen is brought there, whatever view it shows. */
import { type ItemId, itemId } from '../../shared/model.ts';
import { LiveTitle } from '../elements/live-title.ts';

/** Share of the window's height at which people look. */
const EYE = 0.35;

/** The item nearest to where one looks; null when the screen shows none. */
export function itemInSight(screen: Element): ItemId | null {
  let best: { readonly item: ItemId; readonly distance: number } | undefined;
  for (const { item, element } of anchorsIn(screen)) {
    const { top, bottom, left, right, height } = element.getBoundingClientRect();
    const isOut = height === 0 || bottom < 0 || top > innerHeight || right < 0 || left > innerWidth;
    if (isOut) continue;
    const aside = Math.max(0, left - innerWidth / 2, innerWidth / 2 - right);
    const distance = Math.abs(top - innerHeight * EYE) + aside;
    if (!best || distance < best.distance) best = { item, distance };
  }
  return best?.item ?? null;
}

/** @returns false when the screen does not show it, or not yet */
export function bringInSight(screen: Element, item: ItemId): boolean {
  for (const anchor of anchorsIn(screen)) {
    if (anchor.item !== item) continue;
    const { top, bottom, left, right } = anchor.element.getBoundingClientRect();
    const isWell = top > innerHeight * 0.12 && bottom < innerHeight * 0.8 && left >= 0 && right <= innerWidth;
    if (!isWell) anchor.element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'smooth' });
    return true;
  }
  return false;
}

interface Anchor {
  readonly item: ItemId;
  readonly element: Element;
}

/** Titles and rows: what stands for an item on every view. */
function* anchorsIn(screen: Element): Generator<Anchor> {
  if (screen.shadowRoot) yield* anchorsUnder(screen.shadowRoot);
  yield* anchorsUnder(screen);
}

function* anchorsUnder(root: ParentNode): Generator<Anchor> {
  for (const element of root.children) {
    if (element instanceof LiveTitle && element.item !== undefined) yield { item: element.item, element };
    const action = element instanceof HTMLElement ? element.dataset.action : undefined;
    if (action !== undefined) yield { item: itemId(action), element };
    yield* anchorsIn(element);
  }
}
