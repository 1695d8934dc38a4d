import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidePortOut, type PortOutFacts } from '../../src/core/port-out.ts';
import type { LockTerms } from '../../src/core/port-out-lock.ts';
import type { KnownNumber, PortOutDecision } from '../../src/core/port-out-order.ts';
import type { PinVerdict } from '../../src/core/port-out-stages.ts';
import { isShownToCarrier, reasons } from '../../src/core/reasons.ts';
import { canadian, factsOf, tollFree } from '../support/port-out-facts.ts';

const usNumbers = [
  '+14255550123',
  '+14255550124',
  '+12125550123',
  '+13105550123',
  '+17875550123',
  '+12455550123',
];
const numbersOfEveryKind = [...usNumbers, tollFree, canadian, '+442079460000', '+12029112345'];

const dates = fc.integer({ min: -5, max: 45 }).map((days) => {
  return new Date(Date.UTC(2026, 10, 17 + days)).toISOString().slice(0, 10);
});

/** Around the time when these requests come. */
const instants = fc.date({
  min: new Date('2026-11-01T00:00:00Z'),
  max: new Date('2026-12-10T00:00:00Z'),
  noInvalidDate: true,
});

const lockTerms = fc.record({
  endsAt: fc.option(instants),
  unlockedUntil: fc.option(instants),
  endedAt: fc.option(instants, { freq: 1 }),
});

function knownNumber(number: string): fc.Arbitrary<KnownNumber | null> {
  return fc.option(
    fc.record({
      number: fc.constant(number),
      phoneNumberId: fc.constant(`num_${number.slice(-4)}`),
      billingAccountId: fc.constantFrom('bac_named', 'bac_named', 'bac_named', 'bac_other'),
      isActive: fc.boolean(),
      hasOpenOrder: fc.boolean(),
      locks: fc.array(lockTerms, { maxLength: 2 }),
    }),
    { freq: 5 },
  );
}

const verdicts = fc.constantFrom<PinVerdict>('missing', 'right', 'wrong');

/** Any request on any books, with the PIN looked at or missing. */
const anyFacts: fc.Arbitrary<PortOutFacts> = fc
  .record({
    numbers: fc.uniqueArray(fc.constantFrom(...numbersOfEveryKind), { minLength: 1, maxLength: 5 }),
    isUsOnly: fc.boolean(),
    books: fc.tuple(...usNumbers.map(knownNumber)),
    request: fc.record({
      postalCode: fc.constantFrom('98052', '98052-1234', '10001'),
      desiredDueDate: fc.option(dates),
      onPartial: fc.constantFrom('reject_all' as const, 'confirm_valid' as const),
      agencyAuthorization: fc.boolean(),
    }),
    isAccountKnown: fc.boolean(),
    account: fc.record({ hasSeveralLines: fc.boolean() }),
    pin: fc.record({ isSet: fc.boolean(), isOnHold: fc.boolean() }),
    policy: fc.record({
      pinNotSet: fc.constantFrom('refuse' as const, 'skip' as const),
      projectThreshold: fc.integer({ min: 1, max: 4 }),
    }),
    pinVerdict: verdicts,
    ownerTimeZone: fc.constantFrom('America/Los_Angeles', 'America/Puerto_Rico', 'Pacific/Guam'),
    receivedAt: fc
      .date({
        min: new Date('2026-11-10T00:00:00Z'),
        max: new Date('2026-12-01T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString()),
  })
  .map(({ numbers, isUsOnly, books, request, ...asked }) => {
    const us = numbers.filter((number) => usNumbers.includes(number));
    const asksFor = isUsOnly && us.length > 0 ? us : numbers;
    const known = books.filter((row) => row !== null);
    return factsOf({ ...asked, books: known, request: { ...request, numbers: asksFor } });
  });

/** Requests that have no fault of their own, so that most confirm and the properties bite. */
const mostlyRight: fc.Arbitrary<PortOutFacts> = fc
  .record({
    numbers: fc.uniqueArray(fc.constantFrom(...usNumbers), { minLength: 1, maxLength: 4 }),
    facts: anyFacts,
    spoiled: fc.subarray(usNumbers, { maxLength: 2 }),
  })
  .map(({ numbers, facts, spoiled }) => {
    const { pin, policy, numbers: books } = facts.snapshot;
    const row = (number: string) => ({
      number,
      phoneNumberId: `num_${number.slice(-4)}`,
      billingAccountId: 'bac_named',
      isActive: true,
      hasOpenOrder: false,
      locks: [],
    });
    const rows = numbers.map((number) => (spoiled.includes(number) && books.get(number)) || row(number));
    return factsOf({
      books: rows,
      pin,
      policy: { ...policy, projectThreshold: 3 },
      pinVerdict: facts.pinVerdict,
      request: { numbers, onPartial: facts.request.onPartial },
    });
  });

const facts = fc.oneof(anyFacts, mostlyRight);

function decided(of: PortOutFacts): PortOutDecision {
  const decision = decidePortOut(of);
  if (decision === 'pin_verdict_needed') throw new Error('the PIN was not looked at yet');
  return decision;
}

function holds(name: string, property: (of: PortOutFacts, made: PortOutDecision) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(facts, (of) => property(of, decided(of))),
      { numRuns: 300 },
    );
  });
}

test('some of these requests are confirmed, some held, some rejected', () => {
  const seen = new Set(fc.sample(facts, 500).map((of) => decided(of).status));
  expect([...seen].sort()).toEqual(['confirmed', 'held', 'rejected']);
});

holds(
  'nothing is confirmed with a wrong or missing PIN where one is set',
  ({ snapshot, pinVerdict }, made) => {
    if (snapshot.pin.isSet && pinVerdict !== 'right') expect(made.status).not.toBe('confirmed');
  },
);

holds('nothing is confirmed where none is set and the policy is refuse', ({ snapshot }, made) => {
  if (!snapshot.pin.isSet && snapshot.policy.pinNotSet === 'refuse') {
    expect(made.status).not.toBe('confirmed');
  }
});

holds('nothing is confirmed while decisions are on hold, and the PIN makes no difference', (of, made) => {
  if (!of.snapshot.pin.isSet || !of.snapshot.pin.isOnHold) return;
  expect(made.status).not.toBe('confirmed');
  for (const pinVerdict of ['missing', 'unchecked', 'right', 'wrong'] as const) {
    expect(decidePortOut({ ...of, pinVerdict })).toEqual(made);
  }
});

holds('a number is confirmed or held only when active, on the account and not porting', (of, made) => {
  for (const { number, status } of made.numbers) {
    if (status === 'rejected') continue;
    expect(of.snapshot.numbers.get(number)).toMatchObject({
      billingAccountId: of.snapshot.account?.id,
      isActive: true,
      hasOpenOrder: false,
    });
  }
});

/** Read from the rule (product rules 9.3), not from the code: not ended, and not open for a time. */
function isLockedAt(at: Date, { endsAt, unlockedUntil, endedAt }: LockTerms): boolean {
  const hasEnded = endedAt !== null || (endsAt !== null && endsAt.getTime() <= at.getTime());
  const isOpenForATime = unlockedUntil !== null && unlockedUntil.getTime() > at.getTime();
  return !hasEnded && !isOpenForATime;
}

holds('no input confirms a locked number, nor its order', (of, made) => {
  const at = new Date(of.receivedAt);
  const locked = made.numbers.filter(
    ({ number, status }) =>
      status !== 'rejected' && of.snapshot.numbers.get(number)?.locks.some((lock) => isLockedAt(at, lock)),
  );
  if (locked.length > 0) expect(made.status).toBe('held');
  else expect(made.heldBecause).not.toBe('number_locked');
});

holds('more numbers than the project threshold are never confirmed at once', ({ snapshot }, made) => {
  const confirmed = made.numbers.filter(({ status }) => status === 'confirmed');
  expect(confirmed.length).toBeLessThanOrEqual(snapshot.policy.projectThreshold);
});

holds('the same facts give the same decision', (of, made) => {
  expect(decidePortOut({ ...of, snapshot: structuredClone(of.snapshot) })).toEqual(made);
});

holds('every number is answered once, in the order it was asked', (of, made) => {
  expect(made.numbers.map(({ number }) => number)).toEqual(of.request.numbers);
});

holds('a rejected order says why, and a confirmed or held one has nothing against it', (_, made) => {
  const onNumbers = made.numbers.flatMap((verdict) => verdict.reasons);
  if (made.status === 'rejected') expect([...made.reasons, ...onNumbers]).not.toEqual([]);
  else expect(made.reasons).toEqual([]);
  for (const verdict of made.numbers) {
    if (verdict.reasons.length > 0) expect(verdict.status).toBe('rejected');
  }
});

holds('reasons of numbers stand on numbers, reasons of the order on the order', (_, made) => {
  for (const code of made.reasons) expect(reasons[code].level).toBe('order');
  for (const code of made.numbers.flatMap((verdict) => verdict.reasons)) {
    expect(reasons[code].level).toBe('number');
  }
});

holds('under reject_all every number shares the order’s fate', ({ request }, made) => {
  if (request.onPartial === 'confirm_valid') return;
  for (const { status } of made.numbers) expect(status).toBe(made.status);
});

holds('a date is promised exactly when the order is confirmed, and it is a lawful one', (of, made) => {
  expect(made.dueDate !== null).toBe(made.status === 'confirmed');
  expect(made.firmOrderCommitmentAt !== null).toBe(made.status === 'confirmed');
  if (made.dueDate === null) return;
  expect(made.dueDate).toBe(of.request.desiredDueDate ?? made.dueDate);
  expect(new Date(made.firmOrderCommitmentAt ?? 0).getTime()).toBeGreaterThan(Date.parse(of.receivedAt));
});

/** What the API gives a gaining carrier of a decision. */
function asTheCarrierSees(made: PortOutDecision | 'pin_verdict_needed') {
  if (made === 'pin_verdict_needed') return made;
  const { stage: _stage, heldBecause: _because, ...shown } = made;
  return {
    ...shown,
    reasons: made.reasons.filter(isShownToCarrier),
    numbers: made.numbers.map(({ number, status, reasons: why }) => ({
      number,
      status,
      reasons: why.filter(isShownToCarrier),
    })),
  };
}

test('an unproven carrier cannot tell unknown numbers from foreign ones, other accounts and PIN states', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (one, other) => {
      const { account, ...stored } = other.snapshot;
      // Whatever is on the books, no number asked for is on the account that was given.
      const numbers = new Map(
        [...stored.numbers].map(([number, row]) => [number, { ...row, billingAccountId: 'bac_other' }]),
      );
      const { policy } = one.snapshot;
      const nothing = { ...one.snapshot, numbers: new Map(), account: null };
      const withOther = {
        ...one,
        snapshot: { ...stored, account, numbers, policy },
        pinVerdict: other.pinVerdict,
      };
      expect(asTheCarrierSees(decidePortOut(withOther))).toEqual(
        asTheCarrierSees(decidePortOut({ ...one, snapshot: nothing, pinVerdict: 'missing' })),
      );
    }),
    { numRuns: 300 },
  );
});

test('what is refused for form or kind does not depend on anything stored', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (one, other) => {
      const made = decided(one);
      if (made.stage !== 'form' && made.stage !== 'kind') return;
      const { policy } = one.snapshot;
      const elsewhere = decidePortOut({ ...one, snapshot: { ...other.snapshot, policy } });
      expect(asTheCarrierSees(elsewhere)).toEqual(asTheCarrierSees(made));
    }),
    { numRuns: 300 },
  );
});
