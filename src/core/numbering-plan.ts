import { numberingPlanData } from './numbering-plan-data.ts';

/** The form of an operator's file, and of the built-in plan. Area codes are whole numbers, 200 to 999. */
export type NumberingPlanFile = {
  /** What the operator calls this version; a date is best. */
  edition: string;
  /** By state or territory, two letters. */
  us: Record<string, readonly number[]>;
  /** Countries that share the plan, by ISO 3166 code. */
  foreign: Record<string, readonly number[]>;
  tollFree: readonly number[];
  /** By what they are for. */
  notPortable: Record<string, readonly number[]>;
  /** NPAC regions. Every state of `us` is in exactly one. */
  regions: Record<string, { timeZone: string; states: readonly string[] }>;
};

export type AreaCode =
  | { kind: 'us'; state: string }
  | { kind: 'foreign'; country: string }
  | { kind: 'toll_free' }
  | { kind: 'not_portable'; use: string };

export type NpaKind = AreaCode['kind'] | 'unknown' | 'malformed';

export type RegionZone = { region: string; timeZone: string };

export type NumberingPlan = {
  readonly edition: string;
  readonly areaCodes: ReadonlyMap<string, AreaCode>;
  readonly zoneOfState: ReadonlyMap<string, RegionZone>;
};

/** A numbering plan that cannot be used. `problems` names every fault with its path, to mend in one round. */
export class NumberingPlanError extends Error {
  override readonly name = 'NumberingPlanError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the numbering plan cannot be used: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** An area code starts with 2 to 9. N11 are services, N9X are kept for longer numbers: no line has one. */
const npaForm = /^[2-9](?!11)[0-8][0-9]$/;

/** What kind of area code the three digits are. `unknown` is well formed but not in the plan: perhaps new. */
export function npaKind(plan: NumberingPlan, npa: string): NpaKind {
  return plan.areaCodes.get(npa)?.kind ?? (npaForm.test(npa) ? 'unknown' : 'malformed');
}

/** The NPAC region of a state or territory (two letters), or null when the plan does not list it. */
export function regionOfState(plan: NumberingPlan, state: string): string | null {
  return plan.zoneOfState.get(state)?.region ?? null;
}

/**
 * The NPAC region of an area code and its predominant time zone, which the port clock runs on (47 CFR
 * 52.35): a Seattle number runs on Denver's time. Null when the area code is not in the plan as one of the
 * US.
 */
export function zoneOfNpa(plan: NumberingPlan, npa: string): RegionZone | null {
  const areaCode = plan.areaCodes.get(npa);
  return areaCode?.kind === 'us' ? (plan.zoneOfState.get(areaCode.state) ?? null) : null;
}

/** Reads a plan in the form of `NumberingPlanFile`. Throws `NumberingPlanError` with every fault found. */
export function parseNumberingPlan(json: unknown): NumberingPlan {
  const problems: string[] = [];
  const file = readObject(json, '', problems);
  for (const key of Object.keys(file)) {
    if (!Object.hasOwn(numberingPlanData, key)) problems.push(`/${key}: not a part of a numbering plan`);
  }
  if (typeof file.edition !== 'string' || file.edition === '') problems.push('/edition: must be a text');

  const areaCodes = new Map<string, AreaCode>();
  const readGroups = (part: 'us' | 'foreign' | 'notPortable', areaCodeOf: (name: string) => AreaCode) => {
    for (const [name, npas] of Object.entries(readObject(file[part], `/${part}`, problems))) {
      const path = `/${part}/${name}`;
      if (part !== 'notPortable') readTwoLetters(name, path, problems);
      addAreaCodes(areaCodes, areaCodeOf(name), npas, path, problems);
    }
  };
  readGroups('us', (state) => ({ kind: 'us', state }));
  readGroups('foreign', (country) => ({ kind: 'foreign', country }));
  addAreaCodes(areaCodes, { kind: 'toll_free' }, file.tollFree, '/tollFree', problems);
  readGroups('notPortable', (use) => ({ kind: 'not_portable', use }));

  const zoneOfState = readRegions(file.regions, problems);
  for (const state of Object.keys(readObject(file.us, '/us', []))) {
    if (!zoneOfState.has(state)) problems.push(`/us/${state}: is in no region of /regions`);
  }
  if (problems.length > 0) throw new NumberingPlanError(problems);
  return { edition: file.edition as string, areaCodes, zoneOfState };
}

function addAreaCodes(
  areaCodes: Map<string, AreaCode>,
  areaCode: AreaCode,
  npas: unknown,
  path: string,
  problems: string[],
): void {
  for (const [at, npa] of readList(npas, path, problems).entries()) {
    if (typeof npa !== 'number' || !npaForm.test(String(npa))) {
      problems.push(`${path}/${at}: must be an area code (a whole number, 200 to 989, no N11 and no N9X)`);
    } else if (areaCodes.has(String(npa))) {
      problems.push(`${path}/${at}: area code ${npa} stands in the plan twice`);
    } else {
      areaCodes.set(String(npa), areaCode);
    }
  }
}

function readRegions(json: unknown, problems: string[]): Map<string, RegionZone> {
  const zoneOfState = new Map<string, RegionZone>();
  for (const [region, value] of Object.entries(readObject(json, '/regions', problems))) {
    const path = `/regions/${region}`;
    const { timeZone, states } = readObject(value, path, problems);
    if (typeof timeZone !== 'string' || !isTimeZone(timeZone)) {
      problems.push(`${path}/timeZone: must be an IANA time zone such as America/New_York`);
      continue;
    }
    for (const [at, state] of readList(states, `${path}/states`, problems).entries()) {
      if (!readTwoLetters(state, `${path}/states/${at}`, problems)) continue;
      if (zoneOfState.has(state)) problems.push(`${path}/states/${at}: ${state} is in two regions`);
      zoneOfState.set(state, { region, timeZone });
    }
  }
  return zoneOfState;
}

function readObject(json: unknown, path: string, problems: string[]): Record<string, unknown> {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) {
    return json as Record<string, unknown>;
  }
  problems.push(`${path || '/'}: must be an object`);
  return {};
}

function readList(json: unknown, path: string, problems: string[]): readonly unknown[] {
  if (Array.isArray(json)) return json;
  problems.push(`${path}: must be a list`);
  return [];
}

function readTwoLetters(json: unknown, path: string, problems: string[]): json is string {
  if (typeof json === 'string' && /^[A-Z]{2}$/.test(json)) return true;
  problems.push(`${path}: must be named by two capital letters`);
  return false;
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** The plan that holds until an operator gives another. */
export const builtInNumberingPlan: NumberingPlan = parseNumberingPlan(numberingPlanData);
