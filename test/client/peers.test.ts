import { expect } from 'chai';
import { colorOf, initials, signature } from '../../client/peers.ts';

describe('peers', () => {
  const signatures = [
    ['Nadia', 'Septèmes', 'Nadia · Septèmes'],
    ['Nadia', '', 'Nadia'],
    ['', 'Septèmes', 'Septèmes'],
    ['', '', 'Quelqu’un'],
  ] as const;
  for (const [name, institution, expected] of signatures)
    it(`signs « ${expected} » for « ${name} » of « ${institution} »`, () => {
      expect(signature({ name, institution })).to.equal(expected);
    });

  const faces = [
    ['Nadia', 'N'],
    ['nadia ben ali', 'NA'],
    ['Jean-Pierre', 'JP'],
    ['Élise', 'É'],
    ['  ', '?'],
    ['', '?'],
  ] as const;
  for (const [name, expected] of faces)
    it(`shows « ${expected} » for « ${name} »`, () => {
      expect(initials(name)).to.equal(expected);
    });

  it('gives everyone a colour on which white text is read easily (4.5:1), the same for the same connection', () => {
    for (const id of [...Array(24).keys(), 2 ** 32 - 1]) {
      expect(1.05 / (luminanceOf(colorOf(id)) + 0.05), colorOf(id)).to.be.at.least(4.5);
      expect(colorOf(id)).to.equal(colorOf(id));
    }
    expect(new Set([...Array(8).keys()].map(colorOf)).size).to.equal(8);
  });
});

/** Relative luminance as WCAG defines it. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
