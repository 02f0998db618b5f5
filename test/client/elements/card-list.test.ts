import { expect } from 'chai';
import { DRAGGED_ACTION } from '../../../client/elements/action-card.ts';
import type { CardList } from '../../../client/elements/card-list.ts';
import '../../../client/elements/card-list.ts';
import { type ItemId, itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectSame } from '../expect.ts';
import { allByRole, byRole, inside } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, create, rendered, show, until } from '../page.ts';
import { axisOf, leisure, nurseries, openPennes, trainings, years } from '../pennes.ts';
import { guest } from './grid.ts';

describe('<card-list>', () => {
  const parent = itemId('enjeu-1-a');
  let list: CardList;
  let bob: Plan;
  let heard: readonly Intent[];
  beforeEach(async () => {
    const { alice, bob: other } = await openPennes();
    bob = other;
    list = create('card-list', { parent, rank: 0, years });
    const feed = (): void => {
      const { actors, themes } = alice.snapshot;
      const [first] = axisOf(alice.snapshot, itemId('enjeu-1')).orientations;
      Object.assign(list, { entries: first?.actions ?? [], actors, themes });
    };
    alice.subscribe(feed);
    feed();
    await show(list);
    heard = listen();
  });
  afterEach(clear);

  const card = (id: ItemId): HTMLElement => {
    const found = [...inside(list, 'ol').querySelectorAll('action-card')].find(
      ({ action }) => action?.id === id,
    );
    if (!found) throw new Error(`card-list: no ${id}`);
    return found;
  };
  /** Something dragged over a card, in its upper or lower half. */
  const over = (
    type: string,
    id: ItemId,
    half: 'upper' | 'lower',
    dragged = cardOf(trainings),
  ): DragEvent => {
    const { top, height, left } = card(id).getBoundingClientRect();
    const clientY = top + height * (half === 'upper' ? 0.25 : 0.75);
    const init = { dataTransfer: dragged, clientX: left + 20, clientY, bubbles: true, composed: true };
    const event = new DragEvent(type, { ...init, cancelable: true });
    card(id).dispatchEvent(event);
    return event;
  };

  it('has no fault that axe knows', async () => {
    await expectAccessible(list);
  });

  it('shows its actions in order, as a list', () => {
    expect(allByRole('listitem', /^/, list)).to.have.length(4);
    expect(allByRole('article', /^/, list).map(article => article.ariaLabel)).to.deep.equal([
      'Action 4',
      'Action 5',
      'Action 6',
      'Action 7',
    ]);
  });

  describe('with a card dragged over it', () => {
    it('shows where the card would go', async () => {
      const event = over('dragover', leisure, 'upper');
      await rendered();
      expect(event.defaultPrevented).to.equal(true);
      expect(card(leisure).parentElement?.className).to.equal('before');
      over('dragover', leisure, 'lower');
      await rendered();
      expect(card(leisure).parentElement?.className).to.equal('');
      expect(card(itemId('a07')).parentElement?.className).to.equal('before');
      over('dragover', itemId('a07'), 'lower');
      await rendered();
      expect(byRole('list', /^/, list).className).to.equal('last');
    });

    it('shows nothing any more once it has left', async () => {
      over('dragover', leisure, 'upper');
      over('dragleave', leisure, 'upper');
      await rendered();
      expect(card(leisure).parentElement?.className).to.equal('');
    });

    it('asks to move it before the card it is dropped above', () => {
      over('dragover', leisure, 'upper');
      const event = over('drop', leisure, 'upper');
      expect(event.defaultPrevented).to.equal(true);
      expect(heard).to.deep.equal([{ type: 'item-move', item: trainings, parent, before: leisure }]);
    });

    it('asks to move it last when dropped below all', () => {
      over('dragover', itemId('a07'), 'lower');
      over('drop', itemId('a07'), 'lower');
      expect(heard).to.deep.equal([{ type: 'item-move', item: trainings, parent, before: null }]);
    });

    it('asks nothing when it is dropped on itself', () => {
      over('dragover', trainings, 'upper');
      over('drop', trainings, 'upper');
      expect(heard).to.deep.equal([]);
    });
  });

  it('takes nothing but cards', () => {
    const file = new DataTransfer();
    file.setData('text/plain', trainings);
    expect(over('dragover', leisure, 'upper', file).defaultPrevented).to.equal(false);
    over('drop', leisure, 'upper', file);
    expect(heard).to.deep.equal([]);
  });

  it('takes nothing where one may only read', async () => {
    list.readOnly = true;
    await rendered();
    expect(over('dragover', leisure, 'upper').defaultPrevented).to.equal(false);
  });

  it('shows others on the card they are on, and never oneself', async () => {
    list.peers = [guest(leisure, null), guest(nurseries, 2024, { id: 8, isMe: true })];
    await rendered();
    const tagged = [...inside(list, 'ol').querySelectorAll('action-card')].filter(
      ({ shadowRoot }) => shadowRoot?.querySelector('.who') !== null,
    );
    expectSame(tagged, [card(leisure)]);
  });

  it('gives the cards nobody is on nothing to render when people move', async () => {
    const others = [trainings, nurseries].map(card);
    const peersOf = (): unknown[] => others.map(other => Reflect.get(other, 'peers'));
    const before = peersOf();
    list.peers = [guest(leisure, null)];
    await rendered();
    expect(peersOf().every((peers, index) => peers === before[index])).to.equal(true);
  });

  it('does not render the cards nobody touches when somebody edits one', async () => {
    const others = [trainings, leisure].map(card);
    const touched: MutationRecord[] = [];
    const observer = new MutationObserver(records => touched.push(...records));
    for (const { renderRoot } of others.filter(other => 'renderRoot' in other))
      if (renderRoot instanceof ShadowRoot)
        observer.observe(renderRoot, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
    bob.rename(nurseries, 'Ouvrir des crèches');
    await rendered();
    observer.disconnect();
    expect(touched.length).to.equal(0);
  });

  it('keeps each card its own element when they change places', async () => {
    const moved = card(leisure);
    bob.move(leisure, parent, trainings);
    await rendered();
    expectSame([card(leisure)], [moved]);
    expect(allByRole('article', /^/, list).at(0)?.ariaLabel).to.match(/^Action/);
  });

  it('is, far from the screen, no taller than what is left of it', async () => {
    list.remove();
    const above = document.createElement('div');
    above.style.height = '5000px';
    await show(above);
    await show(list);
    list.scrollIntoView();
    await until(() => list.renderRoot.querySelector('action-card'), 'the cards');
    const whole = list.offsetHeight;
    scrollTo(0, 0);
    await until(() => list.renderRoot.querySelector('.sketch'), 'the sketch');
    expect(list.offsetHeight).to.equal(whole);
    list.entries = list.entries.slice(0, 1);
    await until(() => list.offsetHeight < whole / 2, 'a shorter list');
  });
});

function cardOf(id: ItemId): DataTransfer {
  const dragged = new DataTransfer();
  dragged.setData(DRAGGED_ACTION, id);
  return dragged;
}
