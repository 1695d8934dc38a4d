/**
 * Ids are opaque strings with a prefix that names the kind, followed by a time-ordered body of lower-case
 * Crockford base 32. A kind of its own per table keeps an order's id from ever being passed as a number's.
 */
export const idPrefixes = {
  organization: 'org',
  billingAccount: 'bac',
  phoneNumber: 'num',
  user: 'usr',
  session: 'ses',
  passkey: 'pky',
  userIdentity: 'idn',
  apiToken: 'tok',
  carrier: 'car',
  oauthClient: 'ocl',
  portOutOrder: 'poo',
  pinAttempt: 'att',
  portOutLock: 'lck',
  notice: 'ntc',
  event: 'evt',
  delivery: 'dlv',
  webhookEndpoint: 'whe',
  comment: 'cmt',
  document: 'doc',
  savedFilter: 'flt',
  signInProvider: 'sip',
  request: 'req',
} as const;

export type IdKind = keyof typeof idPrefixes;
export type Id<Kind extends IdKind> = string & { readonly __idOf: Kind };

export type OrganizationId = Id<'organization'>;
export type BillingAccountId = Id<'billingAccount'>;
export type PhoneNumberId = Id<'phoneNumber'>;
export type UserId = Id<'user'>;
export type SessionId = Id<'session'>;
export type PasskeyId = Id<'passkey'>;
export type UserIdentityId = Id<'userIdentity'>;
export type ApiTokenId = Id<'apiToken'>;
export type CarrierId = Id<'carrier'>;
export type OauthClientId = Id<'oauthClient'>;
export type PortOutOrderId = Id<'portOutOrder'>;
export type PinAttemptId = Id<'pinAttempt'>;
export type PortOutLockId = Id<'portOutLock'>;
export type CommentId = Id<'comment'>;
export type DocumentId = Id<'document'>;
export type SavedFilterId = Id<'savedFilter'>;

const idBody = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** True when the text is an id of that kind: `org_` and 26 characters of Crockford base 32. */
export function isId<Kind extends IdKind>(kind: Kind, text: string): text is Id<Kind> {
  const prefix = idPrefixes[kind];
  return text.startsWith(`${prefix}_`) && idBody.test(text.slice(prefix.length + 1));
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A whole number below 2^53 as that many characters: the last ones when it has more. */
function base32(value: number, length: number): string {
  let text = '';
  for (let rest = value, left = length; left > 0; left -= 1, rest = Math.floor(rest / 32)) {
    text = alphabet.charAt(rest % 32) + text;
  }
  return text;
}

/** Five bytes are eight characters, and a number that still counts exactly. */
function base32OfBytes(bytes: Uint8Array): string {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return base32(value, 8);
}

/**
 * Makes an id: 48 bits of milliseconds since 1970, then 80 random bits, which the caller passes in because
 * core has no randomness. Ids made later sort later.
 */
export function makeId<Kind extends IdKind>(kind: Kind, epochMs: number, random80: Uint8Array): Id<Kind> {
  const random = base32OfBytes(random80.subarray(0, 5)) + base32OfBytes(random80.subarray(5, 10));
  return `${idPrefixes[kind]}_${base32(epochMs, 10)}${random}` as Id<Kind>;
}

/**
 * The smallest id body an id of that millisecond can have: for asking "made before that instant?" by text.
 */
export function earliestIdAt<Kind extends IdKind>(kind: Kind, epochMs: number): string {
  return `${idPrefixes[kind]}_${base32(epochMs, 10)}${'0'.repeat(16)}`;
}
