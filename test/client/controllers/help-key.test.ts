import { expect } from 'chai';
import { LitElement } from 'lit';
import { HelpKey, isHelpKeyOn, turnHelpKey } from '../../../client/controllers/help-key.ts';
import { clear, press, show, type } from '../page.ts';

class HelpHost extends LitElement {
  asked = 0;
  constructor() {
    super();
    new HelpKey(this, () => this.asked++);
  }
}
customElements.define('help-host', HelpHost);

describe('HelpKey', () => {
  let host: HelpHost;
  beforeEach(async () => {
    host = new HelpHost();
    await show(host);
  });
  afterEach(async () => {
    localStorage.clear();
    await clear();
  });

  const focusOn = (element: HTMLElement): void => {
    host.renderRoot.append(element);
    element.focus();
  };

  it('asks for the list of keys, wherever the focus is on the page', async () => {
    await type('?');
    focusOn(document.createElement('button'));
    await type('?');
    expect(host.asked).to.equal(2);
  });

  for (const [what, html] of [
    ['a field', '<input />'],
    ['a text', '<textarea></textarea>'],
    ['a list', '<select><option>1</option></select>'],
    ['the text of a fiche', '<div contenteditable="true" tabindex="0"></div>'],
  ] as const)
    it(`leaves the sign to ${what}`, async () => {
      const holder = document.createElement('div');
      holder.innerHTML = html;
      host.renderRoot.append(holder);
      const field = holder.firstElementChild;
      if (field instanceof HTMLElement) field.focus();
      await type('?');
      expect(host.asked).to.equal(0);
    });

  it('does nothing once it was turned off, until it is turned on again', async () => {
    turnHelpKey(false);
    await type('?');
    expect([isHelpKeyOn(), host.asked]).to.deep.equal([false, 0]);
    turnHelpKey(true);
    await type('?');
    expect([isHelpKeyOn(), host.asked]).to.deep.equal([true, 1]);
  });

  it('leaves other keys alone, and stops with its host', async () => {
    await press('a');
    host.remove();
    await type('?');
    expect(host.asked).to.equal(0);
  });
});
