/** Tells what is near the screen from what is far: on a large plan only the former is worth all its elements. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { whenIdle } from '../idle.ts';

/** Around the window, and around each part of it that scrolls. */
const MARGIN = '100%';

/** Milliseconds after which what has gone far is let go though the page is never idle. */
export const PATIENCE = 2_000;

/** Milliseconds after which what is far shows what has become of it: sixty people write in what nobody sees. */
export const LATER = 2_000;

const watched = new Map<Element, (isNear: boolean) => void>();
const things = new Set<Near>();

/** Where nothing tells what a scrolled part hides, all is near. */
const observer = 'scrollMargin' in IntersectionObserver.prototype ? createObserver() : undefined;

/** Paper has all of it. */
let isPrinting = false;
/** What a hand has taken hold of must stay in the page until it is let go. */
let isDragging = false;

function createObserver(): IntersectionObserver {
  const options = { rootMargin: MARGIN, scrollMargin: MARGIN };
  return new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) watched.get(target)?.(isIntersecting);
  }, options);
}

window.addEventListener('beforeprint', () => {
  isPrinting = true;
  for (const near of things) near.come();
});
window.addEventListener('afterprint', () => {
  isPrinting = false;
  letGo();
});
window.addEventListener('dragstart', () => setDragging(true), { capture: true });
// What somebody deletes while it is dragged tells of no end: the next press does.
for (const end of ['dragend', 'drop', 'pointerdown'])
  window.addEventListener(end, () => setDragging(false), { capture: true });

/** There is no telling what is far, or it is wanted too. */
export function isAllNear(): boolean {
  return !observer || isPrinting;
}

/**
 * @param see is told at once and at each change
 * @returns the way to stop
 */
export function watchNearness(element: Element, see: (isNear: boolean) => void): () => void {
  watched.set(element, see);
  observer?.observe(element);
  return () => {
    watched.delete(element);
    observer?.unobserve(element);
  };
}

function setDragging(is: boolean): void {
  isDragging = is;
  if (!is) letGo();
}

/** What was kept though it is far. */
function letGo(): void {
  for (const near of things) near.leaveUnseen();
}

/**
 * Attaches itself to the host, which is near until it is seen to be far, and asks it for an update when that changes.
 * What has the focus or is being dragged stays as it is.
 */
export class Near implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #isNear = true;
  #isSeen = true;
  #height = 0;
  #count = 0;
  #countNear = 0;
  #isDue = true;
  #later: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get isNear(): boolean {
    return this.#isNear;
  }

  /** Things in it. To be told before the host renders. */
  set count(things: number) {
    this.#count = things;
    if (this.#isNear) this.#countNear = things;
  }

  /** Pixels that it took when it was near; 0 when it never was, or had more or fewer things in it. */
  get height(): number {
    return this.#count === this.#countNear ? this.#height : 0;
  }

  /** Far from the beginning, for what is created out of sight. To be called before the host renders for the first time. */
  beginFar(): void {
    if (!isAllNear()) this.#isNear = false;
  }

  /** Whether the host is to render now: what is far has time. To be asked at each of its updates. */
  isDue(): boolean {
    const isDue = this.#isNear || this.#isDue;
    this.#isDue = false;
    if (isDue) this.#cancelLater();
    else this.#later ??= setTimeout(() => this.#renderFar(), LATER);
    return isDue;
  }

  /** Something in it is needed. */
  come(): void {
    this.#stay();
    if (this.#isNear) return;
    this.#isNear = true;
    this.#host.requestUpdate();
  }

  leaveUnseen(): void {
    if (this.#isSeen || !this.#isNear || this.#stop) return;
    this.#stop = whenIdle(() => this.#leave(), { patience: PATIENCE });
  }

  hostConnected(): void {
    things.add(this);
    this.#stopWatching = watchNearness(this.#host, isSeen => this.#see(isSeen));
    if (isPrinting) this.come();
  }

  hostDisconnected(): void {
    this.#stay();
    this.#cancelLater();
    this.#isDue = true;
    things.delete(this);
    this.#stopWatching?.();
  }

  #see(isSeen: boolean): void {
    this.#isSeen = isSeen;
    if (isSeen) this.come();
    else this.leaveUnseen();
  }

  #leave(): void {
    this.#stop = undefined;
    // Also while the window is behind another, when nothing matches `:focus-within`.
    if (isPrinting || isDragging || this.#host.shadowRoot?.activeElement) return;
    this.#height = this.#host.offsetHeight;
    this.#isNear = false;
    this.#renderFar();
  }

  #renderFar(): void {
    this.#cancelLater();
    this.#isDue = true;
    this.#host.requestUpdate();
  }

  #cancelLater(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
  }

  #stay(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
