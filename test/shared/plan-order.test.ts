import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOrder, firstOrders, type Ordered, orderAfter, placeAt } from '../../shared/plan-order.ts';

/** The list as everyone sorts it once the newcomers are at `index`; several come when they did not see each other. */
function insertAt(
  sorted: readonly Ordered[],
  index: number,
  newcomers: readonly string[],
): readonly Ordered[] {
  const { order, rekeyed } = placeAt(sorted, index);
  const moved = new Map(rekeyed.map(one => [one.id, one]));
  return [...sorted.map(one => moved.get(one.id) ?? one), ...newcomers.map(id => ({ id, order }))].sort(
    compareOrder,
  );
}

function idsOf(list: readonly Ordered[]): readonly string[] {
  return list.map(({ id }) => id);
}

function sortedBy(keys: readonly string[]): readonly Ordered[] {
  return keys.map((order, index) => ({ id: `k${index}`, order })).sort(compareOrder);
}

describe('the order of the plan', () => {
  it.each([
    ['by key', { id: 'b', order: 'a0' }, { id: 'a', order: 'a1' }],
    ['by id where keys are the same', { id: 'a', order: 'a0' }, { id: 'b', order: 'a0' }],
    ['capitals first, as < does and no language', { id: 'b', order: 'Zz' }, { id: 'a', order: 'a0' }],
    ['« z » before « é »', { id: 'a', order: 'z' }, { id: 'a', order: 'é' }],
  ])('[D1] goes %s', (_title, first, second) => {
    expect(compareOrder(first, second)).toBe(-1);
    expect(compareOrder(second, first)).toBe(1);
    expect(compareOrder(first, { ...first })).toBe(0);
  });

  it('starts with rising keys for as many as asked', () => {
    for (const count of [0, 1, 100]) {
      const keys = firstOrders(count);
      expect(keys).toHaveLength(count);
      expect(keys).toEqual([...new Set(keys)].sort());
    }
  });

  it.each([
    [['a0', 'a2', 'a1'], 'a3'],
    [[], 'a0'],
    [['', 'pas une clé', 'a00'], 'a0'],
    [['a5', 'éé'], 'a6'],
  ])('has a key after %j: %s', (keys, after) => {
    expect(orderAfter(keys)).toBe(after);
  });
});

describe('placeAt', () => {
  it('moves nobody where all keys differ', () => {
    const list = sortedBy(firstOrders(5));
    for (let index = 0; index <= list.length; index++) expect(placeAt(list, index).rekeyed).toEqual([]);
  });

  it('[D1] gives new keys to those of a tie that are in the way, and to nobody else', () => {
    const list = sortedBy(['a0', 'a1', 'a1', 'a1', 'a2']);
    const { rekeyed } = placeAt(list, 2);
    expect(idsOf(rekeyed)).toEqual(['k2', 'k3']);
    expect(idsOf(insertAt(list, 2, ['new']))).toEqual(['k0', 'k1', 'new', 'k2', 'k3', 'k4']);
  });

  it('[D1] lands thousands of inserts where asked, whether people see each other’s or not', () => {
    const insert = fc.record({ spot: fc.nat(), together: fc.integer({ min: 1, max: 3 }) });
    const property = fc.property(fc.array(insert, { minLength: 1, maxLength: 60, size: 'max' }), inserts => {
      let list: readonly Ordered[] = [];
      let wanted: readonly string[] = [];
      for (const [n, { spot, together }] of inserts.entries()) {
        const index = spot % (list.length + 1);
        const newcomers = Array.from({ length: together }, (_, twin) => `n${n}-${twin}`);
        list = insertAt(list, index, newcomers);
        wanted = wanted.toSpliced(index, 0, ...newcomers);
        expect(idsOf(list)).toEqual(wanted);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('[D5] lands inserts where asked among keys that a foreign program has made up', () => {
    const odd = [
      '',
      'a',
      'a0',
      'a0',
      'a0V',
      'a00',
      'Zz',
      'zz',
      'é',
      'z'.repeat(27),
      `a1${'z'.repeat(20_000)}`,
      'a2',
    ];
    const lowest = [1, 2].flatMap(last => [`A${'0'.repeat(25)}${last}`, `A${'0'.repeat(25 + last)}`]);
    const anyKey = fc.oneof(fc.constantFrom(...odd, ...lowest), fc.string({ maxLength: 6 }));
    const spots = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });
    const property = fc.property(fc.array(anyKey, { maxLength: 8 }), spots, (keys, inserts) => {
      let list = sortedBy(keys);
      for (const [n, spot] of inserts.entries()) {
        const index = spot % (list.length + 1);
        const wanted = idsOf(list).toSpliced(index, 0, `n${n}`);
        list = insertAt(list, index, [`n${n}`]);
        expect(idsOf(list)).toEqual(wanted);
      }
    });
    fc.assert(property, { numRuns: 2000 });
  });
});
