import { expect } from 'chai';
import { html, LitElement, type TemplateResult } from 'lit';
import { FocusKeeper } from '../../../client/controllers/focus-keeper.ts';
import { expectFocus } from '../expect.ts';
import { focused, inside } from '../find.ts';
import { clear, show, until } from '../page.ts';

class KeeperHost extends LitElement {
  constructor() {
    super();
    new FocusKeeper(this, ['gone'], () => this.renderRoot.querySelector('input'));
  }
  override render(): TemplateResult {
    return html`<button>Supprimer</button><input aria-label="Champ" />`;
  }
}
customElements.define('keeper-host', KeeperHost);

describe('FocusKeeper', () => {
  let host: KeeperHost;
  beforeEach(async () => {
    host = new KeeperHost();
    await show(host);
    inside(host, 'button').focus();
  });
  afterEach(clear);

  const aFrame = (): Promise<unknown> => new Promise(resolve => requestAnimationFrame(resolve));

  it('gives the focus to what is near when what had it is gone', async () => {
    host.dispatchEvent(new Event('gone'));
    inside(host, 'button').remove();
    await until(() => focused() === inside(host, 'input'), 'the focus on the field');
  });

  it('leaves the focus where it is when it is still there', async () => {
    host.dispatchEvent(new Event('gone'));
    await aFrame();
    expectFocus(inside(host, 'button'));
  });

  it('does nothing once its host has left the page', async () => {
    host.remove();
    host.dispatchEvent(new Event('gone'));
    await aFrame();
    expect(document.activeElement).to.equal(document.body);
  });
});
