import { describe, expect, it, vi } from 'vitest';
import { Attempts } from '../../server/attempts.ts';
import { networkOf, withoutPort } from '../../server/client-address.ts';
import { Deadline } from '../../server/deadline.ts';
import { readEnvironment } from '../../server/environment.ts';

describe('Attempts', () => {
  it('lets a burst through, then so many a minute, each on its own account', () => {
    const attempts = new Attempts({ burst: 3, perMinute: 6 });
    for (let n = 0; n < 3; n++) {
      expect(attempts.wait('a', 0)).toBe(0);
      attempts.count('a', 0);
    }
    expect(attempts.wait('a', 0)).toBe(10);
    expect(attempts.wait('b', 0)).toBe(0);
    expect(attempts.wait('a', 10_000)).toBe(0);
    attempts.count('a', 10_000);
    expect(attempts.wait('a', 10_000)).toBe(10);
  });

  it('forgets those seen longest ago rather than fill the memory', () => {
    const attempts = new Attempts({ burst: 1, perMinute: 1 });
    attempts.count('first', 0);
    attempts.count('busy', 0);
    for (let n = 0; n < 9_999; n++) attempts.count(`${n}`, 0);
    expect(attempts.wait('first', 0)).toBe(0);
    expect(attempts.wait('busy', 0)).toBeGreaterThan(0);
  });
});

describe('withoutPort', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:50123', '192.0.2.7'],
    ['[2001:db8::1]:50123', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:db8::1', '2001:db8::1'],
    ['', ''],
    ['unknown', 'unknown'],
  ])('takes %s for %s', (given, address) => {
    expect(withoutPort(given)).toBe(address);
  });
});

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2'],
    ['::1', '0:0:0:0'],
    ['fe80::1', 'fe80:0:0:0'],
    ['n’importe quoi', 'n’importe quoi'],
  ])('counts %s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('the proxies that are trusted', () => {
  it.each([
    [{}, 0],
    [{ PUBLIC_URL: 'http://plan.local' }, 0],
    [{ PUBLIC_URL: 'https://plan.exemple.fr' }, 1],
    [{ PUBLIC_URL: 'https://plan.exemple.fr', TRUSTED_PROXIES: '2' }, 2],
    [{ TRUSTED_PROXIES: '0', PUBLIC_URL: 'https://plan.exemple.fr' }, 0],
  ])('for %j are %i', (environment, proxies) => {
    expect(readEnvironment(environment).proxies).toBe(proxies);
  });

  it('are a number', () => {
    expect(() => readEnvironment({ TRUSTED_PROXIES: 'oui' })).toThrow('TRUSTED_PROXIES');
  });
});

describe('Deadline', () => {
  it('is kept however far it is, and can be given up', () => {
    vi.useFakeTimers();
    try {
      const reached: string[] = [];
      const inDays = (days: number): string =>
        new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
      new Deadline(inDays(400), () => reached.push('far'));
      new Deadline(inDays(60), () => reached.push('given up')).cancel();
      new Deadline(inDays(-1), () => reached.push('past'));
      new Deadline(null, () => reached.push('never'));
      vi.advanceTimersByTime(399 * 24 * 60 * 60 * 1000);
      expect(reached).toEqual(['past']);
      vi.advanceTimersByTime(2 * 24 * 60 * 60 * 1000);
      expect(reached).toEqual(['past', 'far']);
    } finally {
      vi.useRealTimers();
    }
  });
});
