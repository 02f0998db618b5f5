import { describe, expect, it } from 'vitest';
import type { Section } from '../../../shared/sheet.ts';
import { layOut, sectionBlocks } from '../../../shared/views/sheet-layout.ts';
import { actionIn, setup } from '../replicas.ts';
import { nursery } from '../territories.ts';

const box = (id: string, isHidden = false): Section => ({ id, name: id, isHidden, isOwn: false });
const action = () => actionIn(setup().alice.snapshot, nursery);
const ids = (boxes: readonly { section: Section; isHalf: boolean }[]): string =>
  boxes.map(({ section, isHalf }) => (isHalf ? `(${section.id})` : section.id)).join(' ');

describe('a fiche', () => {
  it.each([
    [['details', 'humanTechnicalMeans', 'financialMeans'], 'details (humanTechnicalMeans) (financialMeans)'],
    [['audience', 'objectives', 'methods'], 'audience objectives methods'],
    [['audience', 'deadline', 'services'], '(audience) (deadline) services'],
    [['details', 'partners'], 'details partners'],
  ])('puts two short sections that follow each other side by side: %s', (sections, shown) => {
    const { boxes } = layOut(
      sections.map(id => box(id)),
      { sheet: action().sheet },
    );
    expect(ids(boxes)).toBe(shown);
  });

  it('still shows at its end what is written in sections that are hidden or gone', () => {
    const sheet = { ...action().sheet, methods: ['a'], objectives: [], 'own-1': ['b'] };
    const sections = [box('details'), box('methods', true), box('objectives', true)];
    const { boxes, others } = layOut(sections, { sheet: { ...sheet, details: [] } });
    expect(ids(boxes)).toBe('details');
    expect(others.map(({ section }) => section.id)).toEqual(expect.arrayContaining(['methods', 'own-1']));
    expect(others.map(({ section }) => section.id)).not.toContain('objectives');
    expect(others.find(({ section }) => section.id === 'own-1')?.section.name).toBe('Rubrique retirée');
  });

  it('gives the plain text of a section in the form of a formatted one, the same each time', () => {
    const written = { ...action(), sheet: { ...action().sheet, details: ['a\nb', 'c'], deadline: ['2026'] } };
    const [list] = sectionBlocks(written, 'details');
    expect(list).toEqual({
      type: 'bulletList',
      items: [
        [
          {
            type: 'paragraph',
            content: [{ type: 'text', text: 'a' }, { type: 'break' }, { type: 'text', text: 'b' }],
          },
        ],
        [{ type: 'paragraph', content: [{ type: 'text', text: 'c' }] }],
      ],
    });
    expect(sectionBlocks(written, 'details')[0]).toBe(list);
    expect(sectionBlocks(written, 'deadline')).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: '2026' }] },
    ]);
  });
});
