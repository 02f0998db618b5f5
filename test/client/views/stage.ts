/** A view on the page with a session around it, as the workspace gives it one. */
import { ContextProvider } from '@lit/context';
import { sessionContext } from '../../../client/contexts.ts';
import { show } from '../page.ts';
import { type StandIn, standIn } from '../stand-in.ts';

/** Shows a view; `tell` says that the facts have changed. */
export async function showIn<T extends HTMLElement>(facts: StandIn, view: T): Promise<() => void> {
  const { session, tell } = standIn(facts);
  const page = document.createElement('div');
  new ContextProvider(page, { context: sessionContext, initialValue: session });
  page.append(view);
  await show(page);
  return tell;
}
