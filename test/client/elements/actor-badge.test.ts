import { expect } from 'chai';
import type { ActorBadge } from '../../../client/elements/actor-badge.ts';
import '../../../client/elements/actor-badge.ts';
import type { Actor } from '../../../shared/model.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { byRole, textOf } from '../find.ts';
import { clear, create, rendered, show } from '../page.ts';
import { openPennes } from '../pennes.ts';

describe('<actor-badge>', () => {
  let badge: ActorBadge;
  let actors: readonly Actor[];
  beforeEach(async () => {
    const { alice } = await openPennes();
    ({ actors } = alice.snapshot);
    badge = await show(create('actor-badge', { actor: actors[0] }));
  });
  afterEach(clear);

  it('has no fault that axe knows in any hue, full or hollow', async () => {
    // A single letter is too short for axe to judge its colours.
    const [, , caf] = actors;
    if (!caf) throw new Error('test: no actor');
    for (const rank of [0, 1, 2, 3, 4, 5])
      for (const hollow of [false, true]) {
        Object.assign(badge, { actor: { ...caf, rank }, hollow });
        await expectAccessible(badge);
      }
  });

  it('shows the abbreviation, and is called by the label', () => {
    const image = byRole('image', 'Les Pennes', badge);
    expect(textOf(image)).to.equal('L');
    expect(image.title).to.equal('Les Pennes-Mirabeau');
  });

  it('has the hue that was chosen for it, wherever it stands among the actors', async () => {
    const hue = (): string => getComputedStyle(byRole('image', /^/, badge)).backgroundColor;
    const [actor] = actors;
    if (!actor) throw new Error('test: no actor');
    Object.assign(badge, { actor: { ...actor, rank: 3 } });
    await rendered();
    const fourth = hue();
    Object.assign(badge, { actor: { ...actor, color: 3, rank: 0 } });
    await rendered();
    expect(hue()).to.equal(fourth);
  });

  it('is round for a commune and square for an institution', async () => {
    const radius = (): string => getComputedStyle(byRole('image', /^/, badge)).borderRadius;
    expect(radius()).to.equal('11px');
    badge.actor = actors[2];
    await rendered();
    expect(radius()).to.equal('4px');
  });

  it('shows nothing without an actor', async () => {
    badge.actor = undefined;
    await rendered();
    expectNone('image', /^/, badge);
  });
});
