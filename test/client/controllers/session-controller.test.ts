import { ContextProvider } from '@lit/context';
import { expect } from 'chai';
import { html, LitElement } from 'lit';
import { sessionContext } from '../../../client/contexts.ts';
import { SessionController } from '../../../client/controllers/session-controller.ts';
import { itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { textOf } from '../find.ts';
import { clear, rendered, show } from '../page.ts';
import { leisure, openPennes } from '../pennes.ts';
import { type StandIn, standIn } from '../stand-in.ts';

class PlanReader extends LitElement {
  readonly session = new SessionController(this, session => session);
  readonly plan = new SessionController(this, session => session.plan);
  renders = 0;

  override render(): unknown {
    this.renders++;
    const plan = this.plan.value;
    return html`${plan?.snapshot.actions.length ?? 'rien'}, ${this.session.value?.mayEdit ? 'écrit' : 'lit'}`;
  }
}
customElements.define('plan-reader', PlanReader);

describe('SessionController', () => {
  let plan: Plan;
  let others: Plan;
  let facts: StandIn;
  let tell: () => void;
  let provider: ContextProvider<typeof sessionContext>;
  let reader: PlanReader;
  beforeEach(async () => {
    ({ alice: plan, bob: others } = await openPennes());
    facts = { plan, mayEdit: true };
    const stand = standIn(facts);
    ({ tell } = stand);
    const page = document.createElement('div');
    provider = new ContextProvider(page, { context: sessionContext, initialValue: stand.session });
    reader = new PlanReader();
    page.append(reader);
    await show(page);
  });
  afterEach(clear);

  const shown = async (): Promise<string> => {
    await rendered();
    return reader.renderRoot instanceof ShadowRoot ? (reader.renderRoot.textContent ?? '') : textOf(reader);
  };

  it('has no value without a session around it', async () => {
    const alone = await show(new PlanReader());
    expect(alone.plan.value).to.equal(undefined);
    expect(alone.renderRoot.textContent).to.equal('rien, lit');
  });

  it('gives the part its host has picked', async () => {
    expect(reader.plan.value).to.equal(plan);
    expect(await shown()).to.equal('24, écrit');
  });

  it('renders its host again when that part changes', async () => {
    plan.addAction(itemId('enjeu-1-a'), 'Café des parents');
    expect(await shown()).to.equal('25, écrit');
    facts.mayEdit = false;
    tell();
    expect(await shown()).to.equal('25, lit');
  });

  it('lets the letter that is typed be painted first', async () => {
    const { renders } = reader;
    window.dispatchEvent(new InputEvent('beforeinput'));
    plan.addAction(itemId('enjeu-1-a'), 'Café des parents');
    await reader.updateComplete;
    expect(reader.renders).to.equal(renders);
    expect(await shown()).to.equal('25, écrit');
  });

  for (const gesture of ['keydown', 'beforeinput', 'blur'])
    it(`shows all there is before ${gesture}: a field that did not know it would write over it`, async () => {
      window.dispatchEvent(new InputEvent('beforeinput'));
      plan.addAction(itemId('enjeu-1-a'), 'Café des parents');
      others.addAction(itemId('enjeu-1-a'), 'Café des aidants');
      reader.dispatchEvent(new Event(gesture, { composed: true }));
      await reader.updateComplete;
      expect(reader.renderRoot.textContent).to.equal('26, écrit');
    });

  it('shows what others do once the page is idle, and at once with what the person does', async () => {
    const { renders } = reader;
    others.addAction(itemId('enjeu-1-a'), 'Café des parents');
    others.addAction(itemId('enjeu-1-a'), 'Café des aidants');
    await reader.updateComplete;
    expect(reader.renders).to.equal(renders);
    expect(await shown()).to.equal('26, écrit');
    expect(reader.renders).to.equal(renders + 1);
    others.addAction(itemId('enjeu-1-a'), 'Ludothèque');
    plan.addAction(itemId('enjeu-1-a'), 'Relais');
    await reader.updateComplete;
    expect(reader.renders).to.equal(renders + 2);
    expect(await shown()).to.equal('28, écrit');
    expect(reader.renders).to.equal(renders + 2);
  });

  it('shows what others go on doing a few times a second, and not at each of their letters', async () => {
    const start = performance.now();
    const { renders } = reader;
    const isOver = (): boolean => performance.now() - start > 500;
    while (!isOver()) {
      others.addAction(itemId('enjeu-1-a'), 'Café des parents');
      await new Promise(resolve => setTimeout(resolve));
    }
    expect(reader.renders - renders).to.be.within(2, 6);
  });

  it('renders once for many changes of one turn', async () => {
    const { renders } = reader;
    for (const letter of 'Loisirs') plan.rename(leisure, letter);
    await rendered();
    expect(reader.renders).to.equal(renders + 1);
  });

  it('hears nothing while its host is off the page, and is up to date when it is back', async () => {
    const { parentElement } = reader;
    reader.remove();
    const { renders } = reader;
    plan.addAction(itemId('enjeu-1-a'), 'Café des parents');
    tell();
    await rendered();
    expect(reader.renders).to.equal(renders);
    parentElement?.append(reader);
    expect(await shown()).to.equal('25, écrit');
    plan.addAction(itemId('enjeu-1-a'), 'Ludothèque');
    expect(await shown()).to.equal('26, écrit');
  });

  it('changes plans with the session, and no longer hears the one before', async () => {
    const { alice: other } = await openPennes();
    other.delete(leisure);
    provider.setValue(standIn({ plan: other, mayEdit: false }).session);
    expect(await shown()).to.equal('23, lit');
    const { renders } = reader;
    plan.delete(leisure);
    await rendered();
    expect(reader.renders).to.equal(renders);
  });
});
