/** What views find in the page around them, each by its context. */
import { createContext } from '@lit/context';
import type { Session } from './session.ts';

/** The session of the territory on screen. Provided by the territory page only. */
export const sessionContext = createContext<Session>(Symbol('session'));
