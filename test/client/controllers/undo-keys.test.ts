import { expect } from 'chai';
import { html, LitElement } from 'lit';
import { UndoKeys } from '../../../client/controllers/undo-keys.ts';
import '../../../client/elements/live-title.ts';
import { clear, press, show, type } from '../page.ts';

class UndoHost extends LitElement {
  readonly done: string[] = [];
  constructor() {
    super();
    new UndoKeys(
      this,
      () => this.done.push('undo'),
      () => this.done.push('redo'),
    );
  }

  override render(): unknown {
    return html`<button>Ailleurs</button><input type="checkbox" aria-label="Tous" /><input class="text" aria-label="Recherche" /><textarea aria-label="Notes"></textarea
      ><live-title .text=${'Loisirs'}></live-title>`;
  }
}
customElements.define('undo-host', UndoHost);

describe('UndoKeys', () => {
  let host: UndoHost;
  beforeEach(async () => {
    host = await show(new UndoHost());
  });
  afterEach(clear);

  const standOn = (selector: string): void => host.renderRoot.querySelector<HTMLElement>(selector)?.focus();

  it('takes back with Control+Z, and redoes with Control+Y or Control+Shift+Z, wherever the focus is', async () => {
    await press('Control+z', 'Control+y', 'Control+Shift+z');
    standOn('button');
    await press('Meta+z', 'Meta+Shift+z');
    expect(host.done).to.deep.equal(['undo', 'redo', 'redo', 'undo', 'redo']);
  });

  it('leaves a field whose words are not the plan’s yet its own undo', async () => {
    for (const field of ['.text', 'textarea']) {
      standOn(field);
      await type('Caf');
      await press('Control+z', 'Control+y');
    }
    expect(host.done).to.deep.equal([]);
  });

  it('takes back what a box that was just ticked has done', async () => {
    standOn('[type="checkbox"]');
    await press('Control+z');
    expect(host.done).to.deep.equal(['undo']);
  });

  it('takes back the plan’s words in a title that is being edited', async () => {
    await host.renderRoot.querySelector('live-title')?.edit();
    await press('Control+z');
    expect(host.done).to.deep.equal(['undo']);
  });

  it('does nothing with other keys, or what somebody has answered already', async () => {
    await press('z', 'Control+a', 'Control+Alt+z');
    host.addEventListener('keydown', event => event.preventDefault());
    standOn('button');
    await press('Control+z');
    expect(host.done).to.deep.equal([]);
  });

  it('listens only while its host is on the page', async () => {
    host.remove();
    await press('Control+z');
    expect(host.done).to.deep.equal([]);
    await show(host);
    await press('Control+z');
    expect(host.done).to.deep.equal(['undo']);
  });
});
