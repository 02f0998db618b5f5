import { describe, expect, it } from 'vitest';
import { accepted, installed } from './dependencies.ts';

describe('what the product is made of', () => {
  it('is what was looked at: after a change, node test/dependencies.ts --accept', () => {
    expect(installed()).toEqual(accepted());
  });
});
