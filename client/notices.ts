/** What the server tells, as this page reads it. */
import * as v from 'valibot';
import { type Notice, noticeSchema } from '../shared/protocol.ts';

/** Undefined when this page cannot read it: it is another version's, and what was told before still holds. */
export function parseNotice(text: string): Notice | undefined {
  const notice = v.safeParse(v.pipe(v.string(), v.parseJson(), noticeSchema), text);
  return notice.success ? notice.output : undefined;
}
