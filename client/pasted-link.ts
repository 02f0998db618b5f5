/** Finds the link to a plan in what people paste: alone, in a sentence, without its scheme, or with signs around it. */

/** What e-mail and word processors put in a text unseen: zero-width characters and marks of direction. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** Where the words of a text part, and the signs that hold a link: « … », <…>, (…). */
const around = /[\s<>«»"“”(){}]+/;

/** A computer's name for itself: on any other, a link to it means the one it was copied from. */
const itself = /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/**
 * The address a pasted text leads to, as seen from a page: undefined when it has none.
 * @param page where the person is
 */
export function findLink(pasted: string, page: URL): URL | undefined {
  return pasted
    .replace(unseen, '')
    .split(around)
    .map(word => parseLink(word.replace(/[.,;:!?…'’]+$/, ''), page))
    .find(link => link !== undefined);
}

function parseLink(word: string, page: URL): URL | undefined {
  const address = withScheme(word, page);
  if (address === undefined || !URL.canParse(address, page)) return undefined;
  const link = new URL(address, page);
  if (!/^https?:$/.test(link.protocol) || !/^\/t\/[\w-]+/.test(link.pathname)) return undefined;
  link.username = '';
  link.password = '';
  const staysHere = itself.test(link.hostname) && !itself.test(page.hostname);
  return staysHere ? new URL(link.pathname + link.search + link.hash, page) : link;
}

/** What a browser would understand: the scheme is often left out, and only the path when one is already there. */
function withScheme(word: string, { host, protocol }: URL): string | undefined {
  if (/^https?:\/\//i.test(word)) return word;
  if (/^\/?t\//.test(word)) return `/${word.replace(/^\//, '')}`;
  const [, hostThere, name = ''] = word.match(/^(([\w.-]+|\[[\d:a-f]+\])(?::\d+)?)\/t\//i) ?? [];
  if (hostThere === undefined) return undefined;
  // A number is a machine of the same house, which has no certificate.
  const isNear = hostThere !== host && (itself.test(name) || /^[\d.]+$/.test(name));
  return `${isNear ? 'http:' : protocol}//${word}`;
}
