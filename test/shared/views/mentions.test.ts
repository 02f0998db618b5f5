import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../shared/plan-reader.ts';
import {
  isAbout,
  matchNames,
  mentionOf,
  namesToMention,
  saidPieces,
} from '../../../shared/views/mentions.ts';
import { seededDoc, setup } from '../replicas.ts';
import { nursery } from '../territories.ts';

const nadia = { name: 'Nadia', institution: 'Septèmes' };
const names = ['Nadia (Septèmes)', 'Paul', 'Les Pennes', 'Septèmes', 'Caf'];

describe('a mention', () => {
  it.each([
    [nadia, 'Nadia (Septèmes)'],
    [{ name: 'Paul', institution: '' }, 'Paul'],
    [{ name: '', institution: 'Caf' }, 'Caf'],
    [{ name: '', institution: '' }, ''],
  ])('says who one is: %j', (author, words) => {
    expect(mentionOf(author)).toBe(words);
  });

  it('offers those present, those who have written, and the institutions, once each', () => {
    const { alice } = setup();
    const subject = { item: nursery, section: null, thread: null };
    alice.comments.add(subject, 'Bonjour', { name: 'Paul', institution: 'Caf' });
    alice.comments.add(subject, 'Bonsoir', nadia);
    const present = [nadia, { name: '', institution: 'Septèmes' }, { name: 'paul', institution: 'caf' }];
    expect(namesToMention(alice.snapshot, present)).toEqual([
      'Nadia (Septèmes)',
      'Paul (Caf)',
      'Les Pennes',
      'Septèmes',
      'Caf',
    ]);
  });

  it.each([
    ['', names],
    ['sep', ['Nadia (Septèmes)', 'Septèmes']],
    ['PEN', ['Les Pennes']],
    ['nadia (s', ['Nadia (Septèmes)']],
    ['x', []],
  ])('is offered to who types « %s »', (typed, found) => {
    expect(matchNames(names, typed)).toEqual(found);
  });
});

describe('a comment in pieces', () => {
  const mentions = (text: string): readonly (string | null)[] =>
    saidPieces(text, names).flatMap(({ mention }) => mention ?? []);

  it.each<[string, readonly string[]]>([
    ['', []],
    ['Personne', []],
    ['@Nadia (Septèmes), tu confirmes ?', ['Nadia (Septèmes)']],
    ['Voir avec @les pennes et @Caf.', ['les pennes', 'Caf']],
    ['(@Septèmes)', ['Septèmes']],
    ['@Lucie Le Gall (Département) le sait', ['Lucie Le Gall (Département)']],
    ['@Cafouillage', []],
    ['@quelqu’un', []],
    ['nadia@septemes.fr', []],
    ['nadia@Caf', []],
    ['@@Caf', ['Caf']],
    ['@', []],
  ])('tells whom it names: %s', (text, found) => {
    expect(mentions(text)).toEqual(found);
    expect(
      saidPieces(text, names)
        .map(piece => piece.text)
        .join(''),
    ).toBe(text);
  });
});

describe('a comment is about me', () => {
  const { actors } = readPlan(seededDoc());
  it.each<[string, boolean]>([
    ['@Nadia (Septèmes) ?', true],
    ['@nadia (Septèmes-les-Vallons) ?', true],
    ['@Septèmes', true],
    ['@Nadia (Caf) ?', false],
    ['@Paul', false],
    ['Nadia', false],
  ])('or not: %s', (text, isMine) => {
    expect(isAbout(text, nadia, ['Septèmes-les-Vallons', ...names], actors)).toBe(isMine);
  });

  it('by the institution’s other names too', () => {
    const me = { name: 'Nadia', institution: 'septemes-les-vallons' };
    expect(isAbout('@Septèmes', me, names, actors)).toBe(true);
    expect(isAbout('@Caf', { name: '', institution: '' }, names, actors)).toBe(false);
  });
});
