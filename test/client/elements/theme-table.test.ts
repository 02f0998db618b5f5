import { expect } from 'chai';
import type { ThemeTable } from '../../../client/elements/theme-table.ts';
import '../../../client/elements/theme-table.ts';
import { yearsOf } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { actionsByTheme } from '../../../shared/views/by-theme.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, focused, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, rendered, setSize, show } from '../page.ts';
import { openPennes, trainings } from '../pennes.ts';
import { guest } from './grid.ts';

describe('<theme-table>', () => {
  let table: ThemeTable;
  let alice: Plan;
  beforeEach(async () => {
    ({ alice } = await openPennes());
    table = create('theme-table');
    const feed = (): void => {
      const { actors, themes, territory } = alice.snapshot;
      Object.assign(table, {
        groups: actionsByTheme(outlineOf(alice.snapshot), themes),
        themes,
        actors,
        sections: territory.sections.filter(({ isHidden }) => !isHidden),
        years: yearsOf(territory.period),
      });
    };
    feed();
    alice.subscribe(feed);
    await show(table);
    await table.focusOn(trainings);
  });
  afterEach(clear);

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
    const heard = listen('themes-ask', 'actors-ask', 'move-ask');
    const row = table.renderRoot.querySelector('action-title')?.closest('tr') ?? table;
    await click(byRole('button', /^Thématiques :/, row));
    await click(byRole('button', /^Pilotes :/, row));
    await click(byRole('button', /plus de choix$/, row));
    await click(byRole('menuitem', 'Déplacer…', row));
    expect(heard.map(({ type }) => type)).to.deep.equal(['themes-ask', 'actors-ask', 'move-ask']);
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
});
