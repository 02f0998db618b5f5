/** What people mean to change in what a plan says of its territory: its names, its numbers, its themes. */
import type { ThemeId } from '../shared/model.ts';
import type { AboutText, NumberingChoice } from '../shared/plan-about.ts';
import { IntentEvent } from './events.ts';

export class AboutWriteEvent extends IntentEvent {
  static readonly type = 'about-write';
  readonly fact: AboutText;
  readonly text: string;
  constructor(fact: AboutText, text: string) {
    super(AboutWriteEvent.type);
    this.fact = fact;
    this.text = text;
  }
}

/** Say when the convention was signed; null when it is not. */
export class SignedOnEvent extends IntentEvent {
  static readonly type = 'signed-on';
  readonly date: string | null;
  constructor(date: string | null) {
    super(SignedOnEvent.type);
    this.date = date;
  }
}

export class NumberingSetEvent extends IntentEvent {
  static readonly type = 'numbering-set';
  readonly choice: Partial<NumberingChoice>;
  constructor(choice: Partial<NumberingChoice>) {
    super(NumberingSetEvent.type);
    this.choice = choice;
  }
}

/** Let all fixed numbers follow their place again. */
export class NumbersReleaseEvent extends IntentEvent {
  static readonly type = 'numbers-release';
  constructor() {
    super(NumbersReleaseEvent.type);
  }
}

export class ThemeAddEvent extends IntentEvent {
  static readonly type = 'theme-add';
  readonly name: string;
  constructor(name: string) {
    super(ThemeAddEvent.type);
    this.name = name;
  }
}

export class ThemeRenameEvent extends IntentEvent {
  static readonly type = 'theme-rename';
  readonly theme: ThemeId;
  readonly name: string;
  constructor(theme: ThemeId, name: string) {
    super(ThemeRenameEvent.type);
    this.theme = theme;
    this.name = name;
  }
}

export class ThemeDeleteEvent extends IntentEvent {
  static readonly type = 'theme-delete';
  readonly theme: ThemeId;
  constructor(theme: ThemeId) {
    super(ThemeDeleteEvent.type);
    this.theme = theme;
  }
}

/** Put a theme just before another, or last when `before` is null. */
export class ThemeMoveEvent extends IntentEvent {
  static readonly type = 'theme-move';
  readonly theme: ThemeId;
  readonly before: ThemeId | null;
  constructor(theme: ThemeId, before: ThemeId | null) {
    super(ThemeMoveEvent.type);
    this.theme = theme;
    this.before = before;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'about-write': AboutWriteEvent;
    'signed-on': SignedOnEvent;
    'numbering-set': NumberingSetEvent;
    'numbers-release': NumbersReleaseEvent;
    'theme-add': ThemeAddEvent;
    'theme-rename': ThemeRenameEvent;
    'theme-delete': ThemeDeleteEvent;
    'theme-move': ThemeMoveEvent;
  }
}
