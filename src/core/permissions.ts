/**
 * Who may do what: one table, read top to bottom. Roles of an organization's people and tokens stand beside
 * the operator's and the carrier's, so that a new action cannot be added without deciding for each of them.
 */
export const organizationRoles = ['owner', 'telephony_admin', 'approver', 'auditor', 'viewer'] as const;
export const operatorRoles = ['operator_admin', 'porting_agent', 'operator_auditor'] as const;

export type OrganizationRole = (typeof organizationRoles)[number];
export type OperatorRole = (typeof operatorRoles)[number];
export type Role = OrganizationRole | OperatorRole | 'carrier';

type Row = readonly Role[];

const everyOrganizationRole: Row = organizationRoles;
const organizationAdmins: Row = ['owner', 'telephony_admin'];
const everyOperatorRole: Row = operatorRoles;
const operatorStaff: Row = ['operator_admin', 'porting_agent'];
const operatorAdmins: Row = ['operator_admin'];

export const permissions = {
  'organization.list': everyOperatorRole,
  'organization.create': operatorAdmins,
  'organization.read': [...everyOperatorRole, ...everyOrganizationRole],
  'user.list': [...everyOperatorRole, ...organizationAdmins, 'auditor'],
  'user.invite': [...operatorAdmins, ...organizationAdmins],
  'api_token.list': [...everyOperatorRole, ...organizationAdmins, 'auditor'],
  'api_token.create': [...operatorAdmins, ...organizationAdmins],
  'api_token.revoke': [...operatorAdmins, ...organizationAdmins],
  'sign_in.read': [...everyOperatorRole, ...organizationAdmins, 'auditor'],
  'sign_in.manage': [...operatorAdmins, 'owner'],
  'billing_account.list': [...everyOperatorRole, ...everyOrganizationRole],
  'billing_account.create': operatorStaff,
  'phone_number.list': [...everyOperatorRole, ...everyOrganizationRole],
  'phone_number.add': operatorStaff,
  'pin.read_state': [...everyOperatorRole, ...everyOrganizationRole],
  'pin.suggest': organizationAdmins,
  'pin.set': organizationAdmins,
  'pin.resume': organizationAdmins,
  'carrier.list': everyOperatorRole,
  'carrier.create': operatorAdmins,
  'port_out_order.submit': [...operatorStaff, 'carrier'],
  'port_out_order.read': [...everyOperatorRole, ...everyOrganizationRole, 'carrier'],
  'port_out_order.decide': [...operatorStaff, ...organizationAdmins],
  'port_out_order.complete': operatorStaff,
  'port_out_order.supplement': [...operatorStaff, 'carrier'],
  'port_out_order.cancel': [...operatorStaff, 'carrier'],
  'port_out_order.dispute': [...operatorStaff, ...organizationAdmins],
  'port_out_order.resolve_dispute': operatorStaff,
  'port_out_order.comment': [...operatorStaff, ...organizationAdmins, 'carrier'],
  'port_out_order.add_document': [...operatorStaff, ...organizationAdmins, 'carrier'],
  'port_out_order.work': operatorStaff,
  'audit.read': [...everyOperatorRole, ...organizationAdmins, 'auditor'],
  'notice.read': [...everyOperatorRole, ...everyOrganizationRole],
  'notification_choice.change': [...operatorStaff, ...organizationAdmins],
  'event.read': [...everyOperatorRole, ...organizationAdmins, 'auditor', 'carrier'],
  'webhook.read': [...everyOperatorRole, ...organizationAdmins, 'auditor'],
  'webhook.manage': [...operatorAdmins, ...organizationAdmins],
  'delivery.read': everyOperatorRole,
  'delivery.resend': operatorStaff,
  'operator_settings.read': everyOperatorRole,
  'operator_settings.change': operatorAdmins,
} as const satisfies Record<string, Row>;

export type Action = keyof typeof permissions;

/** True when that role may do that action. Whose thing it is done to is asked separately and first. */
export function isPermitted(role: Role, action: Action): boolean {
  return (permissions[action] as Row).includes(role);
}

/** The actions a role may do: what the pages show buttons by. */
export function actionsOf(role: Role): Action[] {
  return (Object.keys(permissions) as Action[]).filter((action) => isPermitted(role, action));
}
