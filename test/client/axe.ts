/** Looks at what is on the page with axe-core: every rule, colours included. */
import type axeCore from 'axe-core';
import { expect } from 'chai';
// It is no module: it leaves itself on the window.
import 'axe-core/axe.min.js';
import { rendered } from './page.ts';

declare global {
  interface Window {
    readonly axe: typeof axeCore;
  }
}

/** Each fault as a line that says the rule, what is wrong and where. */
export async function faultsIn(element: Element): Promise<readonly string[]> {
  await rendered();
  const { violations } = await window.axe.run(element, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${help} – ${target.flat().join(' ')} – ${failureSummary}`,
    ),
  );
}

export async function expectAccessible(element: Element): Promise<void> {
  expect(await faultsIn(element)).to.deep.equal([]);
}
