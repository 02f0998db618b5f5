import { expect } from 'chai';
import { ImportReader } from '../../client/importing.ts';

/** A worker that answers what the test says, or nothing. */
class StandInWorker {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: (() => void) | null = null;
  isEnded = false;
  readonly asked: unknown[] = [];
  readonly answer: unknown;
  constructor(answer?: unknown) {
    this.answer = answer;
  }
  postMessage(task: unknown): void {
    this.asked.push(task);
    if (this.answer !== undefined)
      queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data: this.answer })));
  }
  terminate(): void {
    this.isEnded = true;
  }
}

const messageOf = (read: Promise<unknown>): Promise<string> =>
  read.then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );

const csv = (text: string, name = 'plan.csv'): { is: 'file'; file: File } => ({
  is: 'file',
  file: new File([text], name),
});

describe('ImportReader', () => {
  const standIn = (worker: StandInWorker, patience = 10_000): ImportReader =>
    // A class with many more members cannot be written for a test: the reader uses these alone.
    new ImportReader({ start: () => Object.create(worker), patience });

  it('reads a table in a worker, and again as the person says', async () => {
    const reader = new ImportReader();
    const reading = await reader.read(csv('N°;Action;Suivi\n1;Ouvrir une ludothèque;à voir'), {
      name: 'plan',
    });
    expect(reading.territory.actions.map(({ title }) => title)).to.deep.equal(['Ouvrir une ludothèque']);
    expect(reading.mapping?.columns.map(({ column }) => column)).to.deep.equal(['A', 'B', 'C']);
    expect(reading.examples.B).to.deep.equal(['Ouvrir une ludothèque']);
    const again = await reader.again({ columns: new Map([['C', 'ignored']]) });
    expect(again.mapping?.columns.at(-1)?.field).to.equal('ignored');
    const rows = await reader.rows(again.mapping?.sheets ?? [], 2);
    expect(rows.map(({ number }) => number)).to.deep.equal([1, 2]);
    expect(rows[1]?.cells.at(-1)).to.deep.equal({ column: 'C', text: 'à voir' });
    reader.stop();
  });

  it('reads a plan that Tablée has exported, and says when it is none', async () => {
    const plan = await (await fetch('/server/examples/l-union.json')).text();
    const reader = new ImportReader();
    const reading = await reader.read(csv(plan, 'l-union.json'), {});
    expect(reading.mapping).to.equal(undefined);
    expect(reading.territory.territory.name).to.match(/Union/);
    expect(await messageOf(reader.read(csv('{"format": 3}'), {}))).to.match(
      /n’est pas un plan de territoire/,
    );
    expect(await messageOf(reader.read(csv('{"format": '), {}))).to.match(/abîmé ou incomplet/);
    reader.stop();
  });

  it('says in words what cannot be read', async () => {
    const reader = new ImportReader();
    expect(await messageOf(reader.read(csv(''), {}))).to.match(/vide/);
    expect(await messageOf(reader.read({ is: 'pasted', html: '', text: ' ' }, {}))).to.match(
      /pas de tableau à coller/,
    );
    expect(await messageOf(reader.read(csv('PK\x03\x04 not a zip'), {}))).to.match(/\S/);
    reader.stop();
  });

  it('refuses a file of 200 MB before it is opened', async () => {
    const worker = new StandInWorker();
    const file = new File(['x'], 'photos.xlsx');
    Object.defineProperty(file, 'size', { value: 200 * 1024 * 1024 });
    expect(await messageOf(standIn(worker).read({ is: 'file', file }, {}))).to.match(
      /pèse 200 Mo.*dépasser 50 Mo/,
    );
    expect(worker.asked).to.deep.equal([]);
  });

  it('ends what takes too long, and what nobody waits for any more', async () => {
    const [slow, left] = [new StandInWorker(), new StandInWorker()];
    expect(await messageOf(standIn(slow, 20).read(csv('x'), {}))).to.match(/trop long à lire/);
    const reader = standIn(left);
    const said = messageOf(reader.read({ is: 'pasted', html: '', text: 'x' }, {}));
    reader.stop();
    expect(await said).to.match(/arrêtée/);
  });

  it('reads the table anew where another reading of it took too long', async () => {
    const workers = [new StandInWorker(), new StandInWorker({ is: 'reading', reading: 'whole' })];
    const [, next] = workers;
    const reader = new ImportReader({ start: () => Object.create(workers.shift() ?? null), patience: 20 });
    expect(await messageOf(reader.read(csv('x'), {}))).to.match(/trop long à lire/);
    expect(await reader.rows(['Plan'], 2)).to.deep.equal([]);
    expect(await reader.again({ columns: new Map([['C', 'ignored']]) })).to.equal('whole');
    expect(next?.asked).to.have.length(1);
    expect(next?.asked[0]).to.include({ is: 'file', name: 'plan.csv' });
    reader.stop();
  });

  it('does not show people what went wrong in the code', async () => {
    const worker = new StandInWorker({ is: 'failed', text: 'TypeError: x is undefined' });
    expect(await messageOf(standIn(worker).read(csv('x'), {}))).to.match(/^Ce tableau n’a pas pu être lu/);
  });
});
