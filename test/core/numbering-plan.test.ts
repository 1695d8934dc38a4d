import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import {
  builtInNumberingPlan as builtIn,
  NumberingPlanError,
  npaKind,
  parseNumberingPlan,
  regionOfState,
  zoneOfNpa,
} from '../../src/core/numbering-plan.ts';
import { numberingPlanData } from '../../src/core/numbering-plan-data.ts';
import areaCodes from './vectors/area-codes.json' with { type: 'json' };

const words = (text: string) => text.split(' ');

test('the built-in plan has every area code of the vectors where they have it, and no other', () => {
  const expected = [
    ...Object.entries(areaCodes.us).flatMap(([state, npas]) =>
      words(npas).map((npa) => [npa, { kind: 'us', state }] as const),
    ),
    ...Object.entries(areaCodes.foreign).flatMap(([country, npas]) =>
      words(npas).map((npa) => [npa, { kind: 'foreign', country }] as const),
    ),
    ...words(areaCodes.tollFree).map((npa) => [npa, { kind: 'toll_free' }] as const),
    ...words(areaCodes.notPortable).map(
      (npa) => [npa, { kind: 'not_portable', use: expect.any(String) }] as const,
    ),
  ];
  expect(new Map(builtIn.areaCodes)).toEqual(new Map<string, unknown>(expected));
});

test('the region and zone of every state are those of the vectors', () => {
  const expected = Object.entries(areaCodes.regions).flatMap(([region, { timeZone, states }]) =>
    words(states).map((state) => [state, { region, timeZone }] as const),
  );
  expect(new Map(builtIn.zoneOfState)).toEqual(new Map(expected));
  for (const state of words(areaCodes.regions.western.states)) {
    expect(regionOfState(builtIn, state), state).toBe('western');
  }
});

/** Countries that the phone library sees under an area code, over exchanges that may be open there. */
function countriesSeen(npa: string): Set<string> {
  const seen = new Set<string>();
  for (let exchange = 200; exchange < 1000; exchange += 9) {
    const phone = parsePhoneNumberFromString(`+1${npa}${exchange}4567`);
    if (phone?.country && phone.isValid()) seen.add(phone.country);
  }
  return seen;
}

const territories = new Set(['PR', 'VI', 'GU', 'MP', 'AS']);

test('no area code of ours is one of another country to the phone library, nor the other way round', () => {
  for (const [npa, areaCode] of builtIn.areaCodes) {
    if (areaCode.kind !== 'us' && areaCode.kind !== 'foreign') continue;
    const abroad = areaCode.kind === 'foreign' ? areaCode.country : undefined;
    const home = areaCode.kind === 'us' && territories.has(areaCode.state) ? areaCode.state : 'US';
    expect([[abroad ?? home], []], npa).toContainEqual([...countriesSeen(npa)]);
  }
});

test('a Seattle number runs on the time of Denver', () => {
  expect(zoneOfNpa(builtIn, '206')).toEqual({ region: 'western', timeZone: 'America/Denver' });
});

test('a number of Guam runs on the time of Los Angeles', () => {
  expect(zoneOfNpa(builtIn, '671')).toEqual({ region: 'west_coast', timeZone: 'America/Los_Angeles' });
});

test('area codes that are not of the US have no region', () => {
  for (const npa of ['416', '242', '800', '900', '999', '535', '', '20', '__proto__']) {
    expect(zoneOfNpa(builtIn, npa), npa).toBeNull();
  }
  expect(regionOfState(builtIn, 'ON')).toBeNull();
});

test('the kind of an area code tells what is known from what is possible', () => {
  const kinds = Object.entries({
    ...{ 425: 'us', 787: 'us', 679: 'us', 416: 'foreign', 600: 'foreign', 242: 'foreign' },
    ...{ 800: 'toll_free', 822: 'toll_free', 500: 'not_portable', 710: 'not_portable', 900: 'not_portable' },
    ...{ 535: 'unknown', 289: 'foreign', 370: 'unknown' },
    ...{ 211: 'malformed', 911: 'malformed', 290: 'malformed', 999: 'malformed', 100: 'malformed' },
  });
  for (const [npa, kind] of kinds) expect(npaKind(builtIn, npa), npa).toBe(kind);
  for (const text of ['025', '42', '4255', '4a5', '']) expect(npaKind(builtIn, text), text).toBe('malformed');
});

test("an operator's plan replaces the built-in one as a whole", () => {
  const plan = parseNumberingPlan({
    edition: 'ours 7',
    us: { WA: [206, 946] },
    foreign: {},
    tollFree: [800],
    notPortable: {},
    regions: { northwest: { timeZone: 'America/Los_Angeles', states: ['WA', 'OR'] } },
  });
  expect(plan.edition).toBe('ours 7');
  expect(zoneOfNpa(plan, '946')).toEqual({ region: 'northwest', timeZone: 'America/Los_Angeles' });
  expect(npaKind(plan, '416')).toBe('unknown');
});

function problemsOf(json: unknown): readonly string[] {
  try {
    parseNumberingPlan(json);
  } catch (error) {
    if (error instanceof NumberingPlanError) return error.problems;
    throw error;
  }
  throw new Error('the plan was taken');
}

const plan = numberingPlanData;
const faults: readonly (readonly [what: string, json: unknown, problem: string])[] = [
  ['an unknown part', { ...plan, mexico: {} }, '/mexico: not a part of a numbering plan'],
  ['an empty edition', { ...plan, edition: '' }, '/edition: must be a text'],
  ['a text for a list', { ...plan, tollFree: '800' }, '/tollFree: must be a list'],
  ['a list for an object', { ...plan, foreign: [] }, '/foreign: must be an object'],
  [
    'a state in words',
    { ...plan, foreign: { Canada: [416] } },
    '/foreign/Canada: must be named by two capital',
  ],
  ['an area code as text', { ...plan, tollFree: [800, '888'] }, '/tollFree/1: must be an area code'],
  ['a service code', { ...plan, tollFree: [911] }, '/tollFree/0: must be an area code'],
  ['a fraction', { ...plan, tollFree: [800.5] }, '/tollFree/0: must be an area code'],
  [
    'an area code twice',
    { ...plan, tollFree: [800, 416] },
    '/tollFree/1: area code 416 stands in the plan twice',
  ],
  ['a state of no region', { ...plan, us: { ...plan.us, ZZ: [946] } }, '/us/ZZ: is in no region of /regions'],
  [
    'a zone that is none',
    { ...plan, regions: { ...plan.regions, midwest: { timeZone: 'Central', states: ['IL'] } } },
    '/regions/midwest/timeZone: must be an IANA time zone such as America/New_York',
  ],
  [
    'a state in two regions',
    { ...plan, regions: { ...plan.regions, far: { timeZone: 'America/Adak', states: ['AK'] } } },
    '/regions/far/states/0: AK is in two regions',
  ],
];

for (const [what, json, problem] of faults) {
  test(`a plan with ${what} is refused, naming the path`, () => {
    expect(problemsOf(json)).toContainEqual(expect.stringContaining(problem));
  });
}

test('every fault of a plan is named at once', () => {
  expect(problemsOf({ edition: 7, us: { WA: [1] }, foreign: {}, tollFree: [], regions: {} })).toEqual([
    '/edition: must be a text',
    '/us/WA/0: must be an area code (a whole number, 200 to 989, no N11 and no N9X)',
    '/notPortable: must be an object',
    '/us/WA: is in no region of /regions',
  ]);
});

test('what is no object at all is refused with a message, not a crash', () => {
  for (const json of [null, undefined, 'plan', 7, []]) {
    expect(problemsOf(json)).toContain('/: must be an object');
  }
});
