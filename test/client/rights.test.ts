import { expect } from 'chai';
import { Rights } from '../../client/rights.ts';
import type { Notice } from '../../shared/protocol.ts';

const plain: Notice = {
  role: 'editor',
  epoch: 'e',
  schema: 2,
  serverTime: 0,
  durable: true,
  editIgnored: false,
};

describe('Rights', () => {
  it('follow the lock and the archive: coordinators write under the one, nobody under the other', () => {
    const rights = new Rights('editor');
    expect(rights.readOnly).to.equal(undefined);
    const cases: readonly (readonly [Partial<Notice>, string | undefined])[] = [
      [{ locked: true }, 'locked'],
      [{ archived: true }, 'archived'],
      [{ locked: true, archived: true }, 'archived'],
      [{ role: 'coordinator', locked: true }, undefined],
      [{ role: 'coordinator', archived: true }, 'archived'],
      [{ role: 'reader' }, 'reader'],
      [{ role: 'reader', locked: true }, 'reader'],
      [{}, undefined],
    ];
    for (const [notice, why] of cases) {
      rights.hear({ ...plain, ...notice });
      expect(rights.readOnly, JSON.stringify(notice)).to.equal(why);
    }
  });

  it('are known before the server says its first word, from what it told of the plan at the door', () => {
    expect(new Rights('editor', { locked: true, archived: false }).readOnly).to.equal('locked');
    expect(new Rights('coordinator', { locked: true, archived: false }).readOnly).to.equal(undefined);
  });

  it('tell what is news', () => {
    const rights = new Rights('editor');
    expect(rights.hear({ ...plain, seancesAt: 1 })).to.equal(true);
    expect(rights.hear({ ...plain, seancesAt: 1 })).to.equal(false);
    expect(rights.hear(plain)).to.equal(true);
    expect(rights.hear(plain)).to.equal(false);
    expect(rights.hear({ ...plain, durable: false, serverTime: 5 })).to.equal(false);
    expect(rights.hear({ ...plain, locked: true })).to.equal(true);
    expect(rights.hear({ ...plain, locked: true, person: { name: 'Nadia', institution: 'Caf' } })).to.equal(
      true,
    );
    expect(rights.person?.name).to.equal('Nadia');
  });

  it('know that what was sent before the lock fell may be asked about, until an edit is ignored', () => {
    const rights = new Rights('editor');
    rights.hear(plain);
    rights.hear({ ...plain, locked: true });
    expect(rights.isHeard).to.equal(true);
    rights.hear({ ...plain, locked: true, editIgnored: true });
    expect(rights.isHeard).to.equal(false);
    rights.hear(plain);
    expect(rights.isHeard).to.equal(true);
  });

  it('know that who comes under the lock has not been asked for what they have', () => {
    const rights = new Rights('editor');
    rights.hear(plain);
    rights.disconnect();
    rights.hear({ ...plain, locked: true });
    expect(rights.isHeard).to.equal(false);
  });
});
