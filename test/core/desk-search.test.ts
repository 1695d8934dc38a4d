import { expect, test } from 'vitest';
import { deskSearch } from '../../src/core/desk-search.ts';

const whole = { from: '+14255550123', to: '+14255550123' };

test.each([
  ['+14255550123', whole],
  ['14255550123', whole],
  ['4255550123', whole],
  ['(425) 555-0123', whole],
  ['+1 425.555.0123', whole],
  ['425555', { from: '+14255550000', to: '+14255559999' }],
  ['+1425555', { from: '+14255550000', to: '+14255559999' }],
  ['42555', null],
  ['142555501234', null],
  ['425555x', null],
  ['', null],
])('%j is a number: %j', (typed, numbers) => {
  expect(deskSearch(typed).numbers).toEqual(numbers);
});

test('four letters or digits may be a SPID, a PON or a part of a name at once', () => {
  expect(deskSearch(' 12ab ')).toEqual({
    numbers: null,
    purchaseOrderNumbers: ['12ab', '12AB'],
    spid: '12AB',
    organizationName: '12ab',
  });
});

test('what no PON can be is looked for among names only', () => {
  expect(deskSearch('Société').purchaseOrderNumbers).toEqual([]);
  expect(deskSearch('x'.repeat(26)).purchaseOrderNumbers).toEqual([]);
});
