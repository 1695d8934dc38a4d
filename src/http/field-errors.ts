import type { z } from 'zod';
import type { FieldProblemCode } from '../core/field-problems.ts';
import type { ProblemParams } from '../core/problems.ts';
import type { FieldError } from '../core/refusal.ts';

type Issue = z.core.$ZodIssue;
type Fault = { code: FieldProblemCode; params?: ProblemParams };

/** More are not listed: five thousand bad numbers help nobody. */
const listedMax = 1000;

/** What the contract found wrong with a value, as the fields' problems the API speaks of. */
export function fieldErrorsOf(error: z.ZodError, value: unknown): FieldError[] {
  return error.issues.flatMap((issue) => errorsOf(issue, value)).slice(0, listedMax);
}

function errorsOf(issue: Issue, value: unknown): FieldError[] {
  const path = pointer(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: `${path}/${escaped(key)}`, code: 'unknown_field' }));
  }
  const isMissing = valueAt(value, issue.path) === undefined;
  const fault: Fault = isMissing && issue.code !== 'custom' ? { code: 'required' } : faultOf(issue);
  return [{ path, ...(phoneNumberFault(path, fault, valueAt(value, issue.path)) ?? fault) }];
}

function faultOf(issue: Exclude<Issue, { code: 'unrecognized_keys' }>): Fault {
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong_type', params: { expected: issue.expected } };
    case 'too_small':
      return lowerBound(issue.origin, Number(issue.minimum));
    case 'too_big':
      return upperBound(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return { code: 'invalid_format' };
    case 'invalid_value':
      return { code: 'invalid_value', params: { expected: issue.values.map(String).join(', ') } };
    case 'not_multiple_of':
      return { code: 'wrong_type', params: { expected: 'int' } };
    case 'custom':
      return { code: (issue.params?.code as FieldProblemCode | undefined) ?? 'invalid_format' };
    case 'invalid_union': {
      const options = 'options' in issue ? issue.options : undefined;
      if (!options) return { code: 'invalid_format' };
      return { code: 'invalid_value', params: { expected: options.map(String).join(', ') } };
    }
    case 'invalid_key':
    case 'invalid_element':
      return { code: 'invalid_format' };
  }
}

function lowerBound(origin: string, minimum: number): Fault {
  if (origin !== 'string' && origin !== 'array') return { code: 'too_small', params: { minimum } };
  return minimum === 1 ? { code: 'required' } : { code: 'too_short', params: { minimum } };
}

function upperBound(origin: string, maximum: number): Fault {
  const code = origin === 'string' || origin === 'array' ? 'too_long' : 'too_big';
  return { code, params: { maximum } };
}

/**
 * Phone numbers have words of their own, wherever in the API they stand. Too many of them are told with the
 * way to split.
 */
function phoneNumberFault(path: string, fault: Fault, value: unknown): Fault | null {
  if (path === '/numbers' && fault.code === 'too_long' && Array.isArray(value)) {
    const maximum = Number(fault.params?.maximum);
    const params = { maximum, given: value.length, orders: Math.ceil(value.length / maximum) };
    return { code: 'too_many_numbers', params };
  }
  const isNumber = /^\/(number|initiatorNumber|numbers\/\d+)$/.test(path);
  return isNumber && fault.code === 'invalid_format' ? { code: 'phone_number_malformed' } : null;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let inner = value;
  for (const key of path) {
    if (inner === null || typeof inner !== 'object' || !Object.hasOwn(inner, key)) return undefined;
    inner = (inner as Record<PropertyKey, unknown>)[key];
  }
  return inner;
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${escaped(String(key))}`).join('');
}

/** RFC 6901. A name sent by the client comes back, so it is cut short. */
function escaped(key: string): string {
  return key.slice(0, 100).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
