/** Finds what is on the page as a person would: by the role and the name that the browser itself computes. */

declare global {
  interface Element {
    /** Behind a switch of Chromium, which the runner's configuration turns on. */
    readonly computedRole?: string;
    readonly computedName?: string;
  }
}

if (!('computedRole' in Element.prototype))
  throw new Error('find: this browser tells no roles; see the switches in web-test-runner.config.mjs');

/** Every element under `root`, those of shadow trees included, in the order of the document. */
export function* elementsIn(root: ParentNode): Generator<Element> {
  for (const element of root.children) {
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
    yield* elementsIn(element);
  }
}

/** @param name the whole of it, or a pattern */
export function allByRole(
  role: string,
  name: string | RegExp = /^/,
  root: ParentNode = document,
): HTMLElement[] {
  const shown = root instanceof Element && root.shadowRoot ? [root.shadowRoot, root] : [root];
  return shown
    .flatMap(part => [...elementsIn(part)])
    .filter(element => element instanceof HTMLElement)
    .filter(element => element.computedRole === role && isTold(element) && isNamed(element, name));
}

/** The one element of this role and name. */
export function byRole(role: string, name?: string | RegExp, root?: ParentNode): HTMLElement {
  const [found, ...others] = allByRole(role, name, root);
  if (!found || others.length > 0) {
    const known = allByRole(role, /^/, root).map(nameOf);
    throw new Error(
      `find: ${others.length + (found ? 1 : 0)} ${role} named ${name}, among ${known.join(' | ')}`,
    );
  }
  return found;
}

/** Finds by a selector where neither role nor name tells: inside one element's own shadow tree. */
export function inside<T extends Element = HTMLElement>(element: Element, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`find: no ${selector} in ${element.localName}`);
  return found;
}

/** The element that has the focus, at the bottom of the shadow trees. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

export function nameOf(element: Element): string {
  return (element.computedName ?? '').replaceAll('\u00a0', ' ');
}

/** The words of an element on one line, as they are read. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** What is not on the screen, or kept from screen readers, is for nobody to find. */
function isTold(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  let above: Element | null = element;
  while (above && above.ariaHidden !== 'true') above = above.parentElement ?? hostOf(above);
  return above === null;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function isNamed(element: Element, name: string | RegExp): boolean {
  return typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element));
}
