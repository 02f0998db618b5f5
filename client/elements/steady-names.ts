/** Keeps what an item is called as it is while its title is typed: a name that changes is read out again at each key. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ItemId } from '../../shared/model.ts';
import type { TitleEditEvent } from './live-title.ts';

export class SteadyNames implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #held: { readonly item: ItemId; readonly name: string } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#held = undefined;
  }

  /** @param name what the item is called now */
  of(item: ItemId, name: string): string {
    return this.#held?.item === item ? this.#held.name : name;
  }

  /** Listens to the title of an item that is called so. */
  onEdit(item: ItemId, name: string): (event: TitleEditEvent) => void {
    return ({ isOpen }) => {
      if (isOpen) this.#held = { item, name };
      else if (this.#held?.item === item) this.#held = undefined;
      this.#host.requestUpdate();
    };
  }
}
