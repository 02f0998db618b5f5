import { expect } from 'chai';
import { strokeOver } from '../../../client/elements/grid-strokes.ts';
import { type Mark, noMark } from '../../../shared/model.ts';
import { actionOf, mark, openPennes, pennes, septemes, trainings } from '../pennes.ts';

describe('strokeOver', () => {
  const [all, ours, both] = [mark(), mark(pennes), mark(pennes, septemes)];
  const strokes: readonly (readonly [string, readonly Mark[], Mark])[] = [
    ['plans for everyone from a year that is empty', [noMark, noMark, noMark], all],
    ['plans for everyone from a year that is empty, whatever the others are', [noMark, ours, all], all],
    ['makes the others like a first year that is everyone’s', [all, noMark, ours], all],
    ['makes the others like a first year that is somebody’s', [ours, all, noMark], ours],
    ['clears years that are all everyone’s', [all, all, all], noMark],
    ['clears years that are all the same people’s', [both, both, both], noMark],
    ['tells one actor from two', [ours, both, ours], ours],
  ];
  for (const [does, before, after] of strokes)
    it(does, async () => {
      const { alice } = await openPennes();
      const years = [2022, 2023, 2024];
      alice.setMarks(years.map((year, at) => ({ action: trainings, year, mark: before[at] ?? noMark })));
      const cells = strokeOver(actionOf(alice.snapshot, trainings), years);
      expect(cells).to.deep.equal(years.map(year => ({ action: trainings, year, mark: after })));
    });

  it('does nothing over no year', async () => {
    const { alice } = await openPennes();
    expect(strokeOver(actionOf(alice.snapshot, trainings), [])).to.deep.equal([]);
  });
});
