/** What a projected page shows, as its address tells it: the same is back after a reload, a cut or a restart. */
import { itemId } from '../shared/model.ts';
import { slideViews } from '../shared/views/slides.ts';
import type { SlidePlace } from './guidance.ts';
import { withParams } from './router.ts';

/** A page beyond all others: the last one there is. */
export const LAST_PAGE = Number.MAX_SAFE_INTEGER;

export interface SlideAddress {
  readonly place: SlidePlace;
  readonly hasCode: boolean;
  readonly isContrasted: boolean;
}

export function readSlideAddress(search: string): SlideAddress {
  const params = new URLSearchParams(search);
  const title = params.get('titre');
  const page = Number(params.get('page') ?? 1);
  return {
    place: {
      view: slideViews.find(view => view === params.get('vue')) ?? 'axes',
      title: title === null ? null : itemId(title),
      page: Number.isInteger(page) && page > 0 ? page - 1 : 0,
    },
    hasCode: params.get('code') !== 'non',
    isContrasted: params.get('contraste') === 'oui',
  };
}

/** The query, with what is not ours in it left alone. */
export function writeSlideAddress(search: string, { place, hasCode, isContrasted }: SlideAddress): string {
  return withParams(search, {
    vue: place.view === 'axes' ? null : place.view,
    titre: place.title,
    page: place.page === 0 || place.page === LAST_PAGE ? null : String(place.page + 1),
    code: hasCode ? null : 'non',
    contraste: isContrasted ? 'oui' : null,
  });
}
