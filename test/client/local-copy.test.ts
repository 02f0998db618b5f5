import { expect } from 'chai';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { LocalCopy } from '../../client/local-copy.ts';
import { until } from './page.ts';

describe('LocalCopy', () => {
  const copies: LocalCopy[] = [];
  const names: string[] = [];
  const open = async (name: string): Promise<{ doc: Doc; copy: LocalCopy }> => {
    const doc = new Doc();
    const copy = new LocalCopy(name, doc);
    names.push(name);
    copies.push(copy);
    await copy.loaded;
    return { doc, copy };
  };
  afterEach(async () => {
    for (const copy of copies.splice(0)) await copy.erase().catch(() => undefined);
    for (const name of names.splice(0)) indexedDB.deleteDatabase(`tablee-${name}`);
  });

  /** As the network brings it: each letter by itself. */
  const typeFor = (other: Doc, doc: Doc, letters: string): void => {
    for (const letter of letters) {
      const text = other.getText('title');
      text.insert(text.length, letter);
      applyUpdate(doc, encodeStateAsUpdate(other), 'network');
    }
  };
  const reopened = async (name: string): Promise<string> =>
    (await open(name)).doc.getText('title').toString();

  it('is written at once with what one writes and what it stands on, and writes others’ letters together', async () => {
    const { doc, copy } = await open('copy-1');
    const other = new Doc();
    const written: number[] = [];
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (value: Uint8Array, ...key) {
      written.push(value.length);
      return add.call(this, value, ...key);
    };
    try {
      typeFor(other, doc, 'Café des ');
      expect(written).to.have.length(0);
      doc.getText('title').insert(9, 'parents');
      expect(written).to.have.length(2);
      typeFor(other, doc, 'aidants');
      expect(written).to.have.length(2);
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(written).to.have.length(3);
    } finally {
      IDBObjectStore.prototype.add = add;
    }
    const text = doc.getText('title').toString();
    copy.close();
    expect(await reopened('copy-1')).to.equal(text);
  });

  it('has what others wrote when it is closed, and a while after they did', async () => {
    const { doc, copy } = await open('copy-2');
    typeFor(new Doc(), doc, 'Café');
    copy.close();
    expect(await reopened('copy-2')).to.equal('Café');
    const again = await open('copy-2');
    const other = new Doc();
    applyUpdate(other, encodeStateAsUpdate(again.doc));
    typeFor(other, again.doc, ' des parents');
    let found = '';
    const look = setInterval(() => void reopened('copy-2').then(text => (found = text)), 100);
    await until(() => found === 'Café des parents', 'the storage to have it').finally(() =>
      clearInterval(look),
    );
  });

  it('is of the history its document came from, whatever another tab has noted since', async () => {
    const { copy } = await open('copy-4');
    copy.epoch = 'before';
    const other = await open('copy-4');
    expect(other.copy.isVoid('after')).to.equal(true);
    await other.copy.erase();
    const again = await open('copy-4');
    again.copy.epoch = 'after';
    expect(copy.isVoid('after')).to.equal(true);
    expect(again.copy.isVoid('after')).to.equal(false);
  });

  it('keeps nothing of what comes after it was erased', async () => {
    const { doc, copy } = await open('copy-3');
    typeFor(new Doc(), doc, 'Café');
    await copy.erase();
    typeFor(new Doc(), doc, 'Relais');
    doc.getText('title').insert(0, 'Mon ');
    expect(await reopened('copy-3')).to.equal('');
  });
});
