/** The five-character SQLSTATE of a database error, or undefined for any other thrown thing. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as Error & { code?: unknown }).code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** True when a unique index refused the row; with a name, only when it was that index. */
export function isUniqueViolation(error: unknown, constraintName?: string): boolean {
  if (sqlState(error) !== '23505') return false;
  return constraintName === undefined || (error as { constraint?: string }).constraint === constraintName;
}

/** True when PostgreSQL gave the transaction up so that another could go on: doing it again is right. */
export function isWorthRetrying(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/** True when a statement was not even tried, because an earlier one of its transaction had failed. */
export function isAborted(error: unknown): boolean {
  return sqlState(error) === '25P02';
}
