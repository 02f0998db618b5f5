import { expect } from 'chai';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { Near } from '../../../client/elements/near.ts';
import { clear, show, until } from '../page.ts';

class LargeThing extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      height: 300px;
    }
  `;
  readonly near = new Near(this);
  begunFar = false;
  news = 'Esquisse';
  protected override shouldUpdate(): boolean {
    return this.near.isDue();
  }
  override willUpdate(): void {
    if (!this.hasUpdated && this.begunFar) this.near.beginFar();
  }
  override render(): TemplateResult {
    return html`${this.near.isNear ? html`<button>Tout</button>` : html`<p>${this.news}</p>`}`;
  }
}
customElements.define('large-thing', LargeThing);

describe('Near', () => {
  let scroller: HTMLElement;
  let things: readonly LargeThing[];
  beforeEach(async () => {
    scroller = document.createElement('div');
    scroller.style.cssText = 'height: 300px; width: 400px; overflow: auto';
    things = Array.from({ length: 12 }, (_, index) => {
      const thing = new LargeThing();
      thing.begunFar = index > 1;
      return thing;
    });
    scroller.append(...things);
    await show(scroller);
  });
  afterEach(async () => {
    scroller.remove();
    await clear();
  });

  const full = (): number => things.filter(thing => thing.renderRoot.querySelector('button')).length;
  const thing = (index: number): LargeThing => {
    const found = things[index];
    if (!found) throw new Error(`near: there is no thing ${index}`);
    return found;
  };
  const has = (index: number, what: 'button' | 'p'): boolean =>
    thing(index).renderRoot.querySelector(what) !== null;

  it('has in full what is on the screen and a screen around it, and the rest sketched', async () => {
    await until(() => has(1, 'button') && full() < 4, 'the first ones');
    expect(has(0, 'button')).to.equal(true);
    expect(has(8, 'p')).to.equal(true);
  });

  it('follows the scroll, and remembers how tall each was', async () => {
    scroller.scrollTop = 10 * 300;
    await until(() => has(10, 'button') && has(0, 'p'), 'the last ones');
    expect(thing(0).near.height).to.equal(300);
    expect(has(11, 'button')).to.equal(true);
  });

  it('leaves as it is what has the focus', async () => {
    thing(0).renderRoot.querySelector('button')?.focus();
    scroller.scrollTop = 10 * 300;
    await until(() => has(10, 'button') && has(1, 'p'), 'the last ones');
    expect(has(0, 'button')).to.equal(true);
  });

  it('leaves all as it is while something is dragged', async () => {
    scroller.dispatchEvent(new DragEvent('dragstart', { bubbles: true }));
    scroller.scrollTop = 10 * 300;
    await until(() => has(10, 'button'), 'the last ones');
    for (let times = 0; times < 5; times++) await new Promise(resolve => requestIdleCallback(resolve));
    expect(has(0, 'button')).to.equal(true);
    scroller.dispatchEvent(new DragEvent('dragend', { bubbles: true }));
    await until(() => has(0, 'p'), 'what was left while dragging');
  });

  it('lets go at the next press of what was dragged and tells of no end', async () => {
    scroller.dispatchEvent(new DragEvent('dragstart', { bubbles: true }));
    scroller.scrollTop = 10 * 300;
    await until(() => has(10, 'button'), 'the last ones');
    for (let times = 0; times < 5; times++) await new Promise(resolve => requestIdleCallback(resolve));
    scroller.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await until(() => has(0, 'p'), 'what was left while dragging');
  });

  it('shows a little later what is new of what is far', async () => {
    await until(() => has(9, 'p'), 'the sketches');
    const last = thing(9);
    last.news = 'Nouveau';
    last.requestUpdate();
    await last.updateComplete;
    expect(last.renderRoot.textContent).to.equal('Esquisse');
    await until(() => last.renderRoot.textContent === 'Nouveau', 'what is new');
  });

  it('comes when it is needed', async () => {
    thing(9).near.come();
    await thing(9).updateComplete;
    expect(has(9, 'button')).to.equal(true);
  });

  it('is all there on paper', async () => {
    window.dispatchEvent(new Event('beforeprint'));
    await thing(9).updateComplete;
    expect(full()).to.equal(things.length);
    window.dispatchEvent(new Event('afterprint'));
    await until(() => full() < 4, 'sketches again');
  });
});
