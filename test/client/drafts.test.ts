import { expect } from 'chai';
import { keepDraft, readDraft } from '../../client/drafts.ts';

describe('a draft', () => {
  afterEach(() => sessionStorage.clear());

  it('is kept under its name until nothing is left of it', () => {
    keepDraft('comment/a04/', 'Combien de pl');
    keepDraft('comment/a05/', 'Où');
    expect(readDraft('comment/a04/')).to.equal('Combien de pl');
    keepDraft('comment/a04/', '  ');
    expect([readDraft('comment/a04/'), readDraft('comment/a05/')]).to.deep.equal(['', 'Où']);
    expect(sessionStorage).to.have.length(1);
  });

  it('does without a browser that keeps nothing', () => {
    const { getItem, setItem } = Storage.prototype;
    const refuse = (): never => {
      throw new DOMException('refused', 'SecurityError');
    };
    try {
      Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
      keepDraft('comment/a04/', 'Combien ?');
      expect(readDraft('comment/a04/')).to.equal('');
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });
});
