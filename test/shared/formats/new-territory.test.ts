import { describe, expect, it } from 'vitest';
import {
  communesIn,
  type NewTerritory,
  newTerritory,
  territoryModels,
} from '../../../shared/formats/new-territory.ts';
import { exportTerritory, parseTerritoryFile } from '../../../shared/formats/territory-file.ts';
import { readPlan } from '../../../shared/plan-reader.ts';
import { exampleOf } from '../../../shared/views/wording.ts';
import { seededDoc } from '../replicas.ts';

const [blank, full, short] = territoryModels;

const asked: NewTerritory = {
  name: 'Pays d’Œillets',
  communes: ['Les Pennes-Mirabeau', 'Saint-Jeannet', 'Gattières', 'Gilette', 'Xonrupt'],
  caf: 'Caf des Alpes-Maritimes',
  period: { from: 2027, to: 2031 },
  model: blank,
};

describe('a new territory', () => {
  it.each(territoryModels)('is a file that is accepted, and comes back equal: $name', model => {
    const file = newTerritory({ ...asked, model });
    const plan = readPlan(seededDoc(parseTerritoryFile(file)));
    expect(exportTerritory(plan).territory.vocabulary).toEqual(model.vocabulary);
    const { axisStyle, orientationStyle, numbering } = plan.territory;
    expect({ axisStyle, orientationStyle, numbering }).toEqual({
      axisStyle: model.axisStyle,
      orientationStyle: model.orientationStyle,
      numbering: model.numbering,
    });
    expect(exportTerritory(readPlan(seededDoc(exportTerritory(plan))))).toEqual(exportTerritory(plan));
  });

  it('has what it was asked', () => {
    const { territory, actors } = newTerritory(asked);
    expect(territory).toMatchObject({
      id: 'pays-d-oeillets',
      name: 'Pays d’Œillets',
      convention: 'Convention territoriale globale 2027-2031',
      caf: 'Caf des Alpes-Maritimes',
      period: { from: 2027, to: 2031 },
    });
    expect(actors.map(({ id, short: abbreviation, label, kind }) => [id, abbreviation, label, kind])).toEqual(
      [
        ['les-pennes-mirabeau', 'LPM', 'Les Pennes-Mirabeau', 'commune'],
        ['saint-jeannet', 'SJ', 'Saint-Jeannet', 'commune'],
        ['gattieres', 'G', 'Gattières', 'commune'],
        ['gilette', 'Gi', 'Gilette', 'commune'],
        ['xonrupt', 'Xo', 'Xonrupt', 'commune'],
        ['caf', 'Caf', 'Caf', 'caf'],
      ],
    );
  });

  it('has ids of its own whatever the names are', () => {
    const file = newTerritory({ ...asked, name: '« »', communes: ['Caf', '東京', '大阪', '-'], caf: ' ' });
    expect(parseTerritoryFile(file).actors.map(({ id }) => id)).toEqual([
      'caf-2',
      'commune',
      'commune-2',
      'commune-3',
      'caf',
    ]);
    expect(file.territory.id).toBe('territoire');
  });

  it('has the boxes of its model', () => {
    const shown = (model: NewTerritory['model']): readonly string[] =>
      readPlan(seededDoc(newTerritory({ ...asked, model })))
        .territory.sections.filter(({ isHidden }) => !isHidden)
        .map(({ id }) => id);
    expect(shown(short)).toEqual(['details', 'humanTechnicalMeans', 'financialMeans']);
    expect(shown(full)).toHaveLength(9);
    expect(shown(blank)).toHaveLength(9);
  });

  it('says what its levels are called as the plan will', () => {
    expect(exampleOf(full)).toBe('Axe 1, Perspective générale 1.2, Action 1.2.3');
    expect(exampleOf(short)).toBe('Enjeu 1, Orientation b, Action 3');
  });
});

describe('communes in a text', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    [' , \n;', []],
    ['Carros\nLe Broc\n', ['Carros', 'Le Broc']],
    ['Carros, Le Broc ; La Gaude', ['Carros', 'Le Broc', 'La Gaude']],
    ['Septèmes, septemes', ['Septèmes']],
  ])('of « %s » are %j', (text, communes) => {
    expect(communesIn(text)).toEqual(communes);
  });
});
