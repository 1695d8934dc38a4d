import type { DeliveryOutcome } from '../core/delivery.ts';

interface SmtpError {
  code?: unknown;
  command?: unknown;
  responseCode?: unknown;
  response?: unknown;
  message?: unknown;
}

const reasonLengthMax = 200;
/** What the server says of this one mail, and not of us or the connection. */
const saidOfTheMail: readonly unknown[] = ['EENVELOPE', 'EMESSAGE'];

/**
 * A refusal for good (5xx) of this mail ends it. Everything else is tried again: what is refused for now
 * (4xx), a connection that broke, also after the last line without an answer, and a refusal of our own
 * sign-in, which the operator can mend.
 */
export function outcomeOfFailure(error: unknown): DeliveryOutcome {
  const { code, responseCode } = (error ?? {}) as SmtpError;
  const isForGood = typeof responseCode === 'number' && responseCode >= 500;
  const reason = reasonOf((error ?? {}) as SmtpError);
  return isForGood && saidOfTheMail.includes(code) ? { dead: reason } : { retry: reason };
}

/** In one short line, without long runs of letters and digits: a server may repeat what it got. */
function reasonOf({ code, response, message }: SmtpError): string {
  const said = typeof response === 'string' && response !== '' ? response : message;
  const text = `${typeof code === 'string' ? code : 'failed'}: ${typeof said === 'string' ? said : ''}`;
  return text
    .replaceAll(/[0-9A-Za-z_-]{30,}/g, '…')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, reasonLengthMax);
}
