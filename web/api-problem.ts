/** One field the server would not take: `path` is a JSON pointer such as `/pin`. */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
  reasons?: string[];
}

interface Facts {
  /** 0: the server was not reached. */
  status: number;
  code: string;
  /** A sentence in the person's language, from the server. */
  detail: string;
  errors?: FieldProblem[];
  requestId?: string | null;
  retryAfterSeconds?: number | null;
}

/** What the API answered instead of doing what was asked. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(facts: Facts, options?: ErrorOptions) {
    super(facts.code, options);
    this.name = 'ApiProblem';
    this.status = facts.status;
    this.code = facts.code;
    this.detail = facts.detail;
    this.errors = facts.errors ?? [];
    this.requestId = facts.requestId ?? null;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
  }

  /** What is wrong with that field, if anything: `/pin`. */
  fieldError(path: string): FieldProblem | undefined {
    return this.errors.find((error) => error.path === path);
  }
}
