import { expect } from 'chai';
import { html, LitElement, type TemplateResult } from 'lit';
import { Gradual } from '../../../client/elements/gradual.ts';
import { clear, show, until } from '../page.ts';

class LongList extends LitElement {
  readonly gradual = new Gradual(this, { first: 3, step: 2 });
  lines: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8];
  override render(): TemplateResult {
    return html`${this.gradual.take(this.lines).map(line => html`<p>${line}</p>`)}`;
  }
}
customElements.define('long-list', LongList);

describe('Gradual', () => {
  let list: LongList;
  beforeEach(async () => {
    list = new LongList();
    document.body.append(list);
    await list.updateComplete;
  });
  afterEach(async () => {
    list.remove();
    await clear();
  });
  const shown = (): number => list.renderRoot.querySelectorAll('p').length;

  it('shows the beginning at once and the rest while the page is idle', async () => {
    expect(shown()).to.equal(3);
    await until(() => shown() === 8, 'the whole list');
  });

  it('shows all of it when it is asked for', async () => {
    await list.gradual.finish();
    expect(shown()).to.equal(8);
  });

  it('shows as much as is needed, and the rest while the page is idle', async () => {
    list.gradual.reach(5);
    list.gradual.reach(1);
    list.requestUpdate();
    await list.updateComplete;
    expect(shown()).to.equal(6);
    await until(() => shown() === 8, 'the whole list');
  });

  it('begins again when another list is to be shown', async () => {
    await list.gradual.finish();
    list.gradual.restart();
    list.requestUpdate();
    await list.updateComplete;
    expect(shown()).to.equal(3);
    await until(() => shown() === 8, 'the whole list');
  });

  it('counts an entry for the lines it takes, and shows whole the one that begins in sight', async () => {
    const taken = new Gradual(list, { first: 3 }).take(['aa', 'bb', 'c'], ({ length }) => length);
    expect(taken).to.deep.equal(['aa', 'bb']);
  });

  it('shows all of it on paper, and of what comes while the page is made ready for it', async () => {
    window.dispatchEvent(new Event('beforeprint'));
    await list.updateComplete;
    expect(shown()).to.equal(8);
    list.remove();
    list = document.body.appendChild(new LongList());
    await list.updateComplete;
    expect(shown()).to.equal(8);
    window.dispatchEvent(new Event('afterprint'));
  });

  it('goes on where it was when it is put back on the page', async () => {
    list.remove();
    await show(list);
    list.requestUpdate();
    await until(() => shown() === 8, 'the whole list');
  });
});
