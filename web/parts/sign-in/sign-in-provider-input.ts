import type { AnswerOf, RequestOf } from '../../api.ts';

type Provider = AnswerOf<'getSignInSettings'>['providers'][number];
type Draft = RequestOf<'changeSignInDraft'>['body'];
type Role = NonNullable<Draft['defaultRole']>;

export interface RuleInput {
  /** Tells rows apart while they are edited. */
  key: number;
  value: string;
  role: Role;
}

/** A provider as it is typed. */
export interface ProviderInput {
  kind: ProviderKind;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  tenantId: string;
  scopes: string;
  roleClaim: string;
  rules: RuleInput[];
  defaultRole: Role | '';
  isEmailProved: boolean;
}

/** Those the page tells where to find what; any that conforms can be used. */
export const providerKinds = ['entra', 'google', 'okta', 'keycloak', 'other'] as const;
export type ProviderKind = (typeof providerKinds)[number];

/** What such a provider is usually set up with. */
export const usual: Record<ProviderKind, Pick<ProviderInput, 'issuer' | 'scopes' | 'roleClaim'>> = {
  entra: {
    issuer: 'https://login.microsoftonline.com/organizations/v2.0',
    scopes: 'profile email',
    roleClaim: 'roles',
  },
  google: { issuer: 'https://accounts.google.com', scopes: 'profile email', roleClaim: '' },
  okta: { issuer: '', scopes: 'profile email groups', roleClaim: 'groups' },
  keycloak: { issuer: '', scopes: 'profile email', roleClaim: 'groups' },
  other: { issuer: '', scopes: 'profile email', roleClaim: '' },
};

export const emptyProvider: ProviderInput = {
  kind: 'other',
  name: '',
  clientId: '',
  clientSecret: '',
  tenantId: '',
  rules: [],
  defaultRole: '',
  isEmailProved: false,
  ...usual.other,
};

export function inputOf(provider: Provider): ProviderInput {
  return {
    kind: kindOf(provider.issuer),
    name: provider.name,
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: '',
    tenantId: provider.tenantId ?? '',
    scopes: provider.scopes.join(' '),
    roleClaim: provider.roleClaim ?? '',
    rules: provider.roleRules.map((rule, key) => ({ key, ...rule })),
    defaultRole: provider.defaultRole ?? '',
    isEmailProved: provider.isEmailProved,
  };
}

function kindOf(issuer: string): ProviderKind {
  if (issuer.startsWith('https://login.microsoftonline.com/')) return 'entra';
  return issuer === usual.google.issuer ? 'google' : 'other';
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** As the API takes it: what was left empty is not there. */
export function bodyOf(input: ProviderInput): Draft {
  return {
    name: input.name.trim(),
    issuer: input.issuer.trim(),
    clientId: input.clientId.trim(),
    ...(input.clientSecret !== '' && { clientSecret: input.clientSecret }),
    scopes: input.scopes.split(/\s+/).filter((scope) => scope !== ''),
    roleClaim: orNull(input.roleClaim),
    roleRules: input.rules.map(({ value, role }) => ({ value: value.trim(), role })),
    defaultRole: input.defaultRole === '' ? null : input.defaultRole,
    isEmailProved: input.isEmailProved,
    tenantId: input.kind === 'entra' ? orNull(input.tenantId) : null,
  };
}
