import { Refusal, refuseFields } from '../core/refusal.ts';
import { FetchFailed } from './guarded-fetch.ts';
import { TenantNeeded } from './provider-metadata.ts';

/** The library's codes for an answer that is no answer: nothing of it says anything about a person. */
const noAnswer = new Set([
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_HTTP_REQUEST_FORBIDDEN',
  'OAUTH_REQUEST_PROTOCOL_FORBIDDEN',
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
]);
/** Times of a token that was made just now: where they do not fit, a clock is wrong. */
const wrongTimes = new Set(['OAUTH_JWT_TIMESTAMP_CHECK_FAILED', 'ERR_JWT_EXPIRED']);

/** Something said by a provider that cannot be trusted. The message is for the log. */
export class AnswerRefused extends Error {
  override readonly name = 'AnswerRefused';
}

/** A provider's clock, or ours, is wrong. The message is for the log. */
export class ClockWrong extends Error {
  override readonly name = 'ClockWrong';
}

/** What went wrong at a provider, as a refusal; the log has the rest. */
export function providerRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof TenantNeeded) return refuseFields({ path: '/tenantId', code: 'required' });
  const chain = causes(error);
  const internal = chain.map(({ message }) => message).join(': ');
  const codes = chain.map((one) => String('code' in one ? one.code : ''));
  if (chain.some((one) => one instanceof FetchFailed) || codes.some((code) => noAnswer.has(code))) {
    return new Refusal('sign_in_provider_unreachable', { internal, cause: error });
  }
  if (chain.some((one) => one instanceof ClockWrong) || codes.some((code) => wrongTimes.has(code))) {
    return new Refusal('sign_in_clock_wrong', { internal });
  }
  const said = chain.map((one) => ('error' in one ? one.error : null)).find(isErrorCode);
  return new Refusal('sign_in_answer_refused', {
    internal: said ? `${internal} (${said})` : internal,
    ...(said && { extra: { providerError: said } }),
  });
}

/** Of OAuth (RFC 6749, 5.2): `invalid_client`. Anything else is not shown. */
function isErrorCode(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z_]{1,60}$/.test(value);
}

function causes(error: unknown): Error[] {
  const found: Error[] = [];
  for (let one = error; one instanceof Error && found.length < 10; one = one.cause) found.push(one);
  return found;
}
