import { expect } from 'chai';
import { html, LitElement, type TemplateResult } from 'lit';
import { Arrival } from '../../../client/controllers/arrival.ts';
import { expectFocus } from '../expect.ts';
import { clear, create, rendered, show, until } from '../page.ts';

/** A screen with one thing on it, or none that one could come for. */
class Screen extends LitElement {
  override render(): TemplateResult {
    return html`<button>La crèche</button>`;
  }
  focusOn(id: string): boolean {
    if (id === 'creche') this.renderRoot.querySelector('button')?.focus();
    return id === 'creche';
  }
}
customElements.define('arrival-screen', Screen);

class Host extends LitElement {
  target: string | null = null;
  place: Element | null = null;
  readonly arrivals: boolean[] = [];
  constructor() {
    super();
    new Arrival(this, {
      target: () => this.target,
      screen: () => this.place,
      arrive: isFound => {
        this.arrivals.push(isFound);
        this.target = null;
      },
    });
  }
  override render(): TemplateResult {
    return html`${this.place}`;
  }
}
customElements.define('arrival-host', Host);

describe('Arrival', () => {
  let host: Host;
  let screen: Screen;
  beforeEach(async () => {
    host = new Host();
    screen = new Screen();
    await show(host);
  });
  afterEach(clear);

  async function come(id: string, place: Element): Promise<void> {
    host.target = id;
    host.place = place;
    host.requestUpdate();
    await rendered();
  }

  it('brings the focus to what one came for, frames it, and does so once', async () => {
    await come('creche', screen);
    await until(() => host.arrivals.length > 0, 'the arrival');
    expectFocus(screen.renderRoot.querySelector('button'));
    expect(screen.renderRoot.querySelector('button')?.getAnimations()).to.have.length(1);
    host.requestUpdate();
    await new Promise(resolve => requestAnimationFrame(resolve));
    expect(host.arrivals).to.deep.equal([true]);
  });

  it('tells that what one came for is not there', async () => {
    await come('autre', screen);
    await until(() => host.arrivals.length > 0, 'the arrival');
    expect(host.arrivals).to.deep.equal([false]);
  });

  it('waits for the screen, whose code may be on its way', async () => {
    await come('creche', create('p'));
    await new Promise(resolve => requestAnimationFrame(resolve));
    expect(host.arrivals).to.deep.equal([]);
    await come('creche', screen);
    await until(() => host.arrivals.length > 0, 'the arrival');
    expect(host.arrivals).to.deep.equal([true]);
  });
});
