import { expect } from 'chai';
import { html, LitElement, type TemplateResult } from 'lit';
import { LazyCode } from '../../../client/controllers/lazy-code.ts';
import { clear, rendered, show } from '../page.ts';

class Host extends LitElement {
  readonly code = new LazyCode(this);
  load: (() => Promise<unknown>) | undefined;
  override render(): TemplateResult {
    return html`${this.code.need(this.load)}`;
  }
}
customElements.define('lazy-host', Host);

describe('LazyCode', () => {
  let host: Host;
  beforeEach(() => {
    host = new Host();
  });
  afterEach(clear);
  const said = (): string | null | undefined => host.shadowRoot?.textContent;

  it('is ready at once when there is nothing to fetch', async () => {
    await show(host);
    expect(said()).to.equal('ready');
  });

  it('fetches the code once and renders the host again', async () => {
    let runs = 0;
    let arrive = (): void => undefined;
    const arrived = new Promise<void>(resolve => {
      arrive = resolve;
    });
    host.load = () => {
      runs++;
      return arrived;
    };
    await show(host);
    host.requestUpdate();
    await rendered();
    expect(said()).to.equal('loading');
    arrive();
    await arrived;
    await rendered();
    expect([said(), runs]).to.deep.equal(['ready', 1]);
  });

  it('says that the code did not come, and tries again once the host is back', async () => {
    host.load = () => Promise.reject(new Error('cut'));
    await show(host);
    await rendered();
    expect(said()).to.equal('failed');
    const stage = host.parentElement;
    host.remove();
    stage?.append(host);
    host.requestUpdate();
    await rendered();
    expect(said()).to.match(/loading|failed/);
  });
});
