import { expect, test } from 'vitest';
import type { OrganizationId, UserIdentityId } from '../../src/core/ids.ts';
import { type IdentityWay, isLastWayIn } from '../../src/core/last-way-in.ts';

const way: IdentityWay = {
  id: 'idn_one' as UserIdentityId,
  organizationId: 'org_one' as OrganizationId,
  isProviderInUse: true,
  role: 'viewer',
  signInPolicy: 'any_way',
};
const second: IdentityWay = { ...way, id: 'idn_two' as UserIdentityId };

test.each<{
  what: string;
  of?: Partial<IdentityWay>;
  other?: Partial<IdentityWay>;
  own: boolean;
  is: boolean;
}>([
  { what: 'the only account, and no password', own: false, is: true },
  { what: 'the only account beside a password', own: true, is: false },
  { what: 'one of two accounts, and no password', other: {}, own: false, is: false },
  {
    what: 'one whose fellow is of a provider out of use',
    other: { isProviderInUse: false },
    own: false,
    is: true,
  },
  {
    what: 'one whose fellow opens another organization',
    other: { organizationId: 'org_two' as OrganizationId },
    own: false,
    is: true,
  },
  {
    what: 'one of a provider out of use, which opens nothing',
    of: { isProviderInUse: false },
    own: false,
    is: false,
  },
  {
    what: 'one where its person is no member, which opens nothing',
    of: { role: null },
    own: false,
    is: false,
  },
  {
    what: 'one beside a password that the organization does not take from that role',
    of: { signInPolicy: 'own_provider' },
    own: true,
    is: true,
  },
  {
    what: 'an owner’s beside a password, which is taken from owners',
    of: { signInPolicy: 'own_provider', role: 'owner' },
    own: true,
    is: false,
  },
  {
    what: 'one where two factors are asked for, beside a password',
    of: { signInPolicy: 'second_factor' },
    own: true,
    is: false,
  },
])('The last way in: $what: $is', ({ of = {}, other, own, is }) => {
  const asked = { ...way, ...of };
  const all = other ? [asked, { ...second, ...other }] : [asked];
  expect(isLastWayIn(asked, all, own)).toBe(is);
});
