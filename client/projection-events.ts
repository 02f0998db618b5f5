/** What a projected page tells, and what those who drive it ask for. */
import type { SlideView } from '../shared/views/slides.ts';
import { IntentEvent } from './events.ts';

/** A title was laid out: how many pages it takes on this screen. */
export class SlideLaidEvent extends IntentEvent {
  readonly pages: number;
  constructor(pages: number) {
    super('slide-laid');
    this.pages = pages;
  }
}

/** Project the next page, or the one before. */
export class SlideStepEvent extends IntentEvent {
  readonly step: 1 | -1;
  constructor(step: 1 | -1) {
    super('slide-step');
    this.step = step;
  }
}

/** Project a title of a view; null for its first one. */
export class SlideChooseEvent extends IntentEvent {
  readonly view: SlideView;
  readonly title: string | null;
  constructor(view: SlideView, title: string | null) {
    super('slide-choose');
    this.view = view;
    this.title = title;
  }
}

/** Show the code beside, or colours for a projector that washes them out; or no longer. */
export class SlideLookEvent extends IntentEvent {
  readonly part: 'code' | 'contrast';
  readonly on: boolean;
  constructor(part: 'code' | 'contrast', on: boolean) {
    super('slide-look');
    this.part = part;
    this.on = on;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'slide-laid': SlideLaidEvent;
    'slide-step': SlideStepEvent;
    'slide-choose': SlideChooseEvent;
    'slide-look': SlideLookEvent;
  }
}
