/** Carries out what people ask of the territory's names, numbers and themes: one intent, one command. */
import {
  AboutWriteEvent,
  NumberingSetEvent,
  NumbersReleaseEvent,
  SignedOnEvent,
  ThemeAddEvent,
  ThemeDeleteEvent,
  ThemeMoveEvent,
  ThemeRenameEvent,
} from '../about-events.ts';
import { type Command, command } from './intent-command.ts';

export const aboutCommands: readonly Command[] = [
  command(AboutWriteEvent, (plan, { fact, text }) => plan.about.write(fact, text)),
  command(SignedOnEvent, (plan, { date }) => plan.about.setSignedOn(date)),
  command(NumberingSetEvent, (plan, { choice }) => plan.about.setNumbering(choice)),
  command(NumbersReleaseEvent, plan => plan.about.releaseNumbers()),
  command(ThemeAddEvent, (plan, { name }) => plan.themes.add(name)),
  command(ThemeRenameEvent, (plan, { theme, name }) => plan.themes.rename(theme, name)),
  command(ThemeDeleteEvent, (plan, { theme }) => plan.themes.delete(theme)),
  command(ThemeMoveEvent, (plan, { theme, before }) => plan.themes.move(theme, before)),
];
