/** Tells a person what they have just done and may take back, and what others took from under their hands. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ItemId } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { findMovable, neighbourOf } from '../../shared/views/destinations.ts';
import { actionsUnder, findItem, nameOf, type Outline, outlineOf } from '../../shared/views/outline.ts';
import { countOf, quote } from '../../shared/words.ts';
import {
  type ItemDeleteEvent,
  ItemRestoreEvent,
  type NumberReleaseEvent,
  type WhereaboutsEvent,
} from '../events.ts';
import type { Session } from '../session.ts';
import type { SheetLostEvent } from '../sheet-events.ts';
import { takingBack } from './taking-back.ts';

export interface News {
  readonly text: string;
  readonly action?: string;
  readonly onAction?: () => void;
}

interface Listener {
  tell(news: News): void;
  /** Brings the focus to an item, once it is on the page. */
  focusOn(item: ItemId): void;
  /** Leads to where an item is on the board, from any page. */
  goTo(item: ItemId): void;
}

/** Attaches itself to the host; listens while the host is connected. */
export class PlanNews implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #session: () => Session | undefined;
  readonly #listener: Listener;
  /** The item the person is on, by the name it last had. */
  #here: { readonly item: ItemId; readonly name: string } | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    session: () => Session | undefined,
    listener: Listener,
  ) {
    this.#host = host;
    this.#session = session;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    // Before the command runs, while the item still has its name and its number.
    this.#host.addEventListener('item-delete', this.#onDelete, { capture: true });
    this.#host.addEventListener('item-restore', this.#onRestore, { capture: true });
    this.#host.addEventListener('number-release', this.#onRelease, { capture: true });
    this.#host.addEventListener('whereabouts', this.#onWhereabouts);
    this.#host.addEventListener('sheet-lost', this.#onLost);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('item-delete', this.#onDelete, { capture: true });
    this.#host.removeEventListener('item-restore', this.#onRestore, { capture: true });
    this.#host.removeEventListener('number-release', this.#onRelease, { capture: true });
    this.#host.removeEventListener('whereabouts', this.#onWhereabouts);
    this.#host.removeEventListener('sheet-lost', this.#onLost);
  }

  hostUpdated(): void {
    const plan = this.#session()?.plan;
    if (!plan || !this.#here) return;
    const { item, name } = this.#here;
    const present = nameOf(outlineOf(plan.snapshot), item);
    if (present !== undefined) {
      if (present !== name) this.#here = { item, name: present };
      return;
    }
    this.#here = undefined;
    this.#listener.tell({ text: `Quelqu’un d’autre vient de supprimer ${shortQuote(name)}.` });
  }

  /** What is taken back or given again by the person is no news. */
  forget(): void {
    this.#here = undefined;
  }

  readonly #onDelete = ({ item }: ItemDeleteEvent): void => {
    const plan = this.#editedPlan;
    if (!plan) return;
    const outline = outlineOf(plan.snapshot);
    const name = nameOf(outline, item);
    if (name === undefined) return;
    const { action } = plan.snapshot.territory.vocabulary;
    const taken = actionsUnder(outline, item).length;
    const next = neighbourOf(outline, item);
    this.#here = undefined;
    const toTakeBack = this.#takingBack(plan, () => plan.restore(item), item);
    this.#listener.tell({
      text: `${shortQuote(name)} n’est plus dans le plan${taken > 0 ? `, ni ce qu’il contenait : ${countOf(taken, action)}` : ''}.`,
      ...toTakeBack,
    });
    if (next !== undefined) this.#listener.focusOn(next);
  };

  readonly #onRestore = ({ item }: ItemRestoreEvent): void => {
    const plan = this.#editedPlan;
    if (!plan) return;
    queueMicrotask(() => {
      const text = tellReturn(outlineOf(plan.snapshot), item);
      if (text !== undefined)
        this.#listener.tell({ text, action: 'Y aller', onAction: () => this.#listener.goTo(item) });
    });
  };

  readonly #onRelease = ({ item }: NumberReleaseEvent): void => {
    const plan = this.#editedPlan;
    const before = plan && findItem(outlineOf(plan.snapshot), item)?.number;
    if (!plan || !before) return;
    queueMicrotask(() => {
      const after = findItem(outlineOf(plan.snapshot), item)?.number ?? 'sans numéro';
      const text = `Le numéro suit de nouveau la place : le ${before} devient ${after}, et d’autres peuvent avoir changé.`;
      this.#listener.tell({ text, ...this.#takingBack(plan, () => plan.fixNumber(item, before), item) });
    });
  };

  readonly #onWhereabouts = ({ item }: WhereaboutsEvent): void => {
    const plan = this.#session()?.plan;
    const name = plan && item !== null ? nameOf(outlineOf(plan.snapshot), item) : undefined;
    this.#here = item !== null && name !== undefined ? { item, name } : undefined;
  };

  readonly #onLost = ({ action, name }: SheetLostEvent): void => {
    this.#here = undefined;
    const text = `${shortQuote(name)} n’est plus dans le plan : sa fiche est fermée.`;
    const mayReturn = this.#editedPlan?.snapshot.trash.some(({ id }) => id === action);
    if (!mayReturn) this.#listener.tell({ text: `${text} La corbeille garde ce qui est supprimé.` });
    else {
      const onAction = (): void => void this.#host.dispatchEvent(new ItemRestoreEvent(action));
      this.#listener.tell({ text, action: 'Restaurer', onAction });
    }
  };

  get #editedPlan(): Plan | undefined {
    const session = this.#session();
    return session?.mayEdit ? session.plan : undefined;
  }

  #takingBack(plan: Plan, contrary: () => void, item: ItemId): Pick<News, 'action' | 'onAction'> {
    const takeBack = takingBack(plan, contrary);
    const onAction = (): void => {
      takeBack();
      this.#listener.focusOn(item);
    };
    return { action: 'Annuler', onAction };
  }
}

/** Where an item is that was brought back. */
function tellReturn(outline: Outline, id: ItemId): string | undefined {
  const item = findMovable(outline, id);
  if (!item) return undefined;
  const back = `${shortQuote(item.name)} est de nouveau dans le plan`;
  if (item.kind === 'axis') return `${back}.`;
  const parent = item.parent === null ? undefined : nameOf(outline, item.parent);
  if (parent !== undefined) return `${back}, sous ${shortQuote(parent)}.`;
  return `${back}, sous « À classer »${item.parent === null ? '' : ' : ce qui le contenait n’y est plus'}.`;
}

function shortQuote(name: string): string {
  return quote(name.length > 60 ? `${name.slice(0, 59).trimEnd()}…` : name);
}
