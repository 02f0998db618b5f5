import { describe, expect, it } from 'vitest';
import type { Vocabulary } from '../../../shared/model.ts';
import { readPlan } from '../../../shared/plan-reader.ts';
import { noFilter, type PlanFilter } from '../../../shared/views/filter.ts';
import { filterPlan } from '../../../shared/views/filter-plan.ts';
import { describeFilter, describeHidden, describeShown } from '../../../shared/views/filter-words.ts';
import { seededDoc, setup } from '../replicas.ts';
import { childhood, readExample } from '../territories.ts';

const words: Vocabulary = { axis: 'Enjeu', orientation: 'Orientation', action: 'Action' };

describe('a filter', () => {
  it.each<[Partial<PlanFilter>, shown: string, hidden: string]>([
    [{}, '6 actions', ''],
    [{ words: 'cafe' }, '1 action sur 6', 'Le filtre masque 5 actions, 2 orientations et 1 enjeu.'],
    [{ axis: childhood }, '3 actions sur 6', 'Le filtre masque 3 actions, 1 orientation et 1 enjeu.'],
    [{ words: 'introuvable' }, '0 action sur 6', 'Le filtre masque 6 actions, 3 orientations et 2 enjeux.'],
  ])('%j says what it shows: %s, and what it hides: %s', (filter, shown, hidden) => {
    const filtered = filterPlan(setup().alice.snapshot, { ...noFilter, ...filter });
    expect(describeShown(filtered, words)).toBe(shown);
    expect(describeHidden(filtered, words)).toBe(hidden);
  });

  it('speaks of orientations where a plan has no action', () => {
    const plan = readPlan(seededDoc(readExample('l-union')));
    expect(describeShown(filterPlan(plan, noFilter), words)).toBe('33 orientations');
  });

  it.each<[Partial<PlanFilter>, told: string]>([
    [{}, ''],
    [{ words: ' ' }, ''],
    [{ words: ' café ', year: 2024 }, 'recherche : « café » ; année : 2024'],
    [{ theme: 'aucune', origin: 'ongoing' }, 'thématique : aucune ; origine : en cours'],
  ])('%j is told on paper: %s', (filter, told) => {
    expect(describeFilter({ ...noFilter, ...filter }, setup().alice.snapshot)).toBe(told);
  });

  it('tells the axis, the actor and the theme by name', () => {
    const plan = readPlan(seededDoc(readExample('pennes-septemes')));
    const { axes, actors, themes } = plan;
    const filter = {
      ...noFilter,
      axis: axes[1]?.id ?? null,
      actor: actors[1]?.id ?? null,
      theme: themes[0]?.id ?? null,
    };
    expect(describeFilter(filter, plan)).toBe(
      'enjeu : 2 · L’accès aux droits et aux services pour tous ; acteur : Septèmes ; thématique : Petite Enfance',
    );
  });
});
