/** Everything the record can say was done, as the API names it: the filter's choices, in this order. */
export const auditActions = [
  'pin.set',
  'pin.wrong_tries_noticed',
  'pin.put_on_hold',
  'pin.resumed',
  'port_out_order.submitted',
  'port_out_order.decided',
  'port_out_order.completed',
  'port_out_order.escalated',
  'port_out_order.expired',
  'port_out_order.amended',
  'port_out_order.cancelled',
  'port_out_order.attempted_on_numbers',
  'phone_numbers.added',
  'phone_numbers.import_chunk',
  'billing_account.created',
  'user.invited',
  'user.joined',
  'user.signed_in',
  'user.sign_in_failed',
  'user.signed_out',
  'api_token.created',
  'api_token.revoked',
  'carrier.created',
  'webhook_endpoint.created',
  'webhook_endpoint.changed',
  'webhook_endpoint.deleted',
  'webhook_endpoint.secret_rotated',
  'webhook_endpoint.events_replayed',
  'webhook_endpoint.tested',
  'delivery.resent',
  'organization.created',
  'operator_settings.changed',
  'notification_choices.changed',
  'operator_holidays.changed',
  'operator.initialized',
  'keys.rotated',
  'clock.accepted',
] as const;

export type AuditAction = (typeof auditActions)[number];

/** A record may be older or newer than these pages: what they do not know is shown as it is. */
export function isKnownAction(action: string): action is AuditAction {
  return (auditActions as readonly string[]).includes(action);
}
