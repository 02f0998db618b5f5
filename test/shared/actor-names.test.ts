import { describe, expect, it } from 'vitest';
import { foldName, guessKind, sameName, shortFor, tidyName } from '../../shared/actor-names.ts';
import { type Actor, actorId } from '../../shared/model.ts';

function actorsWith(...shorts: string[]): readonly Actor[] {
  return shorts.map((short, rank) => ({
    id: actorId(short),
    name: short,
    short,
    label: short,
    kind: 'service',
    aliases: [],
    members: [],
    color: null,
    rank,
  }));
}

describe('tidyName', () => {
  it.each([
    ['  Médiathèque ', 'Médiathèque'],
    ['', 'Sans nom'],
    [' \n', 'Sans nom'],
    ['Crèche \ud83d', 'Crèche \ufffd'],
  ])('writes %j as %j', (name, tidy) => {
    expect(tidyName(name)).toBe(tidy);
  });
});

describe('foldName', () => {
  it.each([
    ['L’Union', "l'union"],
    ["L'Union", "l'union"],
    ['Lʼ‘Union`´', "l''union''"],
    ['Œuvre Lætitia', 'oeuvre laetitia'],
    ['Les\u00a0Pennes\u202fMirabeau', 'les pennes mirabeau'],
    ['Septèmes‑les‐Vallons', 'septemes-les-vallons'],
    [' CRÈCHE ', 'creche'],
  ])('makes of %j %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

describe('sameName', () => {
  it.each([
    ['Septèmes', 'SEPTEMES', true],
    ['Œuvre', 'œuvre', true],
    ['Œuvre', 'oeuvre', true],
    ['Caf', 'CAF', true],
    ['L’Union', "l'union", true],
    ['Les\u00a0Pennes', 'Les Pennes', true],
    ['Septèmes-les-Vallons', 'Septèmes les Vallons', false],
    ['Les Pennes', 'Les  Pennes', false],
    ['Centre social A', 'Centre social B', false],
  ])('of %s and %s is %s', (a, b, same) => {
    expect(sameName(a, b)).toBe(same);
    expect(sameName(b, a)).toBe(same);
  });
});

describe('guessKind', () => {
  it.each([
    ['Caf des Bouches-du-Rhône', 'caf'],
    ['Caisse d’allocations familiales', 'caf'],
    ["Caisse d'allocations familiales", 'caf'],
    ['CAF13', 'caf'],
    ['Caf 13', 'caf'],
    ['Ville de Pertuis', 'commune'],
    ['Mairie de Fos', 'commune'],
    ['Les 2 communes', 'commune'],
    ['Conseil départemental 13', 'departement'],
    ['Département', 'departement'],
    ['CD13', 'departement'],
    ['État', 'etat'],
    ['Préfecture', 'etat'],
    ['Direction départementale de la cohésion sociale', 'etat'],
    ['Direction régionale des affaires culturelles', 'etat'],
    ['Direction de l’enfance', 'service'],
    ['Communauté de communes du Pays d’Apt', 'other'],
    ['Communauté d’agglomération', 'other'],
    ['Métropole Aix-Marseille-Provence', 'other'],
    ['Syndicat intercommunal', 'other'],
    ['CCAS', 'service'],
    ['Crèche Les Canaillous', 'service'],
    ['Cafétéria solidaire', 'association'],
    ['Villeneuve en fête', 'association'],
    ['', 'association'],
  ])('takes « %s » for %s', (name, kind) => {
    expect(guessKind(name)).toBe(kind);
  });
});

describe('shortFor', () => {
  it.each<[string, readonly string[], string]>([
    ['Léo Lagrange', [], 'LL'],
    ['Centre social Les Amandiers', [], 'CLA'],
    ['Mission Locale Est Provence Verdon', [], 'MLE'],
    ['Médiathèque', [], 'M'],
    ['médiathèque', [], 'm'],
    ['Médiathèque', ['m'], 'Mé'],
    ['Médiathèque', ['M', 'MÉ', 'Méd', 'médi'], 'Mé2'],
    ['Médiathèque', ['M', 'Mé', 'Méd', 'Médi', 'Mé2', 'mé3'], 'Mé4'],
    ['A', ['A'], 'A2'],
    ['3 Collines', [], '3C'],
    ['𝔸lpha', [], '𝔸'],
    ['!', [], '2'],
    ['!', ['2'], '3'],
  ])('calls %s, beside %j, %s', (name, taken, short) => {
    expect(shortFor(name, actorsWith(...taken))).toBe(short);
  });
});
