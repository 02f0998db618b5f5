import { expect } from 'chai';
import type { ToastLine } from '../../../client/elements/toast-line.ts';
import '../../../client/elements/toast-line.ts';
import { expectAccessible } from '../axe.ts';
import { type Clock, fakeTime } from '../clock.ts';
import { expectNone } from '../expect.ts';
import { byRole, textOf } from '../find.ts';
import { clear, click, clickAt, create, hover, rendered, show } from '../page.ts';

const deleted = '« 5 · Créer des structures Petite Enfance » : supprimé du plan.';

describe('<toast-line>', () => {
  let line: ToastLine;
  let clock: Clock;
  beforeEach(async () => {
    line = await show(create('toast-line'));
    clock = fakeTime();
  });
  afterEach(async () => {
    clock.restore();
    await clear();
  });

  const said = (): string => textOf(byRole('status', /^/, line));
  const pass = async (seconds: number): Promise<void> => {
    clock.pass(seconds * 1000);
    await rendered();
  };

  it('has no fault that axe knows, silent and speaking', async () => {
    clock.restore();
    await expectAccessible(line);
    line.show({ text: deleted, action: 'Annuler' });
    await expectAccessible(line);
  });

  it('says one thing at a time, to screen readers as well', async () => {
    expect(said()).to.equal('');
    line.show({ text: 'Rien à rétablir.' });
    await rendered();
    line.show({ text: deleted });
    await rendered();
    expect(said()).to.equal(deleted);
    expectNone('button', /^/, line);
  });

  it('goes away by itself after nine seconds, and no sooner', async () => {
    line.show({ text: deleted });
    await rendered();
    await pass(8.9);
    expect(said()).to.equal(deleted);
    await pass(0.2);
    expect(said()).to.equal('');
  });

  it('gives each message its own time', async () => {
    line.show({ text: 'Rien à rétablir.' });
    await pass(8);
    line.show({ text: deleted });
    await pass(8);
    expect(said()).to.equal(deleted);
  });

  it('stays while somebody points at it, then for its whole time', async () => {
    line.show({ text: deleted, action: 'Annuler' });
    await rendered();
    await hover(byRole('button', 'Annuler', line));
    await pass(60);
    expect(said()).to.include(deleted);
    await clickAt(4, 4);
    await pass(8.9);
    expect(said()).to.include(deleted);
    await pass(0.2);
    expect(said()).to.equal('');
  });

  it('stays while the focus is in it', async () => {
    line.show({ text: deleted, action: 'Annuler' });
    await rendered();
    byRole('button', 'Annuler', line).focus();
    await pass(60);
    expect(said()).to.include(deleted);
    byRole('button', 'Annuler', line).blur();
    await pass(9.1);
    expect(said()).to.equal('');
  });

  it('does what it offers, once, and goes', async () => {
    let undone = 0;
    line.show({ text: deleted, action: 'Annuler', onAction: () => undone++ });
    await rendered();
    await click(byRole('button', 'Annuler', line));
    expect([undone, said()]).to.deep.equal([1, '']);
  });
});
