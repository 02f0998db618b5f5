import { expect } from 'chai';
import type { ActionTable } from '../../../client/elements/action-table.ts';
import '../../../client/elements/action-table.ts';
import { yearsOf } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import type { ActionGroup } from '../../../shared/views/action-groups.ts';
import { actionsByTheme } from '../../../shared/views/by-theme.ts';
import { actionsByYear } from '../../../shared/views/by-year.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { rankedActions } from '../../../shared/views/ranked.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, focused, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { choose, clear, click, create, press, rendered, setSize, show, until } from '../page.ts';
import { openPennes, septemes, trainings } from '../pennes.ts';
import { guest } from './grid.ts';

describe('<action-table>', () => {
  let table: ActionTable;
  let alice: Plan;
  beforeEach(async () => {
    ({ alice } = await openPennes());
    table = create('action-table', {
      label: 'Actions par thématique',
      columns: [
        { is: 'themes' },
        { is: 'section', id: 'details', name: 'Détails' },
        { is: 'people', role: 'pilots' },
        { is: 'people', role: 'porteurs' },
      ],
    });
    const feed = (): void => {
      const { actors, themes, territory } = alice.snapshot;
      Object.assign(table, {
        groups: actionsByTheme(outlineOf(alice.snapshot), themes, 'Action').map(cut),
        themes,
        actors,
        years: yearsOf(territory.period),
      });
    };
    feed();
    alice.subscribe(feed);
    await show(table);
    await table.focusOn(trainings);
  });
  afterEach(clear);

  /** The first actions only: axe looks at each line. */
  function cut(group: ActionGroup): ActionGroup {
    return { ...group, entries: group.entries.slice(0, 3) };
  }

  it('has no fault that axe knows: to edit, with somebody there, to read, on a phone', async () => {
    table.peers = [guest(trainings, null)];
    await expectAccessible(table);
    await setSize({ width: 390, height: 844 });
    await expectAccessible(table);
    table.readOnly = true;
    await expectAccessible(table);
  });

  it('has a heading for each theme with its count, and « Sans thématique » last', () => {
    const heads = allByRole('rowheader', /\d actions?$/, table).map(textOf);
    expect(heads).to.have.length(9);
    expect(heads.at(0)).to.match(/^Petite Enfance ?\d+ action/);
    expect(heads.at(-1)).to.match(/^Sans thématique ?\d+ action/);
  });

  it('has an action of three themes under each of them, with its years', () => {
    const lines = [...table.renderRoot.querySelectorAll('action-title')].filter(
      ({ action }) => action?.id === trainings,
    );
    expect(lines).to.have.length(3);
    expect(textOf(lines[0]?.parentElement ?? table)).to.equal('2024–2026');
    expect(nameOf(focused() ?? table)).to.match(/^Mettre en œuvre des formations/);
  });

  it('asks who and what about, and what its menu offers', async () => {
    const heard = listen('themes-ask', 'actors-ask', 'move-ask', 'sheet-open');
    const row = table.renderRoot.querySelector('action-title')?.closest('tr') ?? table;
    await click(byRole('button', /^Thématiques :/, row));
    await click(byRole('button', /^Pilotes :/, row));
    await click(byRole('button', /plus de choix$/, row));
    await click(byRole('menuitem', 'Déplacer…', row));
    await click(byRole('button', /plus de choix$/, row));
    await click(byRole('menuitem', 'Ouvrir la fiche', row));
    expect(heard.map(({ type }) => type)).to.deep.equal([
      'themes-ask',
      'actors-ask',
      'move-ask',
      'sheet-open',
    ]);
  });

  it('shows new words and new themes at once', async () => {
    alice.rename(trainings, 'Formations communes');
    await rendered();
    expect(allByRole('button', 'Formations communes', table)).to.have.length(3);
  });

  it('offers nothing to edit where one may only read', async () => {
    table.readOnly = true;
    await rendered();
    expectNone('button', /^/, table);
  });

  describe('by year', () => {
    const years = [2022, 2023, 2024, 2025, 2026];
    beforeEach(async () => {
      await clear();
      table = create('action-table', {
        label: 'Actions par année',
        columns: [{ is: 'mark' }, { is: 'note', name: 'Début et fin' }, { is: 'years' }],
        years,
      });
      const feed = (): void => {
        const { actors } = alice.snapshot;
        Object.assign(table, {
          choices: rankedActions(outlineOf(alice.snapshot)),
          groups: actionsByYear(outlineOf(alice.snapshot), years, 'Action').map(cut),
          actors,
        });
      };
      alice.subscribe(feed);
      feed();
      await show(table);
      await table.focusOn(trainings);
    });

    const rowIn = (year: number): Element => {
      const rows = [...table.renderRoot.querySelectorAll('tbody tr')];
      const head = rows.findIndex(row => textOf(row).startsWith(String(year)));
      const row = rows.slice(head).find(one => one.querySelector('action-title')?.action?.id === trainings);
      if (!row) throw new Error(`test: no line in ${year}`);
      return row;
    };

    it('has no fault that axe knows, « Qui ? » open too', async () => {
      await expectAccessible(table);
      await click(byRole('button', 'Tous', rowIn(2024)));
      await expectAccessible(table);
    });

    it('says what begins, and for whom it is planned', () => {
      expect(textOf(rowIn(2024))).to.match(/Tous.*Commence/);
      expect(textOf(rowIn(2025))).not.to.include('Commence');
    });

    it('plans in a year an action that is not there yet', async () => {
      const heard = listen('mark-toggle');
      await click(byRole('button', 'Planifier en 2022', table));
      expect(heard).to.deep.equal([]);
      choose(byRole('combobox', 'À prévoir en 2022', table), /^4 · Mettre en œuvre des formations/);
      expect(heard).to.deep.equal([]);
      await click(byRole('button', 'Planifier en 2022', table));
      expect(heard).to.deep.equal([{ type: 'mark-toggle', action: trainings, year: 2022, actor: '*' }]);
      table.readOnly = true;
      await rendered();
      expectNone('combobox', /^/, table);
    });

    it('asks for whom beside the button, and nobody above hears that it was closed', async () => {
      const heard = listen('mark-toggle', 'dismiss');
      await click(byRole('button', 'Tous', rowIn(2024)));
      byRole('dialog', 'Qui, en 2024 ?', table);
      await click(byRole('checkbox', /^Septèmes/, table));
      await press('Escape');
      await until(() => !table.renderRoot.querySelector('who-picker'), 'the dialog to be gone');
      expect(heard).to.deep.equal([{ type: 'mark-toggle', action: trainings, year: 2024, actor: septemes }]);
    });
  });
});
