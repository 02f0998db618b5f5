import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Author, commentId, MAX_COMMENT_LENGTH } from '../../shared/comment.ts';
import { Plan } from '../../shared/plan.ts';
import { rootsOf } from '../../shared/plan-doc.ts';
import { seedTerritory } from '../../shared/plan-seed.ts';
import { PlanSignatures, type Signer } from '../../shared/plan-signatures.ts';
import { readExample } from '../server/world.ts';

const nadia: Author = { name: 'Nadia', institution: 'Caf' };
const marc: Author = { name: 'Marc', institution: 'Septèmes' };

/** Somebody with a page of their own, of whom the server knows what it is told here. */
class Page {
  readonly doc = new Y.Doc();
  readonly plan: Plan;
  readonly #server: Y.Doc;
  signer: Signer;

  constructor(server: Y.Doc, shown: Author, { isCoordinator = false, said = shown } = {}) {
    this.#server = server;
    this.signer = { shown, said, client: this.doc.clientID, isCoordinator };
    this.hear();
    this.plan = new Plan(this.doc);
  }

  hear(): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(this.doc)), 'server');
  }

  /** Sends what the server lacks, and hears what has become of it. */
  sync(): void {
    Y.applyUpdate(this.#server, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.#server)), this);
    this.hear();
  }

  /** Says something about the first action, signed as somebody. */
  say(text: string, author: Author): string {
    const [action] = this.plan.snapshot.actions;
    const id =
      action && this.plan.comments.add({ item: action.id, section: null, thread: null }, text, author);
    this.sync();
    return id ?? '';
  }

  entry(id: string): Y.Map<unknown> {
    const entry = rootsOf(this.doc).comments.get(id);
    if (!(entry instanceof Y.Map)) throw new Error('no such comment');
    return entry;
  }
}

let server: Y.Doc;
let pages: Page[];
let updates: number;
let author: Page;
let other: Page;

const open = (shown: Author, options?: { isCoordinator?: boolean; said?: Author }): Page => {
  const page = new Page(server, shown, options);
  pages.push(page);
  return page;
};

/** The comments as everybody sees them: the same for all. */
function told(): string[] {
  for (const page of pages) page.hear();
  const seen = pages.map(({ plan }) =>
    plan.snapshot.comments
      .filter(({ isDeleted }) => !isDeleted)
      .map(({ author, text }) => `${author.name || '?'} : ${text}`),
  );
  for (const one of seen) expect(one).toEqual(seen[0]);
  return seen[0] ?? [];
}

beforeEach(async () => {
  server = new Y.Doc();
  seedTerritory(server, await readExample('pennes-septemes'));
  pages = [];
  updates = 0;
  new PlanSignatures(server, origin => (origin instanceof Page ? origin.signer : undefined));
  author = open(nadia);
  other = open(marc);
  server.on('update', (_update, origin) => {
    if (!(origin instanceof Page)) updates++;
  });
});

describe('what honest pages do with comments', () => {
  it('is left as it is: to write, correct, take back, undo, redo and close', () => {
    const id = commentId(author.say('Un mot', nadia));
    author.plan.comments.edit(id, 'Un autre mot');
    author.sync();
    expect(told()).toEqual(['Nadia : Un autre mot']);
    author.plan.comments.delete(id);
    author.sync();
    expect(told()).toEqual([]);
    author.plan.undo();
    author.sync();
    expect(told()).toEqual(['Nadia : Un autre mot']);
    other.hear();
    other.plan.comments.resolve(id, marc);
    other.sync();
    author.hear();
    author.plan.comments.reopen(id);
    author.sync();
    other.hear();
    expect(other.plan.snapshot.comments[0]?.resolved).toBeNull();
    expect(updates).toBe(0);
  });

  it('is left to people without a name too', () => {
    const page = open({ name: '', institution: '' });
    const id = commentId(page.say('De personne', { name: '', institution: '' }));
    page.plan.undo();
    page.sync();
    expect(told()).toEqual([]);
    page.plan.redo();
    page.plan.comments.edit(id, 'De personne en particulier');
    page.sync();
    expect(told()).toEqual(['? : De personne en particulier']);
    expect(updates).toBe(0);
  });

  it('may be to moderate, for a coordinator: to take back what others say and not to rewrite it', () => {
    const id = commentId(author.say('Un mot', nadia));
    const coordinator = open(marc, { isCoordinator: true });
    coordinator.plan.comments.edit(id, 'Tout autre chose');
    coordinator.sync();
    expect(told()).toEqual(['Nadia : Un mot']);
    coordinator.plan.comments.delete(id);
    coordinator.sync();
    expect(told()).toEqual([]);
  });
});

describe('the date of a comment', () => {
  it('is its page’s when it comes late, and the server’s when it would be still to come', () => {
    const day = 24 * 60 * 60 * 1000;
    const dated = (at: number): number => {
      const id = author.plan.snapshot.actions[0]?.id ?? '';
      const text = new Y.Text('Un mot');
      const key = `at ${at}`;
      const fields = { item: id, section: null, parent: null, ...nadia, at, text };
      rootsOf(author.doc).comments.set(key, new Y.Map(Object.entries(fields)));
      author.sync();
      return Number(author.entry(key).get('at'));
    };
    const start = Date.now();
    expect(dated(start - day)).toBe(start - day);
    expect(dated(start + 60_000)).toBe(start + 60_000);
    const told = dated(start + day);
    expect(told).toBeGreaterThanOrEqual(start);
    expect(told).toBeLessThan(start + 60_000);
    expect(dated(Number.POSITIVE_INFINITY)).toBeLessThan(start + 60_000);
  });
});

describe('the signature of a comment', () => {
  it('is of who writes it, whatever their page says', () => {
    other.say('Je suis contre', nadia);
    expect(told()).toEqual(['Marc : Je suis contre']);
  });

  it('is the name that the others see: « Nadia (2) » is not Nadia', () => {
    const second = open({ ...nadia, name: 'Nadia (2)' }, { said: nadia });
    second.say('Moi aussi', nadia);
    expect(told()).toEqual(['Nadia (2) : Moi aussi']);
  });

  it('is nobody’s when it says somebody who did not bring it and another page wrote it', () => {
    const away = new Page(server, nadia);
    const [action] = away.plan.snapshot.actions;
    const subject = { item: action?.id ?? ('' as never), section: null, thread: null };
    away.plan.comments.add(subject, 'De Nadia, que le serveur a perdu', nadia);
    away.plan.comments.add(subject, 'De Marc, avant qu’il recharge sa page', marc);
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(away.doc));
    other.sync();
    expect(told().sort()).toEqual([
      '? : De Nadia, que le serveur a perdu',
      'Marc : De Marc, avant qu’il recharge sa page',
    ]);
  });

  it.each(['name', 'institution', 'at', 'item', 'section', 'parent'])(
    'stays as it was, and what it is about too: %s is not changed, by its author neither',
    key => {
      const id = author.say('Un mot', nadia);
      const before = author.entry(id).toJSON();
      for (const page of [author, other]) {
        page.hear();
        page.entry(id).set(key, 'autre');
        page.sync();
        page.entry(id).delete(key);
        page.sync();
      }
      expect(told()).toEqual(['Nadia : Un mot']);
      expect(author.entry(id).toJSON()).toEqual(before);
    },
  );

  it('under a closed thread is of who closes it', () => {
    const id = commentId(author.say('Une question', nadia));
    other.hear();
    other.plan.comments.resolve(id, nadia);
    other.sync();
    author.hear();
    for (const { plan } of pages) expect(plan.snapshot.comments[0]?.resolved?.by).toEqual(marc);
  });
});

describe('the words of a comment', () => {
  it('are not changed by anybody else, in any way', () => {
    const id = author.say('Je suis pour', nadia);
    const attempts: ((entry: Y.Map<unknown>, page: Page) => void)[] = [
      (entry, { plan }) => void plan.comments.edit(commentId(id), `Je suis contre ${entry.size}`),
      entry => entry.set('text', new Y.Text('Je suis contre')),
      entry => entry.set('text', 'rien'),
      entry => entry.delete('text'),
      entry => entry.set('deleted', 1),
      (_entry, { doc }) => void rootsOf(doc).comments.delete(id),
      (_entry, { doc }) => void rootsOf(doc).comments.set(id, new Y.Map([['text', new Y.Text('Contre')]])),
      (_entry, { doc }) => void rootsOf(doc).comments.set(id, 'rien'),
      (entry, { doc }) =>
        doc.transact(() => {
          entry.set('name', 'Marc');
          entry.set('institution', 'Septèmes');
          entry.set('text', new Y.Text('Je suis contre'));
        }),
    ];
    for (const attempt of attempts) {
      other.hear();
      attempt(other.entry(id), other);
      other.sync();
      expect(told(), String(attempt)).toEqual(['Nadia : Je suis pour']);
    }
    author.plan.comments.edit(commentId(id), 'Je suis toujours pour');
    author.sync();
    expect(told()).toEqual(['Nadia : Je suis toujours pour']);
  });

  it('are no longer than they may be', () => {
    const id = author.say('Un mot', nadia);
    const words = author.entry(id).get('text');
    if (words instanceof Y.Text) words.insert(0, 'x'.repeat(100_000));
    author.sync();
    expect(author.plan.snapshot.comments[0]?.text).toHaveLength(MAX_COMMENT_LENGTH);
  });

  it('are the server’s to erase', () => {
    const id = author.say('Un mot', nadia);
    const entry = rootsOf(server).comments.get(id);
    if (entry instanceof Y.Map) entry.set('name', '');
    expect(told()).toEqual(['? : Un mot']);
    rootsOf(server).comments.delete(id);
    expect(told()).toEqual([]);
  });
});
