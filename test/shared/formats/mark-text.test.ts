import { describe, expect, it } from 'vitest';
import { parseMark, printMark } from '../../../shared/formats/mark-text.ts';
import { type ActorId, actorId, type Mark, noMark } from '../../../shared/model.ts';
import { readPlan } from '../../../shared/plan-reader.ts';
import { seededDoc, setup } from '../replicas.ts';
import { caf, pennes, readExample, septemes } from '../territories.ts';

const { actors } = readPlan(seededDoc(readExample('pennes-septemes')));
const { actors: sixCommunes } = readPlan(seededDoc(readExample('bassin-de-vie-carros')));
const everyone: Mark = { everyone: true, actors: [] };
const named = (...ids: ActorId[]): Mark => ({ everyone: false, actors: ids });

describe('printing a mark', () => {
  it.each<[Mark, string]>([
    [noMark, ''],
    [everyone, 'X'],
    [{ everyone: true, actors: [pennes] }, 'X'],
    [named(pennes), 'x(L)'],
    [named(septemes, pennes), 'x(L, S)'],
    [named(caf), 'x(Caf)'],
    [named(actorId('parti')), ''],
  ])('writes %j as « %s »', (mark, text) => {
    expect(printMark(mark, actors)).toBe(text);
  });

  it('writes what is read back as the same mark', () => {
    for (const mark of [noMark, everyone, named(pennes), named(septemes), named(pennes, septemes, caf)])
      expect(parseMark(printMark(mark, actors), actors)).toEqual(mark);
  });
});

describe('reading a mark', () => {
  it.each<[string, Mark | undefined]>([
    ['', noMark],
    ['  ', noMark],
    ['-', noMark],
    ['–', noMark],
    ['X', everyone],
    ['x', everyone],
    [' x ', everyone],
    ['✓', everyone],
    ['×', everyone],
    ['1', everyone],
    ['Oui', everyone],
    ['toutes', everyone],
    ['x(L)', named(pennes)],
    ['X (l)', named(pennes)],
    ['xx(S)', named(septemes)],
    ['(S)', named(septemes)],
    ['xx', named(pennes, septemes)],
    ['XX', named(pennes, septemes)],
    ['L', named(pennes)],
    ['L S', named(pennes, septemes)],
    ['S, L', named(septemes, pennes)],
    ['L/S', named(pennes, septemes)],
    ['L + S', named(pennes, septemes)],
    ['L & S', named(pennes, septemes)],
    ['L et S', named(pennes, septemes)],
    ['x(L ; caf)', named(pennes, caf)],
    ['L L', named(pennes)],
    ['Les Pennes', named(pennes)],
    ['LES PENNES, SEPTEMES', named(pennes, septemes)],
    ['Les Pennes et Septèmes', named(pennes, septemes)],
    ['x(Les Pennes-Mirabeau)', named(pennes)],
    ['septemes-les-vallons', named(septemes)],
    ['Caf des Bouches-du-Rhône', named(caf)],
    ['Z', undefined],
    ['L Z', undefined],
    ['x()', undefined],
    [',', undefined],
    ['à voir', undefined],
    ['2', undefined],
  ])('« %s » is %j', (text, mark) => {
    expect(parseMark(text, actors)).toEqual(mark);
  });

  it('takes « xx » for everyone where there are not two communes', () => {
    expect(parseMark('xx', sixCommunes)).toEqual(everyone);
    expect(parseMark('xx', [])).toEqual(everyone);
  });

  it('knows actors by their other names, and marks the members of a group', () => {
    const { alice } = setup({ file: readExample('pennes-septemes') });
    alice.directory.addAlias(pennes, 'LPM');
    const both = alice.directory.addActor('Les 2 communes', 'commune');
    for (const member of [pennes, septemes]) alice.directory.setMember(both, member, true);
    const { actors: known } = alice.snapshot;
    expect(parseMark('x(lpm)', known)).toEqual(named(pennes));
    expect(parseMark('LES 2 COMMUNES', known)).toEqual(named(pennes, septemes));
    expect(parseMark('Les 2 communes et Caf', known)).toEqual(named(pennes, septemes, caf));
    expect(parseMark('xx', known)).toEqual(named(pennes, septemes));
  });

  it('never throws, whatever the cell holds', () => {
    for (const text of ['(((', 'x(x(L))', '\ud83d', '*'.repeat(10_000), 'x('.repeat(1000)])
      expect(parseMark(text, actors)).toBeUndefined();
  });
});
