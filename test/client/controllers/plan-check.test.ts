import { expect } from 'chai';
import { html, LitElement, type TemplateResult } from 'lit';
import { CHECK_PAUSE, PlanCheck } from '../../../client/controllers/plan-check.ts';
import type { Plan } from '../../../shared/plan.ts';
import { type Clock, fakeTime } from '../clock.ts';
import { clear, rendered, show } from '../page.ts';
import { leisure, openPennes, trainings } from '../pennes.ts';

class Host extends LitElement {
  plan: Plan | undefined;
  readonly check = new PlanCheck(this, () => this.plan?.snapshot);
  override render(): TemplateResult {
    return html`${this.check.findings?.length}`;
  }
}
customElements.define('check-host', Host);

describe('PlanCheck', () => {
  const { requestIdleCallback } = window;
  let host: Host;
  let plan: Plan;
  let clock: Clock;
  beforeEach(async () => {
    host = new Host();
    ({ alice: plan } = await openPennes());
    await show(host);
    clock = fakeTime();
    // The page is idle as soon as it is asked, for one rule at a time.
    const deadline = { timeRemaining: () => 0 };
    Object.assign(window, { requestIdleCallback: (run: (some: object) => void) => run(deadline) });
  });
  afterEach(async () => {
    clock.restore();
    Object.assign(window, { requestIdleCallback });
    await clear();
  });

  const wait = async (milliseconds: number): Promise<void> => {
    host.requestUpdate();
    await rendered();
    clock.pass(milliseconds);
    // The code of the rules comes by itself, once.
    await import('../../../shared/views/check/check.ts');
    await rendered();
  };
  const count = (): number | undefined => host.check.findings?.length;

  it('says nothing until there is a plan, then checks it at once', async () => {
    await wait(CHECK_PAUSE);
    expect(count()).to.equal(undefined);
    host.plan = plan;
    await wait(0);
    expect(count()).to.equal(30);
    expect(host.renderRoot.textContent?.trim()).to.equal('30');
  });

  it('checks a plan again once nobody has changed it for a while', async () => {
    host.plan = plan;
    await wait(0);
    for (const title of ['L', 'Lo', 'Loisirs']) {
      plan.rename(leisure, title);
      await wait(CHECK_PAUSE - 1);
      expect(count()).to.equal(30);
    }
    plan.toggleMark(trainings, 2030, '*');
    await wait(CHECK_PAUSE);
    expect(count()).to.equal(31);
  });

  it('stops when its host leaves, and goes on when it is back', async () => {
    host.plan = plan;
    await wait(0);
    plan.toggleMark(trainings, 2030, '*');
    host.requestUpdate();
    await rendered();
    const stage = host.parentElement;
    host.remove();
    clock.pass(CHECK_PAUSE);
    expect(count()).to.equal(30);
    stage?.append(host);
    await wait(0);
    expect(count()).to.equal(31);
  });
});
