import type { Id, OrganizationId } from './ids.ts';
import type { Role } from './permissions.ts';

export type SignInProviderId = Id<'signInProvider'>;

/** Who has that value in the claim gets that role. */
export interface RoleRule {
  value: string;
  role: Role;
}

/** How an organization's people sign in with accounts of a provider of its own: OpenID Connect. */
export interface SignInProviderSettings {
  name: string;
  /** As the provider names itself, or what leads to its discovery document. */
  issuer: string;
  clientId: string;
  /** Asked for beside `openid`. */
  scopes: string[];
  /** Which claim says the roles; a path with dots where it lies deeper. Null: roles are set here only. */
  roleClaim: string | null;
  /** The first that fits decides. */
  roleRules: RoleRule[];
  /** For whom no rule fits; null: none. */
  defaultRole: Role | null;
  /** The provider proves every e-mail address it tells, although it does not say so in a claim. */
  isEmailProved: boolean;
  /** Entra: whose accounts are let in, where the issuer is of many tenants. */
  tenantId: string | null;
}

/** A draft was not used yet; it becomes the provider that is used once a sign-in by it was seen to work. */
export type SignInProviderStatus = 'draft' | 'active';

/** What a provider said of somebody in an ID token that was checked. */
export interface ProviderClaims {
  issuer: string;
  subject: string;
  /** Null where the provider has no session to be ended by name. */
  sid: string | null;
  /** When the person showed who they are there; null where it is not said. */
  authenticatedAt: Date | null;
  claims: Readonly<Record<string, unknown>>;
}

/** What the test of a draft showed: enough to see whether it is right, and nothing to keep. */
export interface SignInTest {
  at: string;
  subject: string;
  name: string | null;
  email: string | null;
  isEmailVerified: boolean;
  /** Of a domain this organization has proved. */
  isDomainProved: boolean;
  /** What the role claim held. */
  roleValues: string[];
  /** The role by the rules; null: none of them fits. */
  role: Role | null;
}

/** What a provider may say of itself, and of whom, in characters: more is nobody's name. */
const claimTextMax = 254;

/** The text of a claim, or null when it is none or too long to be meant. */
export function claimText(claims: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = claims[name];
  const isText = typeof value === 'string' && value.length <= claimTextMax && value.isWellFormed();
  return isText && !/\p{Cc}/u.test(value) && value.trim() !== '' ? value.trim() : null;
}

/**
 * True when the provider answers for the address: `email_verified` (OpenID Connect Core 5.1), Entra's
 * `xms_edov` (the owner of the domain was proved), or the organization said that its provider proves all.
 */
export function isEmailVerified(
  claims: Readonly<Record<string, unknown>>,
  { isEmailProved }: Pick<SignInProviderSettings, 'isEmailProved'>,
): boolean {
  if (claims.email_verified === false) return false;
  if (claims.email_verified === true || isEmailProved) return true;
  return claims.xms_edov === true || claims.xms_edov === 1 || claims.xms_edov === '1';
}

/** The values of a claim: a text, or a list of texts, under that very name or along a path with dots. */
export function claimValues(claims: Readonly<Record<string, unknown>>, path: string): string[] {
  const direct = Object.hasOwn(claims, path) ? claims[path] : undefined;
  const found = direct ?? path.split('.').reduce(stepInto, claims);
  return (Array.isArray(found) ? found : [found]).filter((value) => typeof value === 'string');
}

function stepInto(within: unknown, name: string): unknown {
  if (typeof within !== 'object' || within === null || !Object.hasOwn(within, name)) return undefined;
  return (within as Record<string, unknown>)[name];
}

/** The role by the rules; null: none of them fits and nobody gets one without. */
export function roleByRules(
  claims: Readonly<Record<string, unknown>>,
  settings: Pick<SignInProviderSettings, 'roleClaim' | 'roleRules' | 'defaultRole'>,
): Role | null {
  const { roleClaim, roleRules, defaultRole } = settings;
  const values = roleClaim === null ? [] : claimValues(claims, roleClaim);
  return roleRules.find(({ value }) => values.includes(value))?.role ?? defaultRole;
}

/** One address and nothing beside it, as everywhere else where one is taken: no list, no quotes, no marks. */
const plainAddress = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@([A-Za-z0-9.-]+)$/;

/** The domain of an e-mail address, in lower case; null when the text is no address. */
export function domainOfEmail(email: string): string | null {
  return plainAddress.exec(email)?.[1]?.toLowerCase() ?? null;
}

/** Where a provider sends people back to: an address of its own for each organization (RFC 9700, 4.4). */
export function callbackAddress(baseUrl: string, organizationId: OrganizationId): string {
  return `${baseUrl}/sign-in/callback/${organizationId}`;
}

/**
 * The address of ours to go to after signing in; `/` for one that is not ours. What browsers take for a
 * host (`//`, `/\`) and control characters they leave out are no path.
 */
export function ownPath(text: string | null | undefined): string {
  const isOwn = text !== null && text !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(text);
  return isOwn && !/^\/(sign-in|setup)\b/.test(text) ? text : '/';
}
