import { expect } from 'chai';
import { scrollSteadily } from '../../../client/controllers/steady-scroll.ts';
import { clear, show } from '../page.ts';

const frames = async (count: number): Promise<void> => {
  for (let frame = 0; frame < count; frame++) await new Promise(resolve => requestAnimationFrame(resolve));
};

describe('scrollSteadily', () => {
  let above: HTMLElement;
  let target: HTMLElement;
  beforeEach(async () => {
    const page = document.createElement('div');
    above = page.appendChild(document.createElement('p'));
    target = page.appendChild(document.createElement('h2'));
    above.style.height = '6000px';
    target.style.scrollMarginTop = '100px';
    page.style.paddingBottom = '3000px';
    // As in browsers that do not hold the page in place by themselves.
    page.style.overflowAnchor = 'none';
    await show(page);
  });
  afterEach(async () => {
    scrollTo(0, 0);
    await clear();
  });

  const top = (): number => Math.round(target.getBoundingClientRect().top);

  it('follows what it brings into sight until it has come to rest', async () => {
    const done = scrollSteadily(target, { block: 'start' });
    for (const height of [4000, 2500, 2400]) {
      await frames(4);
      above.style.height = `${height}px`;
    }
    await done;
    expect(top()).to.equal(100);
  });

  it('lets the person go elsewhere meanwhile', async () => {
    const done = scrollSteadily(target, { block: 'start' });
    await frames(2);
    window.dispatchEvent(new WheelEvent('wheel'));
    scrollBy(0, -500);
    await done;
    expect(top()).to.equal(600);
  });

  it('gives up when what it is about leaves the page', async () => {
    const done = scrollSteadily(target, { block: 'start' });
    target.remove();
    await done;
    expect(target.isConnected).to.equal(false);
  });
});
