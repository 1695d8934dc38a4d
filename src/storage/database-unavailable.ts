import { Refusal } from '../core/refusal.ts';

/** Long enough for a restart or a fail-over to be over, often. */
const retryAfterSeconds = 2;

/**
 * The database cannot serve us now: no connection, full disk, shutting down, a lock not given in time.
 * Nothing of the transaction was answered as done; the caller may try again. (When a connection breaks during
 * COMMIT the server may still have done it, so retries must be safe to repeat.) The caller learns 503 with
 * Retry-After; the detail is for the log and the command line.
 */
export class DatabaseUnavailable extends Refusal {
  constructor(detail: string, cause?: unknown) {
    const internal = `The database is not available: ${detail}`;
    super('temporarily_unavailable', { retryAfterSeconds, internal, cause });
    this.name = 'DatabaseUnavailable';
    this.message = internal;
  }
}

/**
 * Classes of SQLSTATE: 08 connection, 53 disk, memory or connections used up, 58 the operating system failed.
 */
const codeClasses = ['08', '53', '58'];

const codes = new Set([
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now: starting or recovering
  '57P05', // idle_session_timeout
  '25P03', // idle_in_transaction_session_timeout
  '57014', // query_canceled: our statement_timeout
  '55P03', // lock_not_available: our lock_timeout
]);

const socketCodes = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|EACCES)/;
const driverMessages =
  /^(Connection terminated|timeout exceeded when trying|Query read timeout|Client (was closed|has encountered))/;

function isUnavailable(error: Error & { code?: unknown }): boolean {
  if (typeof error.code === 'string') {
    const code = error.code;
    return codes.has(code) || codeClasses.includes(code.slice(0, 2)) || socketCodes.test(code);
  }
  return driverMessages.test(error.message);
}

/** The error as `DatabaseUnavailable` when it says the database is away, else as it is. */
export function asDatabaseUnavailable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseUnavailable) return error;
  return isUnavailable(error) ? new DatabaseUnavailable(error.message, error) : error;
}
