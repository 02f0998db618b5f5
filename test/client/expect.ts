/**
 * What tests expect of elements, told in words when it is not so. The elements themselves hold the whole page, which
 * the runner would try to print.
 */
import { expect } from 'chai';
import { allByRole, focused, nameOf, textOf } from './find.ts';

type Found = Node | null | undefined;

/** These elements, one for one, and no other. */
export function expectSame(found: readonly Found[], wanted: readonly Found[]): void {
  if (found.length === wanted.length && found.every((node, index) => node === wanted[index])) return;
  expect(found.map(tell)).to.deep.equal(wanted.map(tell));
  throw new Error(`expect: not the same elements, though they look alike: ${found.map(tell).join(', ')}`);
}

export function expectFocus(wanted: Found): void {
  expectSame([focused()], [wanted]);
}

export function expectNone(role: string, name: string | RegExp = /^/, root: ParentNode = document): void {
  expect(allByRole(role, name, root).map(tell)).to.deep.equal([]);
}

function tell(node: Found): string {
  if (node instanceof ShadowRoot) return `all of ${tell(node.host)}`;
  return node instanceof Element
    ? `${node.localName} « ${nameOf(node) || textOf(node)} »`
    : String(node?.nodeName);
}
