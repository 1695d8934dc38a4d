import { describe, expect, test } from 'vitest';
import { decidePortOut, restsOnPinVerdict } from '../../src/core/port-out.ts';
import type { PortOutDecision } from '../../src/core/port-out-order.ts';
import type { ReasonCode } from '../../src/core/reasons.ts';
import {
  type Asked,
  canadian,
  factsOf,
  first,
  gone,
  onOtherAccount,
  porting,
  second,
  tollFree,
  unknown,
} from '../support/port-out-facts.ts';

function decided(asked: Asked): PortOutDecision {
  const decision = decidePortOut(factsOf(asked));
  if (decision === 'pin_verdict_needed') throw new Error('the PIN was not looked at yet');
  return decision;
}

/** A decision in one line: `rejected pin: pin_mismatch`, `held pin: pin_on_hold`, `confirmed passed`. */
function inShort({ status, stage, reasons, heldBecause }: PortOutDecision): string {
  const why = [...reasons, ...(heldBecause ? [heldBecause] : [])].join(' ');
  return why === '' ? `${status} ${stage}` : `${status} ${stage}: ${why}`;
}

/** Each number's last four digits, its status and its own reasons. */
function numbersInShort({ numbers }: PortOutDecision): string[] {
  return numbers.map(({ number, status, reasons }) =>
    [number.slice(-4), status, ...reasons].join(' ').trim(),
  );
}

function merged(asked: Asked, more: Asked): Asked {
  const both: Asked = { ...asked, ...more };
  for (const part of ['request', 'account', 'pin', 'policy'] as const) {
    if (asked[part] || more[part]) Object.assign(both, { [part]: { ...asked[part], ...more[part] } });
  }
  return both;
}

/**
 * Precedence, read top to bottom: the first row's request has every fault at once; each row mends what the
 * one before it was refused for, and meets the next.
 */
const everyFault: Asked = {
  request: {
    agencyAuthorization: false,
    numbers: [tollFree, canadian, unknown, gone, porting, first],
    postalCode: '10001',
    desiredDueDate: '2026-11-16',
  },
  isAccountKnown: false,
  pin: { isSet: false, isOnHold: true },
  policy: { projectThreshold: 1 },
  pinVerdict: 'missing',
};

const steps: readonly (readonly [why: string, mended: Asked, decision: string, numbers: string[]])[] = [
  [
    'the end user has not authorized it',
    {},
    'rejected form: agency_authorization_missing',
    ['0100 rejected', '0100 rejected', '0199 rejected', '0125 rejected', '0126 rejected', '0123 rejected'],
  ],
  [
    'two are no geographic numbers of the US',
    { request: { agencyAuthorization: true } },
    'rejected kind',
    [
      '0100 rejected toll_free_not_supported',
      '0100 rejected country_not_supported',
      '0199 rejected',
      '0125 rejected',
      '0126 rejected',
      '0123 rejected',
    ],
  ],
  [
    'the owner has no such account',
    { request: { numbers: [unknown, gone, porting, first] } },
    'rejected account: account_number_mismatch',
    [
      '0199 rejected number_not_on_account',
      '0125 rejected number_not_on_account',
      '0126 rejected number_not_on_account',
      '0123 rejected number_not_on_account',
    ],
  ],
  [
    'everything wrong about account, ZIP and numbers is told together',
    { isAccountKnown: true },
    'rejected account: postal_code_mismatch',
    [
      '0199 rejected number_not_on_account',
      '0125 rejected number_not_active',
      '0126 rejected number_already_porting',
      '0123 rejected',
    ],
  ],
  [
    'the ZIP code is wrong',
    { request: { numbers: [first, second] } },
    'rejected account: postal_code_mismatch',
    ['0123 rejected', '0124 rejected'],
  ],
  [
    'no PIN is set',
    { request: { postalCode: '98052' } },
    'rejected pin: pin_not_set',
    ['0123 rejected', '0124 rejected'],
  ],
  [
    'automatic decisions are on hold, which comes before the PIN is asked for',
    { pin: { isSet: true } },
    'held pin: pin_on_hold',
    ['0123 held', '0124 held'],
  ],
  [
    'no PIN was given',
    { pin: { isOnHold: false } },
    'rejected pin: pin_missing',
    ['0123 rejected', '0124 rejected'],
  ],
  [
    'the PIN is wrong',
    { pinVerdict: 'wrong' },
    'rejected pin: pin_mismatch',
    ['0123 rejected', '0124 rejected'],
  ],
  [
    'with the right PIN it is still a project',
    { pinVerdict: 'right' },
    'held protection: project',
    ['0123 held', '0124 held'],
  ],
  [
    'the due date is past',
    { policy: { projectThreshold: 200 } },
    'rejected date: due_date_in_past',
    ['0123 rejected', '0124 rejected'],
  ],
  [
    'nothing is wrong',
    { request: { desiredDueDate: '2026-12-01' } },
    'confirmed passed',
    ['0123 confirmed', '0124 confirmed'],
  ],
];

describe('the first stage that finds something decides', () => {
  let asked = everyFault;
  for (const [why, mended, decision, numbers] of steps) {
    asked = merged(asked, mended);
    const request = asked;
    test(`${decision}, because ${why}`, () => {
      const made = decided(request);
      expect(inShort(made)).toBe(decision);
      expect(numbersInShort(made)).toEqual(numbers);
    });
  }
});

describe('under confirm_valid the numbers that are right go on', () => {
  const numbers = [tollFree, unknown, gone, porting, onOtherAccount, first];
  const mixed: Asked = { request: { onPartial: 'confirm_valid', numbers } };
  const rows: readonly (readonly [why: string, Asked, decision: string, ofTheRightNumber: string])[] = [
    ['the others do not stop it', {}, 'confirmed passed', '0123 confirmed'],
    ['no PIN was given', { pinVerdict: 'missing' }, 'rejected pin: pin_missing', '0123 rejected'],
    ['the PIN is wrong', { pinVerdict: 'wrong' }, 'rejected pin: pin_mismatch', '0123 rejected'],
    ['decisions are on hold', { pin: { isOnHold: true } }, 'held pin: pin_on_hold', '0123 held'],
    [
      'the ZIP code is wrong',
      { request: { postalCode: '98053' } },
      'rejected account: postal_code_mismatch',
      '0123 rejected',
    ],
    [
      'the date is too soon',
      { request: { desiredDueDate: '2026-11-17' } },
      'rejected date: due_date_too_soon',
      '0123 rejected',
    ],
  ];
  for (const [why, asked, decision, ofTheRightNumber] of rows) {
    test(`${decision}, because ${why}`, () => {
      const made = decided(merged(mixed, asked));
      expect(inShort(made)).toBe(decision);
      expect(numbersInShort(made)).toEqual([
        '0100 rejected toll_free_not_supported',
        '0199 rejected number_not_on_account',
        '0125 rejected number_not_active',
        '0126 rejected number_already_porting',
        '0127 rejected number_not_on_account',
        ofTheRightNumber,
      ]);
    });
  }

  test('when none is right the order is rejected', () => {
    const made = decided(merged(mixed, { request: { numbers: numbers.slice(0, -1) } }));
    expect(inShort(made)).toBe('rejected account');
    expect(made.numbers.every(({ reasons }) => reasons.length === 1)).toBe(true);
  });

  test('a project is counted by the numbers that are left', () => {
    const three: Asked = { request: { onPartial: 'confirm_valid', numbers: [first, second, unknown] } };
    expect(inShort(decided(merged(three, { policy: { projectThreshold: 2 } })))).toBe('confirmed passed');
    expect(inShort(decided(merged(three, { policy: { projectThreshold: 1 } })))).toBe(
      'held protection: project',
    );
  });
});

describe('a number that is not proven to be on the account is number_not_on_account', () => {
  const rows: readonly (readonly [why: string, number: string, Asked, ofTheOrder: ReasonCode[]])[] = [
    ['it is unknown', unknown, {}, []],
    ['nobody has it', unknown, { books: [] }, []],
    ['it is on another account', onOtherAccount, {}, ['account_number_mismatch']],
    ['there is no such account', first, { isAccountKnown: false }, ['account_number_mismatch']],
    ['it left from another account', gone, { account: { id: 'bac_third' } }, ['account_number_mismatch']],
    ['it is porting, on another account', porting, { isAccountKnown: false }, ['account_number_mismatch']],
  ];
  for (const [why, number, asked, ofTheOrder] of rows) {
    test(`when ${why}`, () => {
      const made = decided(merged({ request: { numbers: [number] } }, asked));
      expect(made).toMatchObject({ status: 'rejected', stage: 'account', reasons: ofTheOrder });
      expect(made.numbers[0]?.reasons).toEqual(['number_not_on_account']);
    });
  }

  test('and its ZIP code is not compared', () => {
    const wrongZip: Asked = { request: { numbers: [unknown], postalCode: '00000' } };
    expect(decided(wrongZip).reasons).toEqual([]);
  });
});

test('a number that is no number makes the whole request invalid, even under confirm_valid', () => {
  const numbers = ['+12029112345', first];
  const made = decided({ request: { numbers, onPartial: 'confirm_valid' } });
  expect(inShort(made)).toBe('rejected kind: invalid_request');
  expect(numbersInShort(made)).toEqual(['2345 rejected', '0123 rejected']);
});

describe('the ZIP code', () => {
  const rows: readonly (readonly [given: string, kept: string, isRight: boolean])[] = [
    ['98052', '98052', true],
    ['98052-1234', '98052', true],
    ['98052', '98052-1234', true],
    [' 98052 ', '98052', true],
    ['980521234', '98052-9999', true],
    ['98053', '98052', false],
    ['9805', '98052', false],
    ['098052', '98052', false],
  ];
  for (const [given, kept, isRight] of rows) {
    test(`"${given}" is ${isRight ? 'right' : 'wrong'} for an account in ${kept}`, () => {
      const made = decided({ request: { postalCode: given }, account: { postalCode: kept } });
      expect(made.reasons).toEqual(isRight ? [] : ['postal_code_mismatch']);
    });
  }
});

describe('where no PIN is set', () => {
  const notSet: Asked = { pin: { isSet: false } };
  test('nothing leaves under the policy refuse, whatever PIN was given', () => {
    for (const pinVerdict of ['missing', 'unchecked'] as const) {
      expect(inShort(decided({ ...notSet, pinVerdict }))).toBe('rejected pin: pin_not_set');
    }
  });
  test('the PIN is skipped under the policy skip, and the later stages are not', () => {
    const skip: Asked = { ...notSet, policy: { pinNotSet: 'skip' }, pinVerdict: 'missing' };
    expect(inShort(decided(skip))).toBe('confirmed passed');
    expect(inShort(decided(merged(skip, { policy: { projectThreshold: 1 } })))).toBe(
      'held protection: project',
    );
    expect(inShort(decided(merged(skip, { request: { desiredDueDate: '2027-11-17' } })))).toBe(
      'rejected date: due_date_too_far',
    );
  });
});

describe('a PIN that was given and not looked at', () => {
  const unchecked: Asked = { pinVerdict: 'unchecked' };
  test('is asked for when everything before it holds', () => {
    expect(decidePortOut(factsOf(unchecked))).toBe('pin_verdict_needed');
    const mixed: Asked = { request: { onPartial: 'confirm_valid', numbers: [first, unknown] } };
    expect(decidePortOut(factsOf({ ...unchecked, ...mixed }))).toBe('pin_verdict_needed');
  });
  const notAskedFor: readonly (readonly [why: string, Asked])[] = [
    ['a number is not on the account', { request: { numbers: [first, unknown] } }],
    ['the ZIP code is wrong', { request: { postalCode: '98053' } }],
    ['a number is porting already', { request: { numbers: [porting] } }],
    ['no PIN is set', { pin: { isSet: false } }],
    ['decisions are on hold', { pin: { isOnHold: true } }],
  ];
  for (const [why, asked] of notAskedFor) {
    test(`is left alone when ${why}`, () => {
      expect(decidePortOut(factsOf({ ...unchecked, ...asked }))).not.toBe('pin_verdict_needed');
    });
  }
});

describe('an attempt counts', () => {
  const rows: readonly (readonly [counts: boolean, why: string, Asked])[] = [
    [true, 'the PIN was wrong', { pinVerdict: 'wrong' }],
    [true, 'the PIN was right', {}],
    [true, 'the PIN was right and the date was not', { request: { desiredDueDate: '2026-11-16' } }],
    [true, 'the PIN was right and it is a project', { policy: { projectThreshold: 1 } }],
    [false, 'another order took the number meanwhile', { request: { numbers: [porting] } }],
    [false, 'decisions went on hold meanwhile', { pin: { isOnHold: true } }],
  ];
  for (const [counts, why, asked] of rows) {
    test(`${counts ? 'when' : 'not when'} ${why}`, () => {
      expect(restsOnPinVerdict(decided(asked))).toBe(counts);
    });
  }
});
