/**
 * What the server tells of itself: one JSON object a line, without anything that opens a plan or names a person. Errors
 * are where such things would slip in, since they quote what they could not read.
 */
import { type DestinationStream, type Logger, pino } from 'pino';

/** Errors that quote what was given to them: their own words are left out. */
const QUOTING = new Set(['SyntaxError', 'ValiError', 'TerritoryFileError']);

/** Causes of causes that are told. */
const MAX_CAUSES = 3;

export function createLogger(level: string, destination: DestinationStream): Logger {
  return pino({ level, base: undefined, serializers: { error: describeError } }, destination);
}

interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack: string;
  readonly cause?: ErrorDescription;
}

/** Of all that an error carries, what tells where it happened. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const { name, message, stack = '', cause } = error;
  const code = codeOf(error);
  return {
    type: name,
    message: QUOTING.has(name) ? '' : withoutKeys(message),
    ...(code === undefined ? {} : { code }),
    stack: framesOf(stack),
    ...(cause === undefined || depth >= MAX_CAUSES ? {} : { cause: describeError(cause, depth + 1) }),
  };
}

function codeOf(error: Error): string | number | undefined {
  const code = 'errcode' in error ? error.errcode : 'code' in error ? error.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? code : undefined;
}

/** The stack begins with the message, over as many lines as it has. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .map(withoutKeys)
    .join('\n');
}

/** Keys of links are of 43 characters, codes of séances come after the address they are typed at. */
function withoutKeys(text: string): string {
  return text
    .replace(/\b(cle=|rejoindre\/|seances\/|Bearer )[^\s&"'/?]+/gi, '$1…')
    .replace(/[\w-]{40,}/g, '…');
}
