import { expect } from 'chai';
import { html, LitElement } from 'lit';
import { faultsIn } from './axe.ts';
import { clear, show } from './page.ts';

class TooPale extends LitElement {
  override render(): unknown {
    return html`<p style="color: var(--line-strong)">Trop pâle</p>`;
  }
}
customElements.define('too-pale', TooPale);

class Unlabelled extends LitElement {
  override render(): unknown {
    return html`<input />`;
  }
}
customElements.define('un-labelled', Unlabelled);

describe('axe', () => {
  afterEach(clear);

  it('sees a text too pale for the true colour of the paper, in a shadow tree', async () => {
    const faults = await faultsIn(await show(new TooPale()));
    expect(faults.join()).to.match(/color-contrast.*#8b8574.*#f7f4ee/s);
  });

  it('sees a field without a name', async () => {
    const faults = await faultsIn(await show(new Unlabelled()));
    expect(faults.join()).to.include('label');
  });
});
