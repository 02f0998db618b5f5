import { describe, expect, it } from 'vitest';
import { withPeopleOf } from '../../../../shared/formats/import/same-people.ts';
import type { TerritoryFile } from '../../../../shared/formats/territory-schema.ts';
import { actorId } from '../../../../shared/model.ts';
import { previewPlan } from '../../../../shared/plan-preview.ts';
import { caf, pennes, readExample, septemes, smallTerritory } from '../../territories.ts';

const { actors } = previewPlan(smallTerritory);
const named = (file: TerritoryFile): readonly (readonly [string, string])[] =>
  file.actors.map(({ id, name }) => [id, name]);
type FileActor = TerritoryFile['actors'][number];
const actorCalled = (id: string, name: string, more: Partial<FileActor> = {}): FileActor => ({
  id,
  name,
  label: name,
  short: 'Z',
  kind: 'association',
  ...more,
});

describe('who of a plan a file of Tablée means', () => {
  it('is whoever has the same id and the same name', () => {
    expect(withPeopleOf(smallTerritory, actors)).toEqual(smallTerritory);
    const file = readExample('bassin-de-vie-carros');
    expect(withPeopleOf(file, previewPlan(file).actors).actors).toEqual(file.actors);
  });

  it('is nobody of the plan for another Caf under the same id, wherever it is named', () => {
    const [plan, file] = [readExample('bassin-de-vie-carros'), readExample('pennes-septemes')];
    const read = withPeopleOf(file, previewPlan(plan).actors);
    expect(named(read)).toContainEqual(['caf-2', 'Caf des Bouches-du-Rhône']);
    expect(named(read).filter(([id]) => id === 'caf')).toEqual([]);
    const naming = (id: string, { actions }: TerritoryFile): number =>
      actions.filter(({ pilots, porteurs, partners = [] }) =>
        [...pilots, ...porteurs, ...partners].includes(id),
      ).length;
    expect(naming('caf', file)).toBeGreaterThan(0);
    expect([naming('caf', read), naming('caf-2', read)]).toEqual([0, naming('caf', file)]);
  });

  it('is who goes by that name under another id, in marks and groups too', () => {
    const [host] = actors.filter(({ id }) => id === pennes);
    const file: TerritoryFile = {
      ...smallTerritory,
      actors: [
        actorCalled('x', (host?.name ?? '').toUpperCase()),
        actorCalled(septemes, 'Une autre ville'),
        actorCalled('group', 'Elles deux', { members: ['x', septemes] }),
      ],
      actions: smallTerritory.actions.slice(0, 1).map(action => ({
        ...action,
        pilots: ['x', septemes],
        porteurs: ['group'],
        deployment: { '2025': ['x'], '2026': 'all' },
      })),
    };
    const read = withPeopleOf(file, actors);
    expect(read.actors.map(({ id }) => id)).toEqual([pennes, `${septemes}-2`, 'group']);
    expect(read.actors[2]?.members).toEqual([pennes, `${septemes}-2`]);
    expect(read.actions[0]).toMatchObject({
      pilots: [pennes, `${septemes}-2`],
      porteurs: ['group'],
      deployment: { '2025': [pennes], '2026': 'all' },
    });
  });

  it('is whoever has an id that the plan gave, by a new name too', () => {
    const id = 'acfe48f36b06dbf5f98266f1f86c87bf';
    const [one] = actors;
    if (!one) throw new Error('test: the plan has nobody');
    const file = { ...smallTerritory, actors: [actorCalled(id, 'Renommée')], actions: [] };
    expect(withPeopleOf(file, [{ ...one, id: actorId(id) }]).actors[0]?.id).toBe(id);
  });

  it('is one person of the plan once at most', () => {
    const [host] = actors.filter(({ id }) => id === caf);
    const file: TerritoryFile = {
      ...smallTerritory,
      actors: [actorCalled('x', host?.name ?? ''), actorCalled('y', host?.label ?? '')],
      actions: [],
    };
    expect(withPeopleOf(file, actors).actors.map(({ id }) => id)).toEqual([caf, 'y']);
  });
});
