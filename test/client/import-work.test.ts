import { expect } from 'chai';
import { ImportWork } from '../../client/import-work.ts';
import type { ImportTask } from '../../client/import-worker.ts';
import { ImportReader } from '../../client/importing.ts';
import { until } from './page.ts';

const table = 'N°;Action;Suivi;Avis\n1;Ouvrir une ludothèque;à voir;bon\n2;Former;plus tard;oui';

describe('ImportWork', () => {
  /** Its worker reads, and answers when the test lets it. */
  function setup(): {
    readonly work: ImportWork;
    readonly asked: ImportTask[];
    readonly letGo: () => void;
    readonly give: (text: string) => Promise<void>;
  } {
    const asked: ImportTask[] = [];
    let held: (() => void)[] = [];
    let isHolding = false;
    const start = (): Worker => {
      const worker = new Worker(new URL('../../client/import-worker.ts', import.meta.url), {
        type: 'module',
      });
      const post = worker.postMessage.bind(worker);
      worker.postMessage = (task: ImportTask): void => {
        asked.push(task);
        if (isHolding) held.push(() => post(task));
        else post(task);
      };
      return worker;
    };
    const work = new ImportWork(() => undefined, new ImportReader({ start }));
    return {
      work,
      asked,
      letGo: () => {
        for (const go of held) go();
        held = [];
      },
      give: async text => {
        isHolding = false;
        await work.give({ is: 'file', file: new File([text], 'plan.csv') }, undefined);
        isHolding = true;
      },
    };
  }
  const fields = ({ state }: ImportWork): readonly string[] =>
    state.is === 'read' ? (state.reading.mapping?.columns.map(({ field }) => field) ?? []) : [];
  const again = ({ state }: ImportWork): string | undefined =>
    state.is === 'read' ? state.again : undefined;

  it('keeps all that is said of columns, however fast it is said', async () => {
    const { work, letGo, give } = setup();
    await give(table);
    const both = [work.setColumn('C', 'ignored'), work.setColumn('D', 'diagnosis')];
    letGo();
    await Promise.all(both);
    expect(fields(work).slice(2)).to.deep.equal(['ignored', 'diagnosis']);
    const third = work.setColumn('A', 'ignored');
    letGo();
    await third;
    expect(fields(work)).to.deep.equal(['ignored', 'title', 'ignored', 'diagnosis']);
    work.end();
  });

  it('says from the start that another reading is being made, and asks for no row meanwhile', async () => {
    const { work, asked, letGo, give } = setup();
    await give(table);
    const next = work.setColumn('C', 'ignored');
    expect(again(work)).to.equal('started');
    const count = asked.length;
    await work.askRow(2, '');
    expect(asked.length).to.equal(count);
    letGo();
    await next;
    expect(again(work)).to.equal(undefined);
    expect(fields(work)[2]).to.equal('ignored');
    work.end();
  });

  it('goes back to what is shown when it cannot be read as it is said', async () => {
    const { work, letGo, give } = setup();
    await give(table);
    const wrong = work.setColumn('B', 'ignored');
    letGo();
    await wrong;
    expect(work.state).to.include({ is: 'read' });
    expect(work.faults).to.equal(1);
    const right = work.setColumn('C', 'ignored');
    letGo();
    await right;
    expect(fields(work)).to.deep.equal(['number', 'title', 'ignored', 'detail']);
    work.end();
  });

  it('says nothing of a table by what was said of the one before', async () => {
    const { work, asked, letGo, give } = setup();
    await give(table);
    const left = work.setColumn('C', 'ignored');
    await give(table);
    await left;
    const next = work.setColumn('D', 'diagnosis');
    letGo();
    await next;
    await until(() => again(work) === undefined, 'the reading');
    const last = asked.at(-1);
    expect(last && 'options' in last ? [...(last.options.columns ?? [])] : []).to.deep.equal([
      ['D', 'diagnosis'],
    ]);
    work.end();
  });
});
