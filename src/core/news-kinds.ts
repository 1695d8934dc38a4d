export interface NewsRule {
  /** Mailed to the organization's admins unless they choose otherwise. */
  isMailed: boolean;
  /** True where nobody may choose otherwise: not to know would cost numbers. */
  isAlwaysMailed?: true;
  /** Whose contact addresses are mailed too: of the order's account, of every account, or nobody's. */
  contacts: 'of_account' | 'of_every_account' | 'none';
  severity: 'information' | 'warning' | 'alarm';
  /** A request to take numbers away: its mail carries a link that freezes the order at once. */
  hasDisputeLink?: true;
}

/** Everything an organization is told of, and who is mailed about it. Read top to bottom. */
export const newsKinds = {
  pin_set: { isMailed: true, isAlwaysMailed: true, contacts: 'of_every_account', severity: 'warning' },
  pin_changed: { isMailed: true, isAlwaysMailed: true, contacts: 'of_every_account', severity: 'warning' },
  pin_resumed: { isMailed: true, contacts: 'of_every_account', severity: 'information' },
  wrong_pin_alert: { isMailed: true, contacts: 'of_every_account', severity: 'warning' },
  pin_on_hold: { isMailed: true, isAlwaysMailed: true, contacts: 'of_every_account', severity: 'alarm' },
  lock_set: { isMailed: true, contacts: 'none', severity: 'warning' },
  lock_lifted: { isMailed: true, isAlwaysMailed: true, contacts: 'of_every_account', severity: 'alarm' },
  lock_expired: { isMailed: true, isAlwaysMailed: true, contacts: 'of_every_account', severity: 'warning' },
  order_held: {
    isMailed: true,
    isAlwaysMailed: true,
    contacts: 'of_account',
    severity: 'alarm',
    hasDisputeLink: true,
  },
  order_confirmed: {
    isMailed: true,
    isAlwaysMailed: true,
    contacts: 'of_account',
    severity: 'alarm',
    hasDisputeLink: true,
  },
  attempt_on_numbers: {
    isMailed: true,
    isAlwaysMailed: true,
    contacts: 'of_every_account',
    severity: 'alarm',
  },
  order_rejected: { isMailed: true, contacts: 'of_account', severity: 'information' },
  order_reminder: { isMailed: true, contacts: 'of_account', severity: 'warning' },
  order_amended: { isMailed: true, contacts: 'of_account', severity: 'warning' },
  order_completed: { isMailed: true, contacts: 'of_account', severity: 'warning', hasDisputeLink: true },
  order_cancelled: { isMailed: true, contacts: 'of_account', severity: 'information' },
  order_disputed: { isMailed: true, isAlwaysMailed: true, contacts: 'of_account', severity: 'alarm' },
  dispute_resolved: { isMailed: true, contacts: 'of_account', severity: 'warning' },
  order_returned: { isMailed: true, contacts: 'of_account', severity: 'information' },
  order_expired: { isMailed: false, contacts: 'none', severity: 'information' },
  token_expiring: { isMailed: true, contacts: 'none', severity: 'warning' },
  order_commented: { isMailed: false, contacts: 'none', severity: 'information' },
  user_joined: { isMailed: true, contacts: 'none', severity: 'information' },
  user_role_changed: { isMailed: true, contacts: 'none', severity: 'warning' },
  user_deactivated: { isMailed: true, contacts: 'none', severity: 'warning' },
  user_reactivated: { isMailed: true, contacts: 'none', severity: 'warning' },
  sign_in_policy_changed: { isMailed: true, contacts: 'none', severity: 'warning' },
} as const satisfies Record<string, NewsRule>;

export type NewsKind = keyof typeof newsKinds;

/** What holds for that kind. */
export function newsRule(kind: NewsKind): NewsRule {
  return newsKinds[kind];
}
