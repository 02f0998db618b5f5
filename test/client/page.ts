/** The page of a test: puts elements on it, waits for what they show, and works it with a real keyboard and mouse. */
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { ReactiveElement } from 'lit';
import { elementsIn, textOf } from './find.ts';

/** Milliseconds within which what is waited for must come: far more than it takes. */
const PATIENCE = 10_000;

/** The projector's page; a phone's is narrower. */
const desk = { width: 1280, height: 720 };

let size = desk;

/** Puts an element on the page and waits for it to have rendered: in a main region, or bare when it is all the page. */
export async function show<T extends HTMLElement>(element: T, stage: 'main' | 'div' = 'main'): Promise<T> {
  const shown = document.body.appendChild(document.createElement(stage));
  shown.dataset.stage = '';
  shown.append(element);
  await setSize(desk);
  await rendered();
  return element;
}

/** A new element with these properties, not on the page yet. */
export function create<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}

/** Takes all that was shown off the page and lets go of the mouse. */
export async function clear(): Promise<void> {
  for (const stage of document.querySelectorAll('[data-stage]')) stage.remove();
  await resetMouse();
}

export async function setSize(wanted: typeof desk): Promise<void> {
  if (wanted.width === size.width && wanted.height === size.height && innerWidth === wanted.width) return;
  size = wanted;
  await setViewport(wanted);
  await until(() => innerWidth === wanted.width, 'the new size of the window');
}

/** The browser's own, whatever clock a test puts in their place. */
const real = {
  requestAnimationFrame: window.requestAnimationFrame.bind(window),
  requestIdleCallback: window.requestIdleCallback.bind(window),
  setTimeout: window.setTimeout.bind(window),
};

/** Waits until nothing on the page has anything left to render, not even what it renders when it is idle. */
export async function rendered(): Promise<void> {
  do {
    for (let pending = pendingElement(); pending; pending = pendingElement()) await pending.updateComplete;
    await idle();
  } while (pendingElement());
}

function pendingElement(): ReactiveElement | undefined {
  return [...elementsIn(document)]
    .filter(element => element instanceof ReactiveElement)
    .find(element => element.isUpdatePending);
}

/** The letter that is typed is painted, and what waited for an idle page is done. */
async function idle(): Promise<void> {
  await new Promise(resolve => real.requestAnimationFrame(() => real.setTimeout(resolve)));
  await new Promise(resolve => real.requestIdleCallback(resolve, { timeout: 150 }));
  // What others do is shown from time to time, and at the latest when the window is left: no test waits for that.
  window.dispatchEvent(new FocusEvent('blur'));
}

/** Waits for a condition, and gives what it found. */
export async function until<T>(condition: () => T | undefined | null | false, what: string): Promise<T> {
  const start = performance.now();
  while (performance.now() - start < PATIENCE) {
    const found = condition();
    if (found !== undefined && found !== null && found !== false) return found;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  throw new Error(`page: waited in vain for ${what}`);
}

/** Presses keys one after the other; `Shift+Control+End` holds the first ones meanwhile. */
export async function press(...chords: readonly string[]): Promise<void> {
  for (const chord of chords) {
    const keys = chord.split('+');
    const held = keys.slice(0, -1);
    for (const key of held) await sendKeys({ down: key });
    await sendKeys({ press: keys.at(-1) ?? '' });
    for (const key of held) await sendKeys({ up: key });
  }
  await rendered();
}

/** Presses keys while another is held down, looks at the page with all of them pressed, and lets it go last. */
export async function pressHolding(
  held: string,
  keys: readonly string[],
  look: () => void = () => undefined,
): Promise<void> {
  await sendKeys({ down: held });
  for (const key of keys) await sendKeys({ press: key });
  await rendered();
  try {
    look();
  } finally {
    await sendKeys({ up: held });
    await rendered();
  }
}

export async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
  await rendered();
}

export async function click(element: Element, { holding = '' } = {}): Promise<void> {
  if (holding) await sendKeys({ down: holding });
  await sendMouse({ type: 'click', position: middleOf(element) });
  if (holding) await sendKeys({ up: holding });
  await rendered();
}

export async function clickAt(x: number, y: number): Promise<void> {
  await sendMouse({ type: 'click', position: [x, y] });
  await rendered();
}

/** Chooses in a drop-down list, whose options are the browser's own window. */
export function choose(list: HTMLElement, option: string | RegExp): void {
  if (!(list instanceof HTMLSelectElement)) throw new Error(`page: ${list.localName} is no list`);
  const texts = [...list.options].map(textOf);
  const index = texts.findIndex(text => text.match(option));
  if (index < 0) throw new Error(`page: no ${option} among ${texts}`);
  list.selectedIndex = index;
  list.dispatchEvent(new Event('input', { bubbles: true }));
  list.dispatchEvent(new Event('change', { bubbles: true }));
}

export async function hover(element: Element): Promise<void> {
  await sendMouse({ type: 'move', position: middleOf(element) });
  await rendered();
}

/** Holds the mouse down from the first element to the last, over those between; functions look at the page meanwhile. */
export async function drag(...over: readonly (Element | (() => unknown))[]): Promise<void> {
  const [first, ...others] = over;
  if (first instanceof Element) await hover(first);
  await sendMouse({ type: 'down' });
  for (const stop of others) {
    if (stop instanceof Element) await hover(stop);
    else await stop();
  }
  await sendMouse({ type: 'up' });
  await rendered();
}

/** The middle of an element, brought into sight when it is not. */
function middleOf(element: Element): [number, number] {
  const isOut = ({ top, bottom }: DOMRect): boolean => top < 0 || bottom > innerHeight;
  if (isOut(element.getBoundingClientRect())) element.scrollIntoView({ block: 'center' });
  // Of words on several lines, the first: between two lines there is nothing of them.
  const [box = element.getBoundingClientRect()] = element.getClientRects();
  const { left, top, width, height } = box;
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}
