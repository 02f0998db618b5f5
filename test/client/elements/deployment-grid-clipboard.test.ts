import { expect } from 'chai';
import type { DeploymentGrid } from '../../../client/elements/deployment-grid.ts';
import { noMark } from '../../../shared/model.ts';
import { focused } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, press, rendered } from '../page.ts';
import { leisure, mark, nurseries, pennes, septemes, trainings } from '../pennes.ts';
import { showGrid, standOn } from './grid.ts';

describe('<deployment-grid> and a spreadsheet', () => {
  let grid: DeploymentGrid;
  beforeEach(async () => {
    ({ grid } = await showGrid());
  });
  afterEach(clear);

  it('copies the block as a spreadsheet’s cells, in the marks conventions print', async () => {
    await standOn(grid, trainings, 2023);
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight');
    expect(use('copy').text).to.equal(['\tX\tX', 'x(L)\tx(L)\tx(L, S)', 'X\tX\tX'].join('\n'));
  });

  it('copies the one cell that has the focus when there is no block', async () => {
    await standOn(grid, nurseries, 2025);
    const { text, isDone } = use('copy');
    expect(text).to.equal('x(L, S)');
    expect(isDone).to.equal(true);
  });

  it('leaves copying to the browser on a title', async () => {
    await standOn(grid, nurseries, 0);
    expect(use('copy').isDone).to.equal(false);
  });

  it('cuts: copies, then clears', async () => {
    await standOn(grid, nurseries, 2025);
    const heard = listen();
    expect(use('cut').text).to.equal('x(L, S)');
    expect(heard).to.deep.equal([
      { type: 'marks-set', cells: [{ action: nurseries, year: 2025, mark: noMark }] },
    ]);
  });

  it('pastes a block from the cell that has the focus, as one gesture', async () => {
    await standOn(grid, trainings, 2025);
    const heard = listen();
    use('paste', 'X\tx(L)\r\nL S\t\r\n');
    expect(heard).to.deep.equal([
      {
        type: 'marks-set',
        cells: [
          { action: trainings, year: 2025, mark: mark() },
          { action: trainings, year: 2026, mark: mark(pennes) },
          { action: nurseries, year: 2025, mark: mark(pennes, septemes) },
          { action: nurseries, year: 2026, mark: noMark },
        ],
      },
    ]);
  });

  it('pastes from the top left of a block, wherever it was begun', async () => {
    await standOn(grid, nurseries, 2025);
    await press('Shift+ArrowUp', 'Shift+ArrowLeft');
    const heard = listen('marks-set');
    use('paste', 'L\tS');
    expect(heard).to.deep.equal([
      {
        type: 'marks-set',
        cells: [
          { action: trainings, year: 2024, mark: mark(pennes) },
          { action: trainings, year: 2025, mark: mark(septemes) },
        ],
      },
    ]);
  });

  it('fills the whole block with one text', async () => {
    await standOn(grid, trainings, 2025);
    await press('Shift+ArrowDown', 'Shift+ArrowRight');
    const heard = listen('marks-set');
    use('paste', 'x');
    expect(heard).to.deep.equal([
      {
        type: 'marks-set',
        cells: [trainings, nurseries].flatMap(action =>
          [2025, 2026].map(year => ({ action, year, mark: mark() })),
        ),
      },
    ]);
  });

  it('leaves out what is wider or longer than the grid', async () => {
    await standOn(grid, leisure, 2026);
    await press('Control+End');
    const heard = listen();
    use('paste', 'X\tX\nX\tX');
    expect(heard.flatMap(({ cells }) => cells ?? [])).to.have.length(1);
    expect(heard.find(({ type }) => type === 'notice')?.text).to.match(/^Ce qui dépassait.*pas été collé/);
  });

  const texts = [
    ['X', mark()],
    ['x', mark()],
    ['oui', mark()],
    ['x(L)', mark(pennes)],
    ['xx', mark(pennes, septemes)],
    ['L S', mark(pennes, septemes)],
    ['l, s', mark(pennes, septemes)],
    ['septemes', mark(septemes)],
    ['Les Pennes', mark(pennes)],
    ['–', noMark],
  ] as const;
  for (const [text, expected] of texts) {
    it(`understands « ${text} »`, async () => {
      await standOn(grid, leisure, 2024);
      const heard = listen();
      use('paste', text);
      expect(heard).to.deep.equal([
        { type: 'marks-set', cells: [{ action: leisure, year: 2024, mark: expected }] },
      ]);
    });
  }

  it('leaves a cell it does not understand as it was, and quotes it', async () => {
    await standOn(grid, leisure, 2024);
    const heard = listen();
    use('paste', 'X\tà voir\tL');
    const cells = [
      { action: leisure, year: 2024, mark: mark() },
      { action: leisure, year: 2026, mark: mark(pennes) },
    ];
    const text = 'Une cellule n’a pas été comprise et reste comme elle était : « à voir ».';
    expect(heard).to.deep.equal([
      { type: 'marks-set', cells },
      { type: 'notice', text },
    ]);
  });

  it('counts the cells it does not understand', async () => {
    await standOn(grid, leisure, 2024);
    const heard = listen();
    use('paste', 'bientôt\tà voir');
    const text = '2 cellules n’ont pas été comprises et restent comme elles étaient, dont « bientôt ».';
    expect(heard).to.deep.equal([{ type: 'notice', text }]);
  });

  it('copies but neither cuts nor pastes where one may only read', async () => {
    grid.readOnly = true;
    await standOn(grid, leisure, 2024);
    await rendered();
    const heard = listen();
    expect(use('cut').text).to.equal('X');
    expect(use('paste', 'L').isDone).to.equal(false);
    expect(heard).to.deep.equal([]);
  });
});

/** What the browser tells the focused cell when the person copies, cuts or pastes: the system's clipboard is not ours. */
function use(
  type: 'copy' | 'cut' | 'paste',
  pasted = '',
): { readonly text: string; readonly isDone: boolean } {
  const clipboardData = new DataTransfer();
  if (pasted) clipboardData.setData('text/plain', pasted);
  const event = new ClipboardEvent(type, { clipboardData, bubbles: true, composed: true, cancelable: true });
  focused()?.dispatchEvent(event);
  return { text: clipboardData.getData('text/plain'), isDone: event.defaultPrevented };
}
