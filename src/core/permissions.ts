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
/** Who decides about orders; an approver does nothing else. */
const organizationDeciders: Row = [...organizationAdmins, 'approver'];
const everyOperatorRole: Row = operatorRoles;
const operatorStaff: Row = ['operator_admin', 'porting_agent'];
const operatorAdmins: Row = ['operator_admin'];

export const permissions = {
  'organization.list': everyOperatorRole,
  'organization.create': operatorAdmins,
  'organization.read': [...everyOperatorRole, ...everyOrganizationRole],
  'user.list': [...everyOperatorRole, ...organizationAdmins, 'auditor'],
  'user.invite': [...operatorAdmins, ...organizationAdmins],
  'user.change': [...operatorAdmins, ...organizationAdmins],
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
  'lock.list': [...everyOperatorRole, ...everyOrganizationRole],
  // Whoever holds the desk may lock at a customer's call; only the customer opens what is theirs.
  'lock.set': [...operatorStaff, ...organizationAdmins],
  'lock.lift': organizationAdmins,
  'carrier.list': everyOperatorRole,
  'carrier.create': operatorAdmins,
  'carrier.manage': operatorStaff,
  'carrier.suspend': operatorAdmins,
  'carrier_token.create': operatorAdmins,
  'carrier_token.revoke': operatorAdmins,
  'oauth_client.create': operatorAdmins,
  'oauth_client.revoke': operatorAdmins,
  'port_out_order.submit': [...operatorStaff, 'carrier'],
  'port_out_order.read': [...everyOperatorRole, ...everyOrganizationRole, 'carrier'],
  'port_out_order.decide': [...operatorStaff, ...organizationDeciders],
  'port_out_order.complete': operatorStaff,
  'port_out_order.supplement': [...operatorStaff, 'carrier'],
  'port_out_order.cancel': [...operatorStaff, 'carrier'],
  'port_out_order.dispute': [...operatorStaff, ...organizationDeciders],
  'port_out_order.resolve_dispute': operatorStaff,
  'port_out_order.comment': [...operatorStaff, ...organizationDeciders, 'carrier'],
  'port_out_order.add_document': [...operatorStaff, ...organizationAdmins, 'carrier'],
  'port_out_order.work': operatorStaff,
  'audit.read': [...everyOperatorRole, ...organizationAdmins, 'auditor'],
  'notice.read': [...everyOperatorRole, ...everyOrganizationRole],
  'notification_choice.change': [...operatorStaff, ...organizationDeciders],
  'event.read': [...everyOperatorRole, ...organizationAdmins, 'auditor', 'carrier'],
  'webhook.read': [...everyOperatorRole, ...organizationAdmins, 'auditor'],
  'webhook.manage': [...operatorAdmins, ...organizationAdmins],
  'delivery.read': everyOperatorRole,
  'delivery.resend': operatorStaff,
  'operator_settings.read': everyOperatorRole,
  'operator_settings.change': operatorAdmins,
  'operator_user.list': everyOperatorRole,
  'operator_user.manage': operatorAdmins,
  'delegation.open': operatorStaff,
} as const satisfies Record<string, Row>;

export type Action = keyof typeof permissions;

/**
 * Which roles a role gives and takes: nobody gives or takes more than they have. The operator's admin does
 * not set PINs, but gives an organization its first owner.
 */
export const rolesGivenBy: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  owner: organizationRoles,
  telephony_admin: ['telephony_admin', 'approver', 'auditor', 'viewer'],
  operator_admin: [...organizationRoles, ...operatorRoles],
};

/** True when that role may do that action. Whose thing it is done to is asked separately and first. */
export function isPermitted(role: Role, action: Action): boolean {
  return (permissions[action] as Row).includes(role);
}

/** The actions a role may do: what the pages show buttons by. */
export function actionsOf(role: Role): Action[] {
  return (Object.keys(permissions) as Action[]).filter((action) => isPermitted(role, action));
}
