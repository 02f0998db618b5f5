/** Where a request comes from, to bound what one place may try. */
import { isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * @param proxies how many of our own proxies a request comes through. Each adds the address it saw at the end of
 * `X-Forwarded-For`; what stands before was written by the client, who may write anything.
 */
export function addressOf(c: Context, proxies: number): string {
  const peer = getConnInfo(c).remote.address ?? 'unknown';
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map(address => address.trim());
  return networkOf((proxies > 0 && forwarded.at(-proxies)) || peer);
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
