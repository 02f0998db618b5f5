/** Brings the focus to what the address says one comes for (`?vers=<id>`), once it is on the page. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { scrollSteadily } from './steady-scroll.ts';

/** Milliseconds during which what one came for is framed, whatever the browser shows of a focus that a page moves. */
const FRAMED = 2_500;

/** A screen that can bring the focus to one of the things it shows. */
interface FocusScreen extends Element {
  /** @returns false, or a promise of it, when it is not there */
  focusOn(id: string, year?: number | null): unknown;
}

export function canFocus(screen: Element | null): screen is FocusScreen {
  return screen !== null && 'focusOn' in screen && typeof screen.focusOn === 'function';
}

interface Journey {
  /** The id in the address. */
  readonly target: () => string | null;
  /** The year of it that one comes for, where years are shown. */
  readonly year?: () => number | null;
  /** The screen, once it has all there is to show. */
  readonly screen: () => Element | null;
  /** Takes the id out of the address: coming back to the page later is not coming for it again. */
  readonly arrive: (isFound: boolean) => void;
}

/** Attaches itself to the host of the screens. */
export class Arrival implements ReactiveController {
  readonly #journey: Journey;
  #isUnderWay = false;

  constructor(host: ReactiveControllerHost, journey: Journey) {
    this.#journey = journey;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#isUnderWay && this.#journey.target() !== null) void this.#arrive();
  }

  async #arrive(): Promise<void> {
    this.#isUnderWay = true;
    // Once the elements in elements have rendered too.
    await new Promise(resolve => requestAnimationFrame(resolve));
    const { target, year, screen, arrive } = this.#journey;
    const [id, place] = [target(), screen()];
    const isReady = id !== null && canFocus(place);
    const isFound = isReady && (await place.focusOn(id, year?.())) !== false;
    this.#isUnderWay = false;
    if (!isReady) return;
    if (isFound) frame(focusIn(place));
    arrive(isFound);
  }
}

function focusIn(root: Element): Element {
  const inner = root.shadowRoot?.activeElement;
  return inner ? focusIn(inner) : root;
}

function frame(element: Element): void {
  void scrollSteadily(element, { block: 'center', inline: 'center' });
  const outline = { outline: '3px solid var(--accent)', outlineOffset: '2px' };
  element.animate([outline, outline], FRAMED);
}
