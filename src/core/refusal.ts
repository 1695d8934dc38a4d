import type { FieldProblemCode } from './field-problems.ts';
import type { ProblemCode, ProblemParams } from './problems.ts';

/**
 * One field that is wrong: where (a JSON pointer such as `/pin`), what, and words to fill the sentence with.
 */
export interface FieldError {
  path: string;
  code: FieldProblemCode;
  params?: ProblemParams;
  /** For `pin_too_easy`: every rule the PIN breaks. */
  reasons?: readonly string[];
}

interface RefusalOptions {
  params?: ProblemParams;
  errors?: readonly FieldError[];
  /** Members added to the problem answer, public. */
  extra?: Record<string, unknown>;
  /** What the log may say and the answer must not. */
  internal?: string;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** The one class of thrown refusals. A decision on an order is never one: it is a value. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  readonly errors: readonly FieldError[];
  readonly extra: Record<string, unknown>;
  readonly internal: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, options: RefusalOptions = {}) {
    super(code, { cause: options.cause });
    this.name = 'Refusal';
    this.code = code;
    this.params = options.params ?? {};
    this.errors = options.errors ?? [];
    this.extra = options.extra ?? {};
    this.internal = options.internal;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/**
 * A refusal for now: `Retry-After` says in seconds when to come back, the sentence in a unit people read.
 * `s` and `min` are the same in both languages.
 */
export function refuseForNow(
  waitMs: number,
  code: 'too_many_requests' | 'sign_in_throttled' = 'too_many_requests',
): Refusal {
  const seconds = Math.ceil(waitMs / 1000);
  const wait = seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
  return new Refusal(code, { params: { wait }, retryAfterSeconds: seconds });
}

/** A refusal of one or more fields. */
export function refuseFields(...errors: FieldError[]): Refusal {
  return new Refusal('invalid_request', { errors });
}
