/** What LibreOffice makes of the documents: the nearest thing here to a secretary opening them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { findOffice, noOffice, OFFICE_PATIENCE, pagesOf } from '../../../office.ts';
import { planOf, wordOf } from './reading.ts';

describe.skipIf(!findOffice())(findOffice() ? 'in LibreOffice, a document' : noOffice, () => {
  let pages: readonly string[] = [];
  beforeAll(async () => {
    pages = await pagesOf(wordOf(planOf('pennes-septemes')), 'docx');
  }, OFFICE_PATIENCE);

  it('opens, with the convention on its first page', () => {
    expect(pages.length).toBeGreaterThan(10);
    expect(pages[0]).toContain('Convention territoriale globale');
    expect(pages[0]).toContain('Pour Septèmes-les-Vallons');
  });

  it('has « page X sur Y » on every page but the first', () => {
    expect(pages[0]).not.toMatch(/page \d/);
    pages.slice(1).forEach((page, index) => {
      expect(page.replace(/\s+/g, ' ')).toContain(`page ${index + 2} sur ${pages.length}`);
    });
  });

  it('repeats the header of the deployment on each of its pages', () => {
    const first = pages.findIndex(page => page.trimStart().startsWith('Le déploiement'));
    const next = pages.findIndex(page => page.trimStart().startsWith('Les fiches actions'));
    expect(first).toBeGreaterThan(0);
    expect(next).toBeGreaterThan(first);
    for (const page of pages.slice(first, next)) expect(page).toMatch(/Action\s+Pilotes\s+Porteurs\s+2022/);
  });

  it('has no page without text', () => {
    expect(pages.filter(page => page.trim().split('\n').length < 3)).toEqual([]);
  });
});
