import { expect } from 'chai';
import { Doc } from 'yjs';
import { eraseCopy, LocalCopy } from '../../client/local-copy.ts';
import { UnsentCount, unsentIn } from '../../client/unsent.ts';

const clear = (): void => {
  for (const key of Object.keys(localStorage))
    if (key.startsWith('tablee.pending.')) localStorage.removeItem(key);
};

describe('what the server never had', () => {
  beforeEach(clear);
  afterEach(clear);

  it('is counted for each tab: one that has sent its own leaves the other’s', () => {
    const [alice, bob] = [new UnsentCount('x3', 1), new UnsentCount('x3', 2)];
    alice.write(3);
    bob.write(2);
    expect(unsentIn('x3')).to.equal(5);
    bob.write(0);
    expect(unsentIn('x3')).to.equal(3);
    alice.write(0);
    expect(unsentIn('x3')).to.equal(0);
  });

  it('is taken over by the next visit once, whoever left it', () => {
    localStorage.setItem('tablee.pending.x3', '1');
    new UnsentCount('x3', 1).write(3);
    const next = new UnsentCount('x3', 2);
    expect(unsentIn('x3')).to.equal(3);
    next.write(4);
    expect(unsentIn('x3')).to.equal(4);
    next.write(0);
    expect(unsentIn('x3')).to.equal(0);
  });

  it('stays counted where an open tab has gone on since it was taken over', () => {
    const alice = new UnsentCount('x3', 1);
    alice.write(3);
    const bob = new UnsentCount('x3', 2);
    alice.write(4);
    bob.write(0);
    expect(unsentIn('x3')).to.equal(4);
  });

  it('stays counted where what was taken over was sent, and as much has come after it', () => {
    const alice = new UnsentCount('x3', 1);
    alice.write(1);
    const bob = new UnsentCount('x3', 2);
    alice.write(0);
    alice.write(1);
    bob.write(0);
    expect(unsentIn('x3')).to.equal(1);
  });

  it('is of one territory, whose id may begin another’s', () => {
    new UnsentCount('x3', 1).write(3);
    new UnsentCount('x34', 1).write(1);
    expect(unsentIn('x3')).to.equal(3);
    new UnsentCount('x3', 2).erase();
    expect([unsentIn('x3'), unsentIn('x34')]).to.deep.equal([0, 1]);
  });

  it('keeps the copy of all tabs, until the last of them has sent its own', async () => {
    const doc = new Doc();
    const copy = new LocalCopy('x5', doc);
    await copy.loaded;
    copy.epoch = 'one';
    new UnsentCount('x5', 1).write(2);
    copy.pending = 0;
    expect(copy.pending).to.equal(2);
    await eraseCopy('x5');
    expect(localStorage.getItem('tablee.epoch.x5')).to.equal('one');
    new UnsentCount('x5', 2).write(0);
    await eraseCopy('x5');
    expect(localStorage.getItem('tablee.epoch.x5')).to.equal(null);
    copy.close();
  });
});
