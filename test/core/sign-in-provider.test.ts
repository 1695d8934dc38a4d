import { expect, test } from 'vitest';
import {
  claimText,
  claimValues,
  domainOfEmail,
  isEmailVerified,
  ownPath,
  roleByRules,
} from '../../src/core/sign-in-provider.ts';

test.each([
  [{ roles: ['a', 'b'] }, 'roles', ['a', 'b']],
  [{ roles: 'a' }, 'roles', ['a']],
  [{ realm_access: { roles: ['a', 7, null] } }, 'realm_access.roles', ['a']],
  [{ 'https://x.example/roles': ['a'] }, 'https://x.example/roles', ['a']],
  [{ roles: { a: 1 } }, 'roles', []],
  [{}, 'constructor.name', []],
  [{}, 'roles', []],
])('the values of a claim: %j at %s', (claims, path, expected) => {
  expect(claimValues(claims, path)).toEqual(expected);
});

test('the first rule that fits gives the role, else the default', () => {
  const settings = {
    roleClaim: 'groups',
    roleRules: [
      { value: 'all', role: 'viewer' as const },
      { value: 'voice', role: 'telephony_admin' as const },
    ],
    defaultRole: null,
  };
  expect(roleByRules({ groups: ['voice', 'all'] }, settings)).toBe('viewer');
  expect(roleByRules({ groups: ['voice'] }, settings)).toBe('telephony_admin');
  expect(roleByRules({ groups: ['Voice'] }, settings)).toBeNull();
  expect(roleByRules({ groups: ['none'] }, { ...settings, defaultRole: 'auditor' })).toBe('auditor');
  expect(roleByRules({ groups: ['voice'] }, { ...settings, roleClaim: null })).toBeNull();
});

test.each([
  [{ email_verified: true }, false, true],
  [{ email_verified: 'true' }, false, false],
  [{ email_verified: 1 }, false, false],
  [{}, false, false],
  [{}, true, true],
  [{ email_verified: false }, true, false],
  [{ xms_edov: true }, false, true],
  [{ xms_edov: '1' }, false, true],
  [{ xms_edov: 1 }, false, true],
  [{ xms_edov: 'false' }, false, false],
  [{ xms_edov: '0' }, false, false],
])('an address is vouched for by %j, the switch being %s: %s', (claims, isEmailProved, expected) => {
  expect(isEmailVerified(claims, { isEmailProved })).toBe(expected);
});

test('the domain of an address stands behind its last @', () => {
  expect(domainOfEmail('Ana@Contoso.example')).toBe('contoso.example');
  expect(domainOfEmail("d'arc+x@contoso.example")).toBe('contoso.example');
  expect(domainOfEmail('@contoso.example')).toBeNull();
  expect(domainOfEmail('contoso.example')).toBeNull();
  expect(domainOfEmail('ana@')).toBeNull();
});

test.each([
  '"a@contoso.example"@evil.example',
  'ana@contoso.example, eve@evil.example',
  '<ana@contoso.example> eve@evil.example',
  'ana@contoso.example@evil.example',
  'an a@evil.example',
  'ana\u202e@evil.example',
])('what holds more than one plain address is none: %s', (text) => {
  expect(domainOfEmail(text)).toBeNull();
});

test('a claim is a text of one line and of a length a person can have', () => {
  expect(claimText({ name: ' Ana ' }, 'name')).toBe('Ana');
  for (const name of [7, null, '', '  ', 'a\nb', 'a\0', '\ud800', 'x'.repeat(255), ['Ana']]) {
    expect(claimText({ name }, 'name')).toBeNull();
  }
});

test.each([
  ['/o/org_1/home?tab=2', '/o/org_1/home?tab=2'],
  ['/', '/'],
  [null, '/'],
  ['', '/'],
  ['o/org_1', '/'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/sign-in?back=%2F', '/'],
  ['/setup', '/'],
  ['/settings', '/settings'],
])('after signing in, %j leads to %j', (asked, expected) => {
  expect(ownPath(asked)).toBe(expected);
});
