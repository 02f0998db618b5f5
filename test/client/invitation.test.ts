import { expect } from 'chai';
import { type AccessLink, nameAmong, tellEnd } from '../../client/invitation.ts';

describe('tellEnd', () => {
  const now = new Date(2026, 10, 29, 9, 30).getTime();
  const ends = [
    [new Date(2026, 10, 29, 23, 59), 'jusqu’à ce soir, 23 h 59'],
    [new Date(2026, 10, 29, 18, 0), 'jusqu’à ce soir, 18 h 00'],
    [new Date(2026, 10, 29, 12, 5), 'aujourd’hui jusqu’à 12 h 05'],
    [new Date(2026, 10, 30, 17, 0), 'jusqu’à demain, 17 h 00'],
    [new Date(2026, 11, 1, 9, 0), 'jusqu’au 1er décembre 2026 à 9 h 00'],
  ] as const;
  for (const [end, words] of ends)
    it(`says « ${words} »`, () => {
      expect(tellEnd(end.toISOString(), now)).to.equal(words);
    });
});

describe('the name of a link', () => {
  const link = (id: string, changes: Partial<AccessLink> = {}): AccessLink => ({
    id,
    role: 'reader',
    label: '',
    createdAt: new Date(2026, 10, 2, 9, 5).toISOString(),
    endsAt: null,
    lastUse: null,
    isCurrent: false,
    ...changes,
  });
  const names = (...links: readonly AccessLink[]): readonly string[] =>
    links.map(one => nameAmong(one, links));

  it('is what was said of it', () => {
    expect(names(link('a', { label: 'Élus' }))).to.deep.equal(['Élus']);
  });

  it('is its right and its day when nothing was', () => {
    expect(names(link('a', { role: 'coordinator' }), link('b', { role: 'editor' }), link('c'))).to.deep.equal(
      [
        'Lien de coordination du 2 novembre 2026',
        'Lien de modification du 2 novembre 2026',
        'Lien de lecture du 2 novembre 2026',
      ],
    );
  });

  it('has its hour too when two of a right were made on one day', () => {
    const later = new Date(2026, 10, 2, 14, 0).toISOString();
    expect(names(link('a'), link('b', { createdAt: later }), link('c', { label: 'Élus' }))).to.deep.equal([
      'Lien de lecture du 2 novembre 2026 à 9 h 05',
      'Lien de lecture du 2 novembre 2026 à 14 h 00',
      'Élus',
    ]);
    expect(names(link('a'), link('b'))).to.deep.equal([
      'Lien de lecture du 2 novembre 2026 à 9 h 05',
      'Lien de lecture du 2 novembre 2026 à 9 h 05 (2)',
    ]);
  });
});
