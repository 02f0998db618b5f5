import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../shared/plan-reader.ts';
import {
  asksTheSame,
  filterParams,
  isFiltering,
  noFilter,
  noTheme,
  type PlanFilter,
  parseFilter,
} from '../../../shared/views/filter.ts';
import { seededDoc } from '../replicas.ts';
import { caf, parenting, parents } from '../territories.ts';

const plan = readPlan(seededDoc());

function queryOf(filter: PlanFilter): string {
  const said = Object.entries(filterParams(filter)).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  );
  return new URLSearchParams(said).toString();
}

describe('the address', () => {
  it('says each part of a filter by a short French name, and is read back', () => {
    const filter: PlanFilter = {
      words: 'café & jeux',
      axis: parents,
      actor: caf,
      theme: parenting,
      year: 2025,
      origin: 'ongoing',
    };
    const query = queryOf(filter);
    expect(query).toBe(
      'q=caf%C3%A9+%26+jeux&axe=parents&acteur=caf&thematique=parentalite&annee=2025&origine=en-cours',
    );
    expect(parseFilter(`?${query}`, plan)).toEqual(filter);
  });

  it('asks for actions without any theme, in a plan that has themes', () => {
    const filter: PlanFilter = { ...noFilter, theme: noTheme };
    expect(queryOf(filter)).toBe('thematique=aucune');
    expect(parseFilter('?thematique=aucune', plan)).toEqual(filter);
    expect(parseFilter('?thematique=aucune', { ...plan, themes: [] })).toEqual(noFilter);
  });

  it('says nothing of what is not asked', () => {
    expect(queryOf(noFilter)).toBe('');
    expect(queryOf({ ...noFilter, words: '  ' })).toBe('');
  });

  it.each([
    '',
    '?fiche=a1',
    '?axe=parti&acteur=nul&thematique=&annee=2030&origine=vieille',
    '?annee=20x5&origine=new',
    '?%E0%A4%A=1',
  ])('asks for nothing by what the plan does not know: « %s »', search => {
    expect(parseFilter(search, plan)).toEqual(noFilter);
  });

  it('keeps the spaces of a search that is being typed', () => {
    expect(parseFilter('?q=petite+', plan).words).toBe('petite ');
  });
});

describe('two addresses', () => {
  it.each([
    ['', '?fiche=a1', true],
    ['?q=a&fiche=a1', '?fiche=a2&q=a', true],
    ['?q=a', '?q=b', false],
    ['?annee=2024', '', false],
  ])('« %s » and « %s » ask for the same: %s', (one, other, same) => {
    expect(asksTheSame(one, other)).toBe(same);
  });
});

describe('a filter', () => {
  it.each<[Partial<PlanFilter>, boolean]>([
    [{}, false],
    [{ words: ' ' }, false],
    [{ words: 'a' }, true],
    [{ year: 2024 }, true],
    [{ axis: parents }, true],
  ])('%j asks for something: %s', (part, expected) => {
    expect(isFiltering({ ...noFilter, ...part })).toBe(expected);
  });
});
