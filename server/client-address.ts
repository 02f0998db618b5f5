/** Where a request comes from, to bound what one place may try. */
import { isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';

/**
 * @param proxies how many of our own proxies a request comes through. Each adds the address it saw at the end of
 * `X-Forwarded-For`; what stands before was written by the client, who may write anything.
 */
export function addressOf(c: Context, proxies: number): string {
  const peer = getConnInfo(c).remote.address ?? 'unknown';
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map(address => address.trim());
  return networkOf((proxies > 0 && withoutPort(forwarded.at(-proxies) ?? '')) || peer);
}

/** Some proxies add the port of each connection, which would make each of them another place. */
export function withoutPort(address: string): string {
  const [, plain, bracketed] = /^(?:(\d+\.\d+\.\d+\.\d+):\d+|\[([^\]]*)\](?::\d+)?)$/.exec(address) ?? [];
  return plain ?? bracketed ?? address;
}

/**
 * Says once that requests seem to come through a proxy nobody told us of: all people then have its address, and one who
 * tries codes has the door closed for everybody.
 */
export function warnOfProxy(logger: Logger, proxies: number): MiddlewareHandler {
  let isSaid = proxies > 0;
  return async (c, next) => {
    if (!isSaid && c.req.header('x-forwarded-for') !== undefined) {
      isSaid = true;
      logger.warn(
        'requests bring X-Forwarded-For and TRUSTED_PROXIES is 0: if a proxy stands before this server, everybody shares ' +
          'its address, and attempts at codes and passwords are bounded for all together: set TRUSTED_PROXIES',
      );
    }
    await next();
  };
}

/** One household or office has a whole /64 of IPv6 addresses, and as many attempts as one that has a single IPv4. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  const groups = [...left, ...zeros, ...right].map(group => group.replace(/^0+(?=.)/, ''));
  return groups.slice(0, 4).join(':');
}
