/** Opens, changes and closes the fiche beside a screen: the address says which one is open, so that it can be shared. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type ItemId, itemId } from '../../shared/model.ts';
import { focusedElement } from '../elements/focused-element.ts';
import { go, pathOf, type Screen, sheetPathOf, withParams } from '../router.ts';
import type { SheetLostEvent, SheetOpenEvent } from '../sheet-events.ts';

/** Where the person is. */
interface Place {
  readonly territory: string;
  readonly screen: Screen;
  readonly search: string;
}

/** Attaches itself to the host; listens while the host is connected. */
export class OpenSheets implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #place: () => Place | undefined;
  readonly #focusOn: (item: ItemId | undefined) => void;
  /** What had the focus when the first fiche was opened. */
  #opener: HTMLElement | undefined;

  /** @param focusOn brings the focus to an item of the screen, or to all of it, when what opened its fiche is no more there */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    place: () => Place | undefined,
    focusOn: (item: ItemId | undefined) => void,
  ) {
    this.#host = host;
    this.#place = place;
    this.#focusOn = focusOn;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('sheet-open', this.#onOpen);
    this.#host.addEventListener('sheet-lost', this.#onLost);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('sheet-open', this.#onOpen);
    this.#host.removeEventListener('sheet-lost', this.#onLost);
  }

  readonly #onOpen = ({ action }: SheetOpenEvent): void => {
    const place = this.#place();
    if (!place) return;
    if (place.screen === 'action') this.#goAlone(place, action);
    else this.#goBeside(place, action);
  };

  readonly #onLost = ({ near }: SheetLostEvent): void => {
    const place = this.#place();
    if (!place) return;
    // What opened it was most likely on its card, which goes too.
    this.#opener = undefined;
    go(pathOf(place.territory, place.screen, withParams(place.search, { fiche: null })), { instead: true });
    this.#focusOn(near);
  };

  #goAlone({ territory }: Place, action: ItemId | null): void {
    if (action === null) go(pathOf(territory, 'plan'));
    else go(sheetPathOf(territory, action), { instead: true });
  }

  #goBeside({ territory, screen, search }: Place, action: ItemId | null): void {
    const before = new URLSearchParams(search).get('fiche');
    if (before === null) this.#opener = focusedElement();
    // The back button closes the fiche, however many were leafed through.
    go(pathOf(territory, screen, withParams(search, { fiche: action })), { instead: before !== null });
    if (action === null && before !== null) void this.#giveBack(before);
  }

  async #giveBack(fiche: string): Promise<void> {
    const opener = this.#opener;
    this.#opener = undefined;
    await this.#host.updateComplete;
    const isShown = opener?.isConnected && opener.checkVisibility();
    if (isShown) opener.focus();
    else this.#focusOn(itemId(fiche));
  }
}
