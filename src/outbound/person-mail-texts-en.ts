import type { PersonMailTexts } from './person-mail-texts.ts';

export const personMailTextsEn: PersonMailTexts = {
  said: {
    invitation: ({ organization, by }) => ({
      subject: `You are invited to ${organization}`,
      what:
        `${by} invites you to look after the phone numbers of ${organization} and the requests to take ` +
        'them away. The link below lets you in; it works once.',
    }),
    password_reset: {
      subject: 'Choose a new password',
      what: 'A new password was asked for your account. The link below lets you choose one; it works once.',
    },
    new_device: {
      subject: 'Your account was signed in to on a new device',
      what: 'Your account was signed in to on a device that was not used before.',
    },
    account_changed: {
      password_changed: {
        subject: 'Your password was changed',
        what: 'The password of your account was changed.',
      },
      passkey_added: {
        subject: 'A passkey was added to your account',
        what: 'From now on your account can be signed in to with a new passkey.',
      },
      passkey_removed: {
        subject: 'A passkey was removed from your account',
        what: 'A passkey of your account was removed. It no longer signs anybody in.',
      },
      identity_unlinked: {
        subject: 'An account at a provider was unlinked from your account',
        what: 'An account at a provider that signed you in was unlinked. Its sessions have ended.',
      },
      totp_on: {
        subject: 'An authenticator app was set up for your account',
        what: 'Your account now asks for a code of an authenticator app.',
      },
      totp_off: {
        subject: 'The authenticator app of your account was turned off',
        what: 'Your account no longer asks for a code of an authenticator app.',
      },
      recovery_codes_renewed: {
        subject: 'Your account has new recovery codes',
        what: 'New recovery codes were made for your account. Those made before no longer work.',
      },
      recovered_by_operator: {
        subject: 'Your account was recovered by the operator',
        what: 'The operator gave your account a new way in. What signed you in before no longer does.',
      },
    },
  },
  facts: {
    organization: 'Organization',
    role: 'Your role',
    by: 'Invited by',
    device: 'Device',
    address: 'Network address',
    happenedAt: 'Happened',
    expiresAt: 'Link valid until',
  },
  roles: {
    owner: 'Owner',
    telephony_admin: 'Telephony admin',
    approver: 'Approver',
    auditor: 'Auditor',
    viewer: 'Viewer',
    operator_admin: 'Operator admin',
    porting_agent: 'Porting agent',
    operator_auditor: 'Operator auditor',
  },
  act: {
    invitation: 'Accept the invitation',
    password_reset: 'Choose a new password',
    new_device: 'See where you are signed in',
    account_changed: 'Open your account',
  },
  otherwise: {
    invitation: 'If you do not know what this is about, you need do nothing: nothing happens without you.',
    password_reset: 'If you did not ask for it, you need do nothing: your password stays as it is.',
    new_device: 'If this was not you, end that session and change your password at once.',
    account_changed: 'If this was not you, tell an owner of your organization or the operator at once.',
  },
  why: 'You get this because it is about your own account. It cannot be turned off.',
};
