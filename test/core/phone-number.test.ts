import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInNumberingPlan as plan } from '../../src/core/numbering-plan.ts';
import { classifyPhoneNumber, normalizeImportedNumber } from '../../src/core/phone-number.ts';

const classify = (text: string) => classifyPhoneNumber(text, plan);

test('a number of the United States is ours, with its area code and state', () => {
  expect(classify('+14255550123')).toEqual({
    kind: 'us',
    number: '+14255550123',
    npa: '425',
    state: 'WA',
    isKnownNpa: true,
  });
});

test('numbers of the territories are ours', () => {
  const numbers = { PR: '+17875550123', VI: '+13405550123', GU: '+16715550123', MP: '+16705550123' };
  for (const [state, number] of Object.entries({ ...numbers, AS: '+16845550123' })) {
    expect(classify(number)).toMatchObject({ kind: 'us', state });
  }
});

test('a number of a new area code that the phone library refuses is ours', () => {
  expect(classify('+16792345678')).toMatchObject({ kind: 'us', state: 'MI', isKnownNpa: true });
});

test('a number of an area code that the plan lacks is ours, marked for a warning', () => {
  expect(classify('+15355550123')).toEqual({
    kind: 'us',
    number: '+15355550123',
    npa: '535',
    state: null,
    isKnownNpa: false,
  });
});

test('toll-free numbers, of reserved codes too, are toll-free whatever their exchange', () => {
  for (const number of ['+18005550123', '+18335550123', '+18225550123', '+18872345678', '+18009112345']) {
    expect(classify(number), number).toEqual({ kind: 'toll_free', number });
  }
});

const notSupported: readonly (readonly [what: string, number: string])[] = [
  ['personal', '+15005550123'],
  ['personal', '+15885550123'],
  ["a carrier's", '+17005550123'],
  ["the government's", '+17105550123'],
  ['premium', '+19005550123'],
  ['Canadian', '+14165550123'],
  ['Canadian non-geographic', '+16005550123'],
  ['Bahamian', '+12425550123'],
  ['Dominican', '+18495550123'],
  ['French', '+33612345678'],
  ['British', '+442079460000'],
  ['a satellite network', '+88216123456'],
  ['international freephone', '+80012345678'],
];

for (const [what, number] of notSupported) {
  test(`${number}, which is ${what}, is of a country or kind not supported`, () => {
    expect(classify(number)).toEqual({ kind: 'country_not_supported', number });
  });
}

const malformed: readonly (readonly [text: string, why: string, because: string])[] = [
  ['', 'not_e164', 'it is empty'],
  ['+', 'not_e164', 'it has no digits'],
  ['4255550123', 'not_e164', 'the + is missing'],
  ['14255550123', 'not_e164', 'the + is missing'],
  ['+1 425 555 0123', 'not_e164', 'it has blanks'],
  [' +14255550123', 'not_e164', 'it begins with a blank'],
  ['+14255550123\n', 'not_e164', 'it ends with a line break'],
  ['+1425555012a', 'not_e164', 'it has a letter'],
  ['+１４２５５５５０１２３', 'not_e164', 'its digits are full-width'],
  ['+١٤٢٥٥٥٥٠١٢٣', 'not_e164', 'its digits are Arabic-Indic'],
  ['+04255550123', 'not_e164', 'no country code begins with 0'],
  ['+1425555012345678', 'not_e164', 'it has more than 15 digits'],
  ['+142555501234', 'number_impossible', 'it has a digit too many'],
  ['+1425555012', 'number_impossible', 'it has a digit too few'],
  ['+11255550123', 'number_impossible', 'no area code begins with 1'],
  ['+14250550123', 'number_impossible', 'no exchange begins with 0'],
  ['+14251550123', 'number_impossible', 'no exchange begins with 1'],
  ['+12115550123', 'area_code_impossible', '211 is a service'],
  ['+19115550123', 'area_code_impossible', '911 is a service'],
  ['+12905550123', 'area_code_impossible', 'N9X are kept for longer numbers'],
  ['+12029112345', 'exchange_impossible', '911 is a service'],
  ['+15354112345', 'exchange_impossible', '411 is a service, and the area code may well be one of ours'],
  ['+3361234567', 'number_impossible', 'France has nine digits'],
  ['+999123456789', 'number_impossible', 'there is no such country'],
];

for (const [text, why, because] of malformed) {
  test(`${JSON.stringify(text)} is malformed, because ${because}`, () => {
    expect(classify(text)).toEqual({ kind: 'malformed', why });
  });
}

test('examples with the exchange 555 are ours', () => {
  for (const number of ['+14255550100', '+14255550199', '+12065551212']) {
    expect(classify(number), number).toMatchObject({ kind: 'us', number });
  }
});

const threeDigits = fc.integer({ min: 200, max: 999 }).map(String);
const lineDigits = fc.integer({ min: 0, max: 9999 }).map((line) => String(line).padStart(4, '0'));
const anyNanp = fc.tuple(threeDigits, threeDigits, lineDigits);

test('a number of ours is never of an area code that the plan puts elsewhere', () => {
  fc.assert(
    fc.property(anyNanp, ([npa, exchange, line]) => {
      const found = classify(`+1${npa}${exchange}${line}`);
      const listed = plan.areaCodes.get(npa);
      expect(found.kind === 'us').toBe(
        (listed === undefined || listed.kind === 'us') && !/^.(9|11)/.test(npa) && !exchange.endsWith('11'),
      );
    }),
    { numRuns: 5_000 },
  );
});

test('any text at all is classified, and only as E.164 it is a number', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789+') }),
      (any, near) => {
        for (const text of [any, near, `+1${near}`]) {
          const found = classify(text);
          if (found.kind === 'malformed') continue;
          expect(found.number).toBe(text);
          expect(text).toMatch(/^\+[1-9][0-9]{1,14}$/);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

const written = [
  '+14255550123',
  '4255550123',
  '14255550123',
  '(425) 555-0123',
  '(425)555-0123',
  '425-555-0123',
  '425.555.0123',
  '425/555-0123',
  '1 425 555 0123',
  '1-425-555-0123',
  '+1 425.555.0123',
  '+1 (425) 555-0123',
  ' 425 555 0123 ',
  '\t4255550123\t',
  'tel:+14255550123',
  'TEL:+1-425-555-0123',
  'tel:425-555-0123',
];

for (const text of written) {
  test(`${JSON.stringify(text)} in a file is +14255550123`, () => {
    expect(normalizeImportedNumber(text)).toBe('+14255550123');
  });
}

test('a number written with its country is passed on, to be classified there', () => {
  expect(normalizeImportedNumber('+33 6 12 34 56 78')).toBe('+33612345678');
  expect(normalizeImportedNumber('+44 (20) 7946-0000')).toBe('+442079460000');
});

const notGuessed = [
  ...['', ' ', '+', '-', 'tel:', '5550123', '425555012', '24255550123', '42555501234', '0014255550123'],
  ...[
    '01142555501234',
    '425-555-0123 x7',
    '425-555-0123;ext=7',
    '425-KEY-LIME',
    '4.25555E+09',
    '4255550123.0',
  ],
  ...['425 555 0123 / 425 555 0124', '1+4255550123', '++14255550123', '+1+4255550123', '+04255550123'],
  ...['٤٢٥٥٥٥٠١٢٣', '４２５５５５０１２３', '425\u00a0555\u00a00123', '\ufeff4255550123', '425–555–0123'],
  ...['425\n555\n0123', '4255550123\n', 'tel:tel:4255550123', '+1425555012345678'],
];

for (const text of notGuessed) {
  test(`${JSON.stringify(text)} in a file is no number, as it would be a guess`, () => {
    expect(normalizeImportedNumber(text)).toBeNull();
  });
}

test('a number written in any of the usual ways is read as the same number', () => {
  const separator = fc.constantFrom('', ' ', '-', '.', ' - ');
  const prefix = fc.constantFrom('', '1', '+1', 'tel:+1', 'tel:1');
  fc.assert(
    fc.property(anyNanp, prefix, separator, ([npa, exchange, line], before, between) => {
      const text = [before, npa, exchange, line].filter((part) => part !== '').join(between);
      expect(normalizeImportedNumber(text)).toBe(`+1${npa}${exchange}${line}`);
    }),
  );
});
