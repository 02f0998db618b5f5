import { expect } from 'chai';
import type { MoveDialog } from '../../../client/elements/move-dialog.ts';
import '../../../client/elements/move-dialog.ts';
import { type ItemId, itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { destinationsFor, findMovable } from '../../../shared/views/destinations.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectSame } from '../expect.ts';
import { allByRole, byRole, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { choose, clear, click, create, rendered, show } from '../page.ts';
import { nurseries, openPennes } from '../pennes.ts';

describe('<move-dialog>', () => {
  let dialog: MoveDialog;
  let alice: Plan;
  let bob: Plan;
  beforeEach(async () => {
    ({ alice, bob } = await openPennes());
  });
  afterEach(clear);

  /** The dialog about an item of Alice's plan, as it is fed by the view that shows it. */
  async function ask(id: ItemId): Promise<readonly Intent[]> {
    dialog = create('move-dialog');
    const feed = (): void => {
      const outline = outlineOf(alice.snapshot);
      const item = findMovable(outline, id);
      Object.assign(dialog, { item, destinations: item ? destinationsFor(outline, item.kind) : [] });
    };
    feed();
    alice.subscribe(feed);
    await show(dialog);
    return listen();
  }

  const list = (name: string): HTMLElement => byRole('combobox', name, dialog);
  const move = (): Promise<void> => click(byRole('button', 'Déplacer', dialog));

  it('has no fault that axe knows', async () => {
    await ask(nurseries);
    await expectAccessible(dialog);
  });

  it('names the action, and offers every axis and orientation, its own chosen', async () => {
    await ask(nurseries);
    byRole('dialog', 'Déplacer', dialog);
    expect(textOf(byRole('paragraph', /^/, dialog))).to.match(/^5 · Créer des structures Petite Enfance/);
    expect(optionsOf(list('Vers'))).to.have.length(3 + 8);
    expect(shownIn(list('Vers'))).to.match(/^a · Développer et optimiser/);
    expectFocus(list('Vers'));
  });

  it('offers to stand before each of the others there, or last, and shows where it stands', async () => {
    await ask(nurseries);
    expect(optionsOf(list('Place')).map(text => text.slice(0, 20))).to.deep.equal([
      'Avant « 4 · Mettre e',
      'Avant « 6 · Favorise',
      'Avant « 7 · Mettre e',
      'En dernier',
    ]);
    expect(shownIn(list('Place'))).to.match(/^Avant « 6/);
  });

  it('moves to the place one has chosen, and closes', async () => {
    const heard = await ask(nurseries);
    choose(list('Vers'), /^a · Renforcer/);
    await rendered();
    choose(list('Place'), /^Avant « 17/);
    await move();
    expect(heard).to.deep.equal([
      { type: 'item-move', item: nurseries, parent: 'enjeu-2-a', before: 'a17' },
      { type: 'dismiss' },
    ]);
  });

  it('moves last when one chooses no place, and straight under an axis too', async () => {
    const heard = await ask(nurseries);
    choose(list('Vers'), /^3 · Lisibilité/);
    await rendered();
    expect(optionsOf(list('Place'))).to.deep.equal(['Seul élément à cet endroit']);
    await move();
    expect(heard[0]).to.deep.equal({ type: 'item-move', item: nurseries, parent: 'enjeu-3', before: null });
  });

  it('shows and does the same when another destination is chosen after a place', async () => {
    const heard = await ask(nurseries);
    for (const place of [/^Avant « 4/, 'En dernier', /^Avant « 4/]) {
      choose(list('Place'), place);
      await rendered();
    }
    choose(list('Vers'), /^a · Renforcer/);
    await rendered();
    expect(shownIn(list('Place'))).to.equal('En dernier');
    await move();
    expect(heard[0]).to.deep.equal({ type: 'item-move', item: nurseries, parent: 'enjeu-2-a', before: null });
  });

  it('keeps what one has chosen while somebody else renames the item and adds around it', async () => {
    const heard = await ask(nurseries);
    choose(list('Vers'), /^a · Renforcer/);
    await rendered();
    choose(list('Place'), /^Avant « 17/);
    await rendered();
    bob.rename(nurseries, 'Ouvrir des crèches');
    bob.addAction(itemId('enjeu-2-a'), 'Café des parents', itemId('a16'));
    bob.addAxis('Handicap', itemId('enjeu-1'));
    await rendered();
    expect(shownIn(list('Vers'))).to.match(/^a · Renforcer/);
    expect(shownIn(list('Place'))).to.match(/^Avant « 18 · Agir en faveur/);
    await move();
    expect(heard[0]).to.deep.equal({
      type: 'item-move',
      item: nurseries,
      parent: 'enjeu-2-a',
      before: 'a17',
    });
  });

  it('offers an orientation every axis', async () => {
    const heard = await ask(itemId('enjeu-1-b'));
    expect(optionsOf(list('Vers'))).to.have.length(3);
    choose(list('Vers'), /^3 · /);
    await rendered();
    choose(list('Place'), /^Avant « b/);
    await move();
    expect(heard[0]).to.deep.equal({
      type: 'item-move',
      item: 'enjeu-1-b',
      parent: 'enjeu-3',
      before: 'enjeu-3-b',
    });
  });

  it('asks an axis for its place alone', async () => {
    const heard = await ask(itemId('enjeu-2'));
    expectSame(allByRole('combobox', /^/, dialog), [list('Place')]);
    choose(list('Place'), /^Avant « 1/);
    await move();
    expect(heard[0]).to.deep.equal({ type: 'item-move', item: 'enjeu-2', parent: null, before: 'enjeu-1' });
  });

  it('offers the first axis to what is « À classer »', async () => {
    alice.move(nurseries, null);
    const heard = await ask(nurseries);
    expect(shownIn(list('Vers'))).to.match(/^1 · /);
    await move();
    expect(heard[0]).to.deep.equal({ type: 'item-move', item: nurseries, parent: 'enjeu-1', before: null });
  });

  describe('when somebody else changes the place meanwhile', () => {
    const told = (): string => textOf(byRole('status', /^/, dialog));

    it('shows where the item stands now, and to move it there writes nothing', async () => {
      const heard = await ask(nurseries);
      bob.delete(itemId('a06'));
      await rendered();
      expect(shownIn(list('Place'))).to.match(/^Avant « 6 · Mettre/);
      expect(told()).to.equal('');
      bob.move(nurseries, itemId('enjeu-2-a'), itemId('a17'));
      await rendered();
      expect([shownIn(list('Vers')), shownIn(list('Place'))].join()).to.match(
        /^a · Renforcer.*,Avant « \d+ · /,
      );
      await move();
      expect(heard[0]).to.deep.equal({
        type: 'item-move',
        item: nurseries,
        parent: 'enjeu-2-a',
        before: 'a17',
      });
      const before = alice.snapshot;
      alice.move(nurseries, itemId('enjeu-2-a'), itemId('a17'));
      expect(alice.snapshot).to.equal(before);
    });

    for (const [what, change] of [
      ['deleted', () => bob.delete(itemId('a17'))],
      ['moved away', () => bob.move(itemId('a17'), itemId('enjeu-3'))],
    ] as const)
      it(`shows and does the same, and says so, when what one chose to stand before is ${what}`, async () => {
        const heard = await ask(nurseries);
        choose(list('Vers'), /^a · Renforcer/);
        await rendered();
        choose(list('Place'), /^Avant « 17/);
        await rendered();
        change();
        await rendered();
        expect(shownIn(list('Place'))).to.equal('En dernier');
        expect(told()).to.match(/vient de changer la place choisie/);
        await expectAccessible(dialog);
        await move();
        expect(heard[0]).to.deep.equal({
          type: 'item-move',
          item: nurseries,
          parent: 'enjeu-2-a',
          before: null,
        });
      });

    it('shows where the item stands, and says so, when what one chose to put it under is deleted', async () => {
      const heard = await ask(nurseries);
      choose(list('Vers'), /^a · Renforcer/);
      await rendered();
      bob.delete(itemId('enjeu-2'));
      await rendered();
      expect([shownIn(list('Vers')), shownIn(list('Place'))].join()).to.match(
        /^a · Développer.*,Avant « 6 · /,
      );
      expect(told()).to.match(/vient de changer la place choisie/);
      choose(list('Place'), /^Avant « 4/);
      await rendered();
      expect(told()).to.equal('');
      await move();
      expect(heard[0]).to.deep.equal({
        type: 'item-move',
        item: nurseries,
        parent: 'enjeu-1-a',
        before: 'a04',
      });
    });
  });

  it('moves nothing when given up', async () => {
    const heard = await ask(nurseries);
    await click(byRole('button', 'Annuler', dialog));
    expect(heard).to.deep.equal([{ type: 'dismiss' }]);
  });
});

function optionsOf(list: HTMLElement): readonly string[] {
  return list instanceof HTMLSelectElement ? [...list.options].map(textOf) : [];
}

function shownIn(list: HTMLElement): string {
  const [shown] = list instanceof HTMLSelectElement ? list.selectedOptions : [];
  return shown ? textOf(shown) : '';
}
