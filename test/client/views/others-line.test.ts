import { ContextProvider } from '@lit/context';
import { expect } from 'chai';
import { sessionContext } from '../../../client/contexts.ts';
import type { OthersLine } from '../../../client/views/others-line.ts';
import '../../../client/views/others-line.ts';
import type { Plan } from '../../../shared/plan.ts';
import { textOf } from '../find.ts';
import { clear, create, rendered, show } from '../page.ts';
import { nurseries, openPennes } from '../pennes.ts';
import { standIn } from '../stand-in.ts';

describe('<others-line>', () => {
  let line: OthersLine;
  let alice: Plan;
  let bob: Plan;
  const clock = { run: (): void => undefined };
  const { setTimeout: realTimeout } = window;
  beforeEach(async () => {
    ({ alice, bob } = await openPennes());
    // Only the wait is taken over: six seconds are no test.
    window.setTimeout = Object.assign((run: () => void, delay: number) => {
      if (delay < 1_000) return realTimeout(run, delay);
      clock.run = run;
      return 1;
    });
    const page = document.createElement('div');
    new ContextProvider(page, {
      context: sessionContext,
      initialValue: standIn({ plan: alice, mayEdit: true, territory: 'x3' }).session,
    });
    line = create('others-line');
    page.append(line);
    await show(page, 'div');
  });
  afterEach(async () => {
    window.setTimeout = realTimeout;
    await clear();
  });
  const said = async (): Promise<string> => {
    clock.run();
    await rendered();
    return textOf(line.renderRoot.firstElementChild ?? line);
  };

  it('tells in one sentence what others have changed for a while', async () => {
    bob.rename(nurseries, 'Crèches');
    bob.toggleMark(nurseries, 2022, '*');
    expect(await said()).to.match(/^D’autres viennent de modifier Action \d+\.$/);
  });

  it('tells what others did before and after something of mine, and not mine', async () => {
    bob.rename(nurseries, 'Crèches');
    alice.addAxis('Numérique');
    bob.addAxis('Jeunesse');
    alice.addAxis('Santé');
    expect(await said()).to.match(/^D’autres viennent d’ajouter Enjeu \d+ et de modifier Action \d+\.$/);
  });

  it('says nothing of what I do myself', async () => {
    alice.rename(nurseries, 'Crèches');
    expect(await said()).to.equal('');
  });
});
