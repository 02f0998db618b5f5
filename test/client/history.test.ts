import { expect } from 'chai';
import { AccessError } from '../../client/access.ts';
import { eraseHistory, readHistory } from '../../client/history.ts';
import { itemId } from '../../shared/model.ts';

describe('the history that the server keeps', () => {
  const { fetch } = window;
  const item = itemId('a04');
  let asked: Request[];
  afterEach(() => {
    window.fetch = fetch;
  });

  function serve(answer: unknown, status = 200): void {
    asked = [];
    window.fetch = async (path, init) => {
      asked.push(new Request(path, init));
      return Response.json(answer, { status });
    };
  }

  const page = {
    entries: [
      {
        id: 7,
        field: 'title',
        section: '',
        authors: [{ name: 'Nadia', institution: 'Septèmes' }],
        from: 1,
        to: 2,
        before: { is: 'text', text: 'a', isCut: false },
        after: { is: 'text', text: 'b', isCut: false },
      },
    ],
    hasMore: true,
  };

  it('is read from the newest, or from before an entry', async () => {
    serve(page);
    expect(await readHistory('x3', item)).to.deep.equal(page);
    await readHistory('x3', item, 7);
    expect(asked.map(({ url }) => url)).to.deep.equal([
      `${location.origin}/api/territories/x3/items/a04/history`,
      `${location.origin}/api/territories/x3/items/a04/history?before=7`,
    ]);
  });

  it('is erased', async () => {
    serve({ erased: true });
    await eraseHistory('x3', item);
    expect(asked[0]?.method).to.equal('DELETE');
  });

  for (const [what, answer, status] of [
    ['a refusal', { error: { code: 403, message: 'Seul un coordinateur…' } }, 403],
    ['an answer that is not of Tablée', { entries: [{ id: 'x' }] }, 200],
  ] as const)
    it(`fails in French on ${what}`, async () => {
      serve(answer, status);
      const error = await readHistory('x3', item).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(AccessError);
      expect(error)
        .to.have.property('message')
        .that.matches(/coordinateur|pas Tablée/);
    });
});
