import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../shared/plan.ts';
import { changesBetween, describeChanges, mergeChanges } from '../../../shared/views/changes.ts';
import { setup } from '../replicas.ts';
import { cafe, care, network, nursery, toys } from '../territories.ts';

/** What is said of what bob did, told in one go or in two. */
function said(...acts: readonly ((plan: Plan) => unknown)[]): string {
  const { bob } = setup();
  const changes = acts.map(act => {
    const before = bob.snapshot;
    act(bob);
    return changesBetween(before, bob.snapshot);
  });
  return describeChanges(changes.reduce(mergeChanges, []));
}

describe('what others have changed', () => {
  it.each<[string, (plan: Plan) => unknown, string]>([
    ['nothing', () => undefined, ''],
    ['a title', p => p.rename(nursery, 'Halte'), 'D’autres viennent de modifier Action 1.'],
    ['a mark', p => p.toggleMark(nursery, 2025, '*'), 'D’autres viennent de modifier Action 1.'],
    ['an addition', p => p.addAction(care, 'Forum'), 'D’autres viennent d’ajouter Action 3.'],
    ['a deletion', p => p.delete(toys), 'D’autres viennent de supprimer Action 3.'],
  ])('is said of %s', (_title, act, sentence) => {
    expect(said(act)).toBe(sentence);
  });

  it('is one sentence for several items, and for one that was changed twice', () => {
    expect(
      said(
        p => p.rename(nursery, 'Halte'),
        p => p.rename(nursery, 'Halte-garderie'),
        p => p.rename(network, 'Réseau'),
      ),
    ).toBe('D’autres viennent de modifier Action 1 et Action 2.');
  });

  it('names no more than three of each', () => {
    expect(said(p => [nursery, network, toys, cafe].map(id => p.rename(id, 'A')))).toMatch(
      /^D’autres viennent de modifier .+, .+, .+ et un autre\.$/,
    );
  });

  it('leaves out what came and went, and tells as changed what went and came back', () => {
    expect(
      said(
        p => p.addAction(care, 'Forum'),
        p => p.undo(),
      ),
    ).toBe('');
    expect(
      said(
        p => p.delete(toys),
        p => p.restore(toys),
      ),
    ).toBe('D’autres viennent de modifier Action 3.');
  });
});
