import { expect } from 'chai';
import { AccessError, currentAccess, enter, handOver, keyIn, listExamples } from '../../client/access.ts';

describe('keyIn', () => {
  const hashes = [
    ['', undefined],
    ['#', undefined],
    ['#cle=abc-123_x', 'abc-123_x'],
    ['cle=abc', 'abc'],
    ['#autre=1&cle=abc', 'abc'],
    ['#clef=abc', undefined],
  ] as const;
  for (const [hash, key] of hashes)
    it(`finds ${key ?? 'no key'} in « ${hash} »`, () => {
      expect(keyIn(hash)).to.equal(key);
    });
});

describe('getting in', () => {
  const { fetch } = window;
  let asked: Request[];
  afterEach(() => {
    window.fetch = fetch;
  });

  /** A server that gives this answer to anything; none at all when undefined. */
  function serve(answer: Response | undefined): void {
    asked = [];
    window.fetch = async (path, init) => {
      asked.push(new Request(path, init));
      if (!answer) throw new TypeError('Failed to fetch');
      return answer;
    };
  }

  async function refusalOf(promise: Promise<unknown>): Promise<AccessError> {
    const error = await promise.then(
      () => undefined,
      reason => reason,
    );
    if (error instanceof AccessError) return error;
    throw new Error(`access: ${error ?? 'nothing was refused'}`);
  }

  it('exchanges the key in the body, never in the address', async () => {
    serve(Response.json({ id: 'x3', name: 'Les Pennes', role: 'editor' }));
    expect(await enter('x3', 'secret')).to.deep.equal({ id: 'x3', name: 'Les Pennes', role: 'editor' });
    const [request] = asked;
    expect(request?.method).to.equal('POST');
    expect(request?.url).to.equal(`${location.origin}/api/enter`);
    expect(await request?.json()).to.deep.equal({ territory: 'x3', cle: 'secret' });
  });

  it('asks what this browser may do', async () => {
    serve(Response.json({ id: 'x3', name: 'Les Pennes', role: 'reader' }));
    expect((await currentAccess('x3')).role).to.equal('reader');
    expect(asked[0]?.url).to.equal(`${location.origin}/api/territories/x3`);
  });

  it('gives once what the server has just answered, for its own territory, and asks otherwise', async () => {
    serve(Response.json({ id: 'x3', name: 'Les Pennes', role: 'reader' }));
    handOver({ id: 'x3', name: 'Les Pennes', role: 'editor' });
    expect((await currentAccess('x3')).role).to.equal('editor');
    expect(asked).to.have.length(0);
    expect((await currentAccess('x3')).role).to.equal('reader');
    serve(Response.json({ id: 'x3', name: 'Les Pennes', role: 'reader' }));
    handOver({ id: 'x4', name: 'Carros', role: 'editor' });
    expect((await currentAccess('x3')).role).to.equal('reader');
  });

  it('lists the examples', async () => {
    const examples = [{ id: 'x3', name: 'Les Pennes', link: 'http://localhost/t/x3#cle=a' }];
    serve(Response.json(examples));
    expect(await listExamples()).to.deep.equal(examples);
  });

  it('repeats the server’s refusal in its own words, with its status', async () => {
    serve(Response.json({ error: { message: 'Ce lien n’est plus valable.' } }, { status: 403 }));
    const refusal = await refusalOf(enter('x3', 'secret'));
    expect([refusal.status, refusal.message]).to.deep.equal([403, 'Ce lien n’est plus valable.']);
  });

  const foreign = [
    ['an error of its own', new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['its own page, as if all were well', new Response('<form>Identifiez-vous</form>')],
    ['something of another shape', Response.json({ id: 'x3' })],
  ] as const;
  for (const [what, answer] of foreign)
    it(`says what to do when a proxy answers in the server’s place with ${what}`, async () => {
      serve(answer);
      const refusal = await refusalOf(currentAccess('x3'));
      expect(refusal.status).to.equal(502);
      expect(refusal.message).to.match(/pas Tablée qui a répondu.*se connecter.*réessayez/);
    });

  it('says what to do when there is no answer at all', async () => {
    serve(undefined);
    const refusal = await refusalOf(currentAccess('x3'));
    expect(refusal.status).to.equal(0);
    expect(refusal.message).to.match(/ne répond pas.*Vérifiez votre connexion/);
  });
});
