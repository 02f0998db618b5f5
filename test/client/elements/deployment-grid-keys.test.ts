import { expect } from 'chai';
import type { DeploymentGrid } from '../../../client/elements/deployment-grid.ts';
import { actorId, noMark } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectFocus, expectNone, expectSame } from '../expect.ts';
import { allByRole, byRole, focused, nameOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, press, pressHolding, rendered, setSize, type, until } from '../page.ts';
import { caf, leisure, mark, nurseries, pennes, septemes, trainings, years } from '../pennes.ts';
import { cellOf, place, showGrid, standOn } from './grid.ts';

describe('<deployment-grid> by keyboard', () => {
  let grid: DeploymentGrid;
  let alice: Plan;
  beforeEach(async () => {
    ({ grid, alice } = await showGrid());
  });
  afterEach(clear);

  it('moves with arrows, Home, End, Page keys and Control to the corners, and stays inside', async () => {
    await standOn(grid, nurseries, 2023);
    const steps: readonly (readonly [string, string])[] = [
      ['ArrowRight', 'a05 2024'],
      ['ArrowDown', 'a06 2024'],
      ['ArrowLeft', 'a06 2023'],
      ['ArrowUp', 'a05 2023'],
      ['Home', 'a05 0'],
      ['ArrowLeft', 'a05 0'],
      ['ArrowRight', 'a05 1'],
      ['End', 'a05 2026'],
      ['ArrowRight', 'a05 2026'],
      ['PageDown', 'a15 2026'],
      ['PageUp', 'a05 2026'],
      ['PageUp', 'a04 2026'],
      ['ArrowUp', 'a04 2026'],
      ['Control+End', 'a02 2026'],
      ['ArrowDown', 'a02 2026'],
      ['Control+Home', 'a04 0'],
    ];
    for (const [key, expected] of steps) {
      await press(key);
      expect(place(), key).to.equal(expected);
    }
  });

  it('goes over the columns that a narrow screen does not show', async () => {
    await setSize({ width: 400, height: 720 });
    await standOn(grid, nurseries, 2022);
    await press('ArrowLeft');
    expect(place()).to.equal('a05 0');
    await press('ArrowRight');
    expect(place()).to.equal('a05 2022');
  });

  it('keeps one tab stop, where the focus was last', async () => {
    await standOn(grid, nurseries, 2023);
    await press('ArrowDown', 'ArrowRight');
    const stops = [...grid.renderRoot.querySelectorAll('[tabindex="0"]')];
    expectSame(stops, [cellOf(grid, leisure, 2024)]);
  });

  it('goes as far as a key leads, before the rows there are shown', async () => {
    const { requestIdleCallback } = window;
    window.requestIdleCallback = () => 0;
    const { grid: long, alice: owner } = await showGrid();
    try {
      for (let count = 0; count < 60; count++) owner.addAction(null, `Ajout ${count}`);
      await rendered();
      const last = owner.snapshot.actions.at(-1)?.id ?? trainings;
      const isShown = (): boolean => long.renderRoot.querySelector(`[data-action="${last}"]`) !== null;
      expect(isShown()).to.equal(false);
      await standOn(long, nurseries, 2023);
      await press('Control+End');
      expect(place()).to.match(new RegExp(`^${last} `));
      const stops = [...long.renderRoot.querySelectorAll('[tabindex="0"]')];
      expectSame(stops, [focused()]);
    } finally {
      window.requestIdleCallback = requestIdleCallback;
    }
  });

  it('Enter on the title of an action opens its fiche, to read too', async () => {
    const heard = listen('sheet-open');
    byRole('rowheader', /^5 /, grid).focus();
    await press('Enter');
    grid.readOnly = true;
    await rendered();
    await press('Enter');
    expect(heard.map(({ action }) => action)).to.deep.equal([nurseries, nurseries]);
  });

  it('tells where the person is as they move, and that they have left', async () => {
    await standOn(grid, nurseries, 2023);
    const heard = listen('whereabouts');
    await press('ArrowRight', 'Home');
    grid.after(document.createElement('button'));
    await press('Tab');
    expect(heard).to.deep.equal([
      { type: 'whereabouts', item: nurseries, year: 2024, section: null },
      { type: 'whereabouts', item: nurseries, year: null, section: null },
      { type: 'whereabouts', item: null, year: null, section: null },
    ]);
  });

  it('plans a year for everyone with Space', async () => {
    await standOn(grid, trainings, 2022);
    const heard = listen();
    await press('Space');
    expect(heard).to.deep.equal([{ type: 'mark-toggle', action: trainings, year: 2022, actor: '*' }]);
  });

  it('asks for pilotes and porteurs with Space or Enter, and nothing on a title', async () => {
    const heard = listen();
    await standOn(grid, trainings, 1);
    await press('Space', 'ArrowRight', 'Enter', 'Home', 'Enter', 'Space', 'Delete');
    expect(heard).to.deep.equal([
      { type: 'actors-ask', action: trainings, role: 'pilots' },
      { type: 'actors-ask', action: trainings, role: 'porteurs' },
    ]);
  });

  describe('with Shift held', () => {
    it('paints years as one gesture, told when Shift is let go', async () => {
      await standOn(grid, trainings, 2022);
      const heard = listen();
      await pressHolding('Shift', ['ArrowRight']);
      const cells = [2022, 2023].map(year => ({ action: trainings, year, mark: mark() }));
      expect(heard).to.deep.equal([{ type: 'marks-set', cells }]);
      expect(place()).to.equal('a04 2023');
    });

    it('shows what will be painted before it is', async () => {
      await standOn(grid, trainings, 2022);
      const heard = listen();
      await pressHolding('Shift', ['ArrowRight', 'ArrowRight'], () => {
        expect(heard).to.deep.equal([]);
        expect(years.map(year => cellOf(grid, trainings, year).matches('.preview-on'))).to.deep.equal([
          true,
          true,
          true,
          false,
          false,
        ]);
      });
      expect(heard).to.have.length(1);
    });

    it('paints with the mark it starts from', async () => {
      await standOn(grid, nurseries, 2022);
      const heard = listen();
      await pressHolding('Shift', ['End']);
      expect(heard).to.deep.equal([
        { type: 'marks-set', cells: years.map(year => ({ action: nurseries, year, mark: mark(pennes) })) },
      ]);
    });

    it('clears years that are already alike', async () => {
      await standOn(grid, leisure, 2026);
      const heard = listen();
      await pressHolding('Shift', ['ArrowLeft']);
      const cells = [2026, 2025].map(year => ({ action: leisure, year, mark: noMark }));
      expect(heard).to.deep.equal([{ type: 'marks-set', cells }]);
    });

    it('paints nothing when it comes back to where it began, or leaves the row', async () => {
      await standOn(grid, trainings, 2022);
      const heard = listen();
      await pressHolding('Shift', ['ArrowRight', 'ArrowLeft']);
      await pressHolding('Shift', ['ArrowRight', 'ArrowDown']);
      expect(heard).to.deep.equal([]);
    });
  });

  describe('by a letter', () => {
    it('toggles the actor it abbreviates, whatever its case', async () => {
      await standOn(grid, trainings, 2023);
      const heard = listen();
      await press('l', 'S');
      expect(heard).to.deep.equal([
        { type: 'mark-toggle', action: trainings, year: 2023, actor: pennes },
        { type: 'mark-toggle', action: trainings, year: 2023, actor: septemes },
      ]);
    });

    it('waits for the whole of a longer abbreviation', async () => {
      await standOn(grid, trainings, 2023);
      const heard = listen();
      await type('ca');
      expect(heard).to.deep.equal([]);
      await press('f');
      expect(heard).to.deep.equal([{ type: 'mark-toggle', action: trainings, year: 2023, actor: caf }]);
    });

    it('takes the shorter of two abbreviations when nothing follows', async () => {
      const lambesc = actorId('lambesc');
      const commune = {
        id: lambesc,
        name: 'Lambesc',
        short: 'La',
        label: 'Lambesc',
        kind: 'commune',
        aliases: [],
        members: [],
        color: null,
        rank: 3,
      } as const;
      grid.actors = [...grid.actors, commune];
      await standOn(grid, trainings, 2023);
      const heard = listen();
      await press('l', 'a', 'l');
      await until(() => heard.length === 2, 'the shorter abbreviation');
      expect(heard.map(({ actor }) => actor)).to.deep.equal([lambesc, pennes]);
    });

    it('does nothing that abbreviates nobody, nor on a title, nor with Control', async () => {
      await standOn(grid, trainings, 2023);
      const heard = listen();
      await press('z', 'Control+l', 'Home', 'l');
      expect(heard).to.deep.equal([]);
    });
  });

  it('clears the cell, or the whole block, with Delete', async () => {
    await standOn(grid, nurseries, 2025);
    const heard = listen();
    await press('Delete', 'Shift+ArrowDown', 'Backspace');
    expect(heard).to.deep.equal([
      { type: 'marks-set', cells: [{ action: nurseries, year: 2025, mark: noMark }] },
      {
        type: 'marks-set',
        cells: [nurseries, leisure].map(action => ({ action, year: 2025, mark: noMark })),
      },
    ]);
  });

  describe('« Qui ? » opened with Enter', () => {
    it('offers everyone, then the porteurs, then the other communes', async () => {
      alice.setActor(trainings, 'porteurs', caf, true);
      alice.setActor(trainings, 'porteurs', pennes, false);
      await standOn(grid, trainings, 2025);
      await press('Enter');
      const picker = byRole('dialog', 'Qui, en 2025 ?');
      expect(allByRole('checkbox', /^/, picker).map(nameOf)).to.deep.equal([
        'Tous',
        'Septèmes porteur',
        'Caf porteur',
        'Les Pennes',
      ]);
      expectFocus(byRole('checkbox', 'Tous'));
    });

    it('toggles whom one checks, and gives the focus back to the cell when closed', async () => {
      await standOn(grid, nurseries, 2024);
      const heard = listen('mark-toggle');
      await press('Enter', 'ArrowDown', 'ArrowDown', 'Space', 'Escape');
      expect(heard).to.deep.equal([{ type: 'mark-toggle', action: nurseries, year: 2024, actor: septemes }]);
      await until(() => place() === 'a05 2024', 'the focus on the cell again');
      await rendered();
      expectNone('dialog');
    });

    it('closes with its action, when somebody deletes that', async () => {
      await standOn(grid, nurseries, 2024);
      await press('Enter');
      alice.delete(nurseries);
      await rendered();
      expectNone('dialog');
    });
  });

  it('changes nothing where one may only read, but moves and tells where one is', async () => {
    grid.readOnly = true;
    await standOn(grid, nurseries, 2024);
    const heard = listen();
    await press('Space', 'l', 'Delete', 'Enter', 'Shift+ArrowRight', 'Home', 'ArrowRight', 'Enter');
    expect(heard).to.deep.equal([]);
    expectNone('dialog');
    expect(place()).to.equal('a05 1');
  });

  describe('on a selected block', () => {
    const changed = (id: typeof leisure, ...ofYears: readonly number[]): unknown[] =>
      ofYears.map(year => alice.snapshot.actions.find(action => action.id === id)?.marks[year]);
    beforeEach(async () => {
      await standOn(grid, nurseries, 2022);
      await pressHolding('Shift', ['ArrowDown', 'ArrowRight']);
    });

    it('Space plans all of it for everyone, keeps the names under it, then takes it back', async () => {
      const before = changed(nurseries, 2022, 2023);
      const heard = listen();
      await press('Space');
      const cells = [nurseries, leisure].flatMap(action =>
        [2022, 2023].map(year => ({
          action,
          year,
          mark: action === nurseries ? { everyone: true, actors: [pennes] } : mark(),
        })),
      );
      expect(heard).to.deep.equal([{ type: 'marks-set', cells }]);
      await press('Space');
      expect(changed(nurseries, 2022, 2023)).to.deep.equal(before);
    });

    it('a letter plans all of it for an actor, beside those who are', async () => {
      const heard = listen();
      await type('s');
      const cells = [nurseries, leisure].flatMap(action =>
        [2022, 2023].map(year => ({
          action,
          year,
          mark: action === nurseries ? mark(pennes, septemes) : mark(septemes),
        })),
      );
      expect(heard).to.deep.equal([{ type: 'marks-set', cells }]);
    });

    it('X is everyone, as on paper', async () => {
      await type('x');
      expect(changed(leisure, 2022, 2023)).to.deep.equal([mark(), mark()]);
    });
  });
});
