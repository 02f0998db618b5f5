import { expect } from 'chai';
import { contrastOf } from '../contrast.ts';

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

describe('tokens', () => {
  it('gives every hue of an axis and of an actor white text that is read, and itself on white', () => {
    const hues = [...Array(8).keys()].map(rank => `axis-${rank + 1}`);
    const actors = [...Array(6).keys()].map(index => `actor-${index + 1}`);
    for (const hue of [...hues, ...actors, 'accent', 'ink-soft'])
      expect(contrastOf('#ffffff', token(hue)), hue).to.be.at.least(4.5);
  });

  it('gives text that is read on paper, on cards and on columns', () => {
    for (const ground of ['paper', 'surface', 'sunken'])
      for (const text of ['ink', 'ink-soft', 'accent', 'danger'])
        expect(contrastOf(token(text), token(ground)), `${text} on ${ground}`).to.be.at.least(4.5);
  });

  it('gives the states of the work colours that are read on the bar', () => {
    for (const text of ['ok', 'warn', 'danger', 'ink-soft'])
      expect(contrastOf(token(text), token('surface')), text).to.be.at.least(4.5);
  });

  it('gives controls an edge that is seen', () => {
    expect(contrastOf(token('line-strong'), token('surface'))).to.be.at.least(3);
  });
});
