import { expect } from 'chai';
import { assignColors, initials, signature } from '../../client/peers.ts';
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

  const people = ['Nadia', 'Claire', 'Karim', 'Élise', 'Marc', 'Fatou', 'Anne', 'Paul'].map(
    (name, index) => ({
      id: 100 - index,
      name,
      institution: index % 2 ? 'Caf' : 'Septèmes',
    }),
  );

  it('gives everyone a colour on which white text is read easily (4.5:1)', () => {
    const crowd = [...people, ...people.map(person => ({ ...person, id: person.id + 200 }))];
    for (const color of assignColors(crowd).values())
      expect(contrastOf('#ffffff', color), color).to.be.at.least(4.5);
  });

  it('gives eight people eight colours, the same whoever lists them', () => {
    const colors = assignColors(people);
    expect(new Set(colors.values()).size).to.equal(people.length);
    expect(new Map(assignColors(people.toReversed()))).to.deep.equal(new Map(colors));
  });

  it('leaves somebody who is alone or comes back the same colour', () => {
    const [nadia] = people;
    if (!nadia) throw new Error('No people');
    const color = assignColors([nadia]).get(nadia.id);
    expect(assignColors([{ ...nadia, id: 7 }]).get(7)).to.equal(color);
  });
});
