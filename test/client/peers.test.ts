import { expect } from 'chai';
import { colorOf, initials, signature } from '../../client/peers.ts';
import { contrastOf } from './contrast.ts';

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
      expect(contrastOf('#ffffff', colorOf(id)), colorOf(id)).to.be.at.least(4.5);
      expect(colorOf(id)).to.equal(colorOf(id));
    }
    expect(new Set([...Array(8).keys()].map(colorOf)).size).to.equal(8);
  });
});
