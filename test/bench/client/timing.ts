/** Times taken in the page, from an event to the frame that shows what it did. */
import type { CDPSession, ElementHandle, JSHandle, Locator, Page } from 'playwright-core';

export type Handle = ElementHandle<Node>;

/** The element itself: finding it again costs the slow page more than what is timed. */
export async function hold(locator: Locator): Promise<Handle> {
  const handle = await locator.elementHandle();
  if (!handle) throw new Error(`client: ${locator} is not there`);
  return handle;
}

/** Milliseconds from a click to its paint. */
export function timeClick(control: Handle): Promise<number> {
  return control.evaluate(async element => {
    const start = performance.now();
    if (element instanceof HTMLElement) element.click();
    // Two frames: lazily shown parts may ask for a second one.
    await new Promise(resolve =>
      requestAnimationFrame(() => requestAnimationFrame(() => window.setTimeout(resolve))),
    );
    return performance.now() - start;
  });
}

/** Milliseconds from an event that the browser makes of what is really pressed to the frame that follows. */
async function timeEvent(page: Page, name: string, press: () => Promise<void>): Promise<number> {
  // Two steps: the event must not be there before who waits for it.
  const painted = await page.evaluateHandle(type => {
    const spent = new Promise<number>(resolve => {
      const onEvent = ({ timeStamp }: Event): void => {
        requestAnimationFrame(() => window.setTimeout(() => resolve(performance.now() - timeStamp)));
      };
      window.addEventListener(type, onEvent, { capture: true, once: true });
    });
    return { spent };
  }, name);
  await press();
  const spent = await painted.evaluate(({ spent }) => spent);
  await painted.dispose();
  return spent;
}

export function timeKey(page: Page, key: string): Promise<number> {
  return timeEvent(page, 'keydown', () => page.keyboard.press(key));
}

export function timeMouse(page: Page, x: number, y: number): Promise<number> {
  return timeEvent(page, 'click', () => page.mouse.click(x, y));
}

/** Resolves in the page with the time, in milliseconds since 1970, when what is under an element holds a text and is painted. */
export async function watchFor(element: Handle, text: string): Promise<JSHandle<{ shown: Promise<number> }>> {
  return element.evaluateHandle((node, wanted) => {
    const root = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
    const shown = new Promise<number>(resolve => {
      const look = (): void => {
        if (!root.textContent?.includes(wanted)) return;
        observer.disconnect();
        requestAnimationFrame(() => window.setTimeout(() => resolve(Date.now())));
      };
      const observer = new MutationObserver(look);
      observer.observe(root, { childList: true, subtree: true, characterData: true });
      look();
    });
    return { shown };
  }, text);
}

/** Milliseconds of each frame while the page scrolls under the wheel. */
export async function timeScroll(
  page: Page,
  devtools: CDPSession,
  { x, y, ...distance }: { x: number; y: number; xDistance?: number; yDistance?: number },
): Promise<readonly number[]> {
  const frames = await page.evaluateHandle(() => {
    const times: number[] = [];
    let last = performance.now();
    const state = { times, isOver: false };
    const onFrame = (now: number): void => {
      times.push(now - last);
      last = now;
      if (!state.isOver) requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    return state;
  });
  await devtools.send('Input.synthesizeScrollGesture', {
    x,
    y,
    ...distance,
    speed: 1_600,
    gestureSourceType: 'mouse',
  });
  const times = await frames.evaluate(state => {
    state.isOver = true;
    return state.times;
  });
  await frames.dispose();
  return times;
}
