/** What has the focus, in whatever element it is. Undefined when that is the page itself. */
export function focusedElement(): HTMLElement | undefined {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : undefined;
}
