import { expect, test } from 'vitest';
import {
  actionsOf,
  isPermitted,
  operatorRoles,
  organizationRoles,
  type permissions,
  type Role,
  rolesGivenBy,
} from '../../src/core/permissions.ts';

const roles: readonly Role[] = [...organizationRoles, ...operatorRoles, 'carrier'];

/**
 * Who may do what, written down a second time: O owner, T telephony admin, P approver, U auditor, V viewer; A
 * operator admin, S porting agent, R operator auditor; C carrier.
 */
const table: Record<keyof typeof permissions, string> = {
  'organization.list': '      ASR  ',
  'organization.create': '      A    ',
  'organization.read': 'OTPUV ASR  ',
  'user.list': 'OT U  ASR  ',
  'user.invite': 'OT    A    ',
  'user.change': 'OT    A    ',
  'api_token.list': 'OT U  ASR  ',
  'api_token.create': 'OT    A    ',
  'api_token.revoke': 'OT    A    ',
  'sign_in.read': 'OT U  ASR  ',
  'sign_in.manage': 'O     A    ',
  'billing_account.list': 'OTPUV ASR  ',
  'billing_account.create': '      AS   ',
  'phone_number.list': 'OTPUV ASR  ',
  'phone_number.add': '      AS   ',
  'pin.read_state': 'OTPUV ASR  ',
  'pin.suggest': 'OT         ',
  'pin.set': 'OT         ',
  'pin.resume': 'OT         ',
  'lock.list': 'OTPUV ASR  ',
  'lock.set': 'OT    AS   ',
  'lock.lift': 'OT         ',
  'carrier.list': '      ASR  ',
  'carrier.create': '      A    ',
  'carrier.manage': '      AS   ',
  'carrier.suspend': '      A    ',
  'carrier_token.create': '      A    ',
  'carrier_token.revoke': '      A    ',
  'oauth_client.create': '      A    ',
  'oauth_client.revoke': '      A    ',
  'port_out_order.submit': '      AS  C',
  'port_out_order.read': 'OTPUV ASR C',
  'port_out_order.decide': 'OTP   AS   ',
  'port_out_order.complete': '      AS   ',
  'port_out_order.supplement': '      AS  C',
  'port_out_order.cancel': '      AS  C',
  'port_out_order.dispute': 'OTP   AS   ',
  'port_out_order.resolve_dispute': '      AS   ',
  'port_out_order.comment': 'OTP   AS  C',
  'port_out_order.add_document': 'OT    AS  C',
  'port_out_order.work': '      AS   ',
  'audit.read': 'OT U  ASR  ',
  'notice.read': 'OTPUV ASR  ',
  'notification_choice.change': 'OTP   AS   ',
  'event.read': 'OT U  ASR C',
  'webhook.read': 'OT U  ASR  ',
  'webhook.manage': 'OT    A    ',
  'delivery.read': '      ASR  ',
  'delivery.resend': '      AS   ',
  'operator_settings.read': '      ASR  ',
  'operator_settings.change': '      A    ',
  'operator_user.list': '      ASR  ',
  'operator_user.manage': '      A    ',
  'delegation.open': '      AS   ',
};

const places: Record<Role, number> = {
  owner: 0,
  telephony_admin: 1,
  approver: 2,
  auditor: 3,
  viewer: 4,
  operator_admin: 6,
  porting_agent: 7,
  operator_auditor: 8,
  carrier: 10,
};

for (const [action, row] of Object.entries(table) as [keyof typeof permissions, string][]) {
  const permitted = roles.filter((role) => row[places[role]] !== ' ');
  test(`${action} is for ${permitted.join(', ')}`, () => {
    expect(roles.filter((role) => isPermitted(role, action))).toEqual(permitted);
  });
}

test('the PIN is set and resumed by the organization’s own admins, never by the operator', () => {
  for (const role of operatorRoles) {
    expect(isPermitted(role, 'pin.set')).toBe(false);
    expect(isPermitted(role, 'pin.resume')).toBe(false);
  }
});

test('auditors and viewers change nothing', () => {
  const reads = /\.(list|read|read_state)$/;
  for (const role of ['auditor', 'viewer', 'operator_auditor'] as const) {
    expect(actionsOf(role).filter((action) => !reads.test(action))).toEqual([]);
  }
});

test('an approver decides and disputes orders and speaks of them, and neither sets a PIN nor sees people', () => {
  const reads = /\.(list|read|read_state)$/;
  expect(actionsOf('approver').filter((action) => !reads.test(action))).toEqual([
    'port_out_order.decide',
    'port_out_order.dispute',
    'port_out_order.comment',
    'notification_choice.change',
  ]);
  expect(actionsOf('approver')).not.toContain('user.list');
});

test('nobody gives a role that may do what they may not', () => {
  for (const giver of organizationRoles) {
    const own = new Set(actionsOf(giver));
    for (const given of rolesGivenBy[giver] ?? []) {
      expect(
        actionsOf(given).filter((action) => !own.has(action)),
        `${giver} gives ${given}`,
      ).toEqual([]);
    }
  }
  expect(rolesGivenBy.telephony_admin).not.toContain('owner');
  const givers = roles.filter((role) => rolesGivenBy[role] !== undefined);
  expect(givers).toEqual(roles.filter((role) => isPermitted(role, 'user.change')));
});

test('a carrier sends, reads and amends orders, speaks of them and learns what becomes of them', () => {
  expect(actionsOf('carrier')).toEqual([
    'port_out_order.submit',
    'port_out_order.read',
    'port_out_order.supplement',
    'port_out_order.cancel',
    'port_out_order.comment',
    'port_out_order.add_document',
    'event.read',
  ]);
});
