import { expect } from 'chai';
import type { WhoPicker } from '../../../client/elements/who-picker.ts';
import '../../../client/elements/who-picker.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, create, press, rendered, show, until } from '../page.ts';
import { actionOf, caf, mark, nurseries, openPennes, pennes, septemes } from '../pennes.ts';

describe('<who-picker>', () => {
  let picker: WhoPicker;
  let cell: HTMLElement;
  let alice: Plan;
  let heard: readonly Intent[];
  beforeEach(async () => {
    ({ alice } = await openPennes());
    alice.setActor(nurseries, 'porteurs', pennes, false);
    alice.setActor(nurseries, 'porteurs', caf, true);
    cell = Object.assign(document.createElement('button'), { textContent: '2024' });
    cell.style.margin = '40px 300px';
    await show(cell);
    picker = create('who-picker', { year: 2024, anchor: cell });
    const feed = (): void => {
      const { actors } = alice.snapshot;
      Object.assign(picker, { action: actionOf(alice.snapshot, nurseries), actors });
    };
    feed();
    alice.subscribe(feed);
    cell.after(picker);
    await rendered();
    heard = listen();
  });
  afterEach(clear);

  it('has no fault that axe knows', async () => {
    await expectAccessible(picker);
  });

  it('offers everyone, then the porteurs, then the other communes, checked as the year is planned', () => {
    const dialog = byRole('dialog', 'Qui, en 2024 ?', picker);
    const boxes = allByRole('checkbox', /^/, dialog);
    expect(boxes.map(nameOf)).to.deep.equal(['Tous', 'Septèmes porteur', 'Caf porteur', 'Les Pennes']);
    expect(boxes.map(box => box.matches(':checked'))).to.deep.equal([false, false, false, true]);
  });

  it('opens beside its cell, with the focus on « Tous »', () => {
    const { left, top } = byRole('dialog', /^Qui/, picker).getBoundingClientRect();
    expect(left).to.equal(cell.getBoundingClientRect().left);
    expect(top).to.equal(cell.getBoundingClientRect().bottom + 4);
    expectFocus(byRole('checkbox', 'Tous'));
  });

  it('toggles everyone or the actor whose box is checked', async () => {
    await press('Space');
    await click(byRole('checkbox', 'Les Pennes'));
    expect(heard).to.deep.equal([
      { type: 'mark-toggle', action: nurseries, year: 2024, actor: '*' },
      { type: 'mark-toggle', action: nurseries, year: 2024, actor: pennes },
    ]);
  });

  it('shows nobody by name while the year is everyone’s', async () => {
    alice.setMarks([{ action: nurseries, year: 2024, mark: mark() }]);
    await rendered();
    const checked = allByRole('checkbox', /^/, picker).filter(box => box.matches(':checked'));
    expect(checked.map(nameOf)).to.deep.equal(['Tous']);
  });

  it('shows what somebody else checks meanwhile, and stays open with the focus where it was', async () => {
    await press('ArrowDown');
    alice.setMarks([{ action: nurseries, year: 2024, mark: mark(septemes) }]);
    await rendered();
    const checked = allByRole('checkbox', /^/, picker).filter(box => box.matches(':checked'));
    expect(checked.map(nameOf)).to.deep.equal(['Septèmes porteur']);
    expectFocus(byRole('checkbox', /Septèmes/));
  });

  it('shows the mark again in a box that changed nothing', async () => {
    await click(byRole('checkbox', /Caf/));
    expect(byRole('checkbox', /Caf/).matches(':checked')).to.equal(false);
  });

  it('goes round its boxes with the arrows', async () => {
    await press('ArrowUp');
    expectFocus(byRole('checkbox', 'Les Pennes'));
    await press('ArrowDown', 'ArrowDown');
    expectFocus(byRole('checkbox', /Septèmes/));
  });

  for (const key of ['Escape', 'Enter'])
    it(`closes with ${key}, once`, async () => {
      await press(key);
      await until(() => heard.length > 0, 'the picker to close');
      expect(heard).to.deep.equal([{ type: 'dismiss' }]);
      expectNone('dialog', /^/, picker);
    });

  it('closes with a click elsewhere', async () => {
    await click(cell);
    await until(() => heard.length > 0, 'the picker to close');
    expect(heard).to.deep.equal([{ type: 'dismiss' }]);
  });
});
