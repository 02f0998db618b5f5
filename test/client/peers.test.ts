import { expect } from 'chai';
import { chooseColor, colorOf, initials } from '../../client/peers.ts';
import { parseColor, signature } from '../../shared/people.ts';
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

  const nadia = { name: 'Nadia', institution: 'Septèmes' };

  it('gives everyone a colour on which white text is read easily (4.5:1)', () => {
    for (const rank of [0, 1, 2, 3, 4, 5, 6, 7])
      expect(contrastOf('#ffffff', colorOf(rank, nadia)), `colour ${rank}`).to.be.at.least(4.5);
  });

  it('gives who announces no colour the one their name leads to, which is also the first they choose', () => {
    expect(colorOf(null, nadia)).to.equal(colorOf(chooseColor(new Set(), nadia), nadia));
  });

  it('chooses what is free, and keeps one’s own when nothing is', () => {
    const taken = new Set<number>();
    for (let count = 0; count < 8; count++) taken.add(chooseColor(taken, nadia));
    expect([...taken].sort()).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(chooseColor(taken, nadia, 5)).to.equal(5);
    expect(parseColor(chooseColor(taken, nadia))).to.be.a('number');
  });

  for (const foreign of [undefined, null, -1, 8, 1.5, Number.NaN, '1', [], 'length'])
    it(`takes ${JSON.stringify(foreign)} for no colour`, () => {
      expect(parseColor(foreign)).to.equal(null);
    });
});
