import type { MailTexts, MailWords } from './mail-texts.ts';

const numbers = ({ count }: MailWords) => (count === 1 ? '1 phone number' : `${count} phone numbers`);
const carrier = (words: MailWords) => words.carrier || 'Another carrier';
const ifSilent = ({ ifSilent: outcome, count }: MailWords) => {
  const [they, leave, stay] = count === 1 ? ['number', 'leaves', 'stays'] : ['numbers', 'leave', 'stay'];
  if (outcome === 'confirm') return ` If nobody answers in time, it is confirmed and the ${they} ${leave}.`;
  return outcome === 'refuse' ? ` If nobody answers in time, it is refused and the ${they} ${stay}.` : '';
};
const by = (words: MailWords) => (words.by === '' ? '' : ` by ${words.by}`);

const locked = ({ lock, organization }: MailWords) => {
  if (lock?.scope === 'number') return `the number ${lock.number}`;
  return lock?.scope === 'billing_account'
    ? `all numbers of a billing account of ${organization}`
    : `all numbers of ${organization}`;
};

export const mailTextsEn: MailTexts = {
  news: {
    pin_set: {
      subject: ({ organization }) => `Port-out PIN set for ${organization}`,
      what: (words) => `The port-out PIN was set${by(words)}. From now on numbers can leave with this PIN.`,
    },
    pin_changed: {
      subject: ({ organization }) => `Port-out PIN changed for ${organization}`,
      what: (words) => `The port-out PIN was changed${by(words)}. The PIN before it no longer works.`,
    },
    pin_resumed: {
      subject: ({ organization }) => `Automatic PIN decisions resumed for ${organization}`,
      what: (words) =>
        `Automatic decisions by PIN were resumed${by(words)}. Requests held meanwhile stay held.`,
    },
    wrong_pin_alert: {
      subject: ({ tries }) => `${tries} wrong port-out PINs in a row`,
      what: (words) => `${carrier(words)} gave a wrong port-out PIN; that makes ${words.tries} in a row.`,
    },
    pin_on_hold: {
      subject: ({ tries }) => `Automatic PIN decisions stopped after ${tries} wrong PINs`,
      what: (words) =>
        `After ${words.tries} wrong PINs in a row, no request is decided by PIN any more. ` +
        'Each one waits for you until you change the PIN or resume automatic decisions.',
    },
    lock_set: {
      subject: ({ organization }) => `Locked against porting out: numbers of ${organization}`,
      what: (words) =>
        `A lock against porting out was set${by(words)} on ${locked(words)}. ` +
        'While it is in force, every request to take them away waits for your answer.',
    },
    lock_lifted: {
      subject: ({ organization }) => `A lock against porting out was lifted: numbers of ${organization}`,
      what: (words) =>
        words.lock?.isForATime
          ? `The lock on ${locked(words)} was lifted for a time${by(words)}. ` +
            'Until it is in force again by itself, it holds no request back. If this is not meant, lock them again now.'
          : `The lock on ${locked(words)} was lifted${by(words)}. ` +
            'It holds no request back any more. If this is not meant, lock them again now.',
    },
    lock_expired: {
      subject: ({ organization }) => `A lock against porting out has ended: numbers of ${organization}`,
      what: (words) =>
        `The lock on ${locked(words)} has come to its end. It holds no request back any more. ` +
        'If they are to stay locked, lock them again.',
    },
    order_held: {
      subject: (words) => `Your answer is needed: request ${words.pon} to take ${numbers(words)} away`,
      what: (words) =>
        `${carrier(words)} asks to take ${numbers(words)} away. The request waits for your answer.${ifSilent(words)}`,
    },
    order_confirmed: {
      subject: (words) => `${numbers(words)} will leave: request ${words.pon} is confirmed`,
      what: (words) => `The request to take ${numbers(words)} away is confirmed. The numbers will leave.`,
    },
    attempt_on_numbers: {
      subject: ({ organization }) => `Someone tried to take numbers of ${organization} away`,
      what: (words) =>
        `${carrier(words)} asked for numbers of yours together with numbers that are not. It was not decided for you.`,
    },
    order_rejected: {
      subject: (words) => `Request ${words.pon} is rejected`,
      what: (words) => `The request to take ${numbers(words)} away is rejected. The numbers stay.`,
    },
    order_reminder: {
      subject: (words) => `Reminder: request ${words.pon} still waits for your answer`,
      what: (words) =>
        `The request to take ${numbers(words)} away still waits for your answer.${ifSilent(words)}`,
    },
    order_amended: {
      subject: (words) => `Request ${words.pon} was changed by the carrier`,
      what: (words) => `${carrier(words)} changed its request to take ${numbers(words)} away.`,
    },
    order_completed: {
      subject: (words) => `${numbers(words)} left: request ${words.pon} is completed`,
      what: (words) => `${numbers(words)} went to another carrier. The request is completed.`,
    },
    order_cancelled: {
      subject: (words) => `Request ${words.pon} is cancelled`,
      what: (words) => `The request to take ${numbers(words)} away is cancelled. The numbers stay.`,
    },
    order_disputed: {
      subject: (words) => `Request ${words.pon} is disputed and frozen`,
      what: (words) =>
        `Someone said of the request to take ${numbers(words)} away that it was not you${by(words)}. It is frozen.`,
    },
    dispute_resolved: {
      subject: (words) => `The dispute about request ${words.pon} has ended`,
      what: (words) => `The dispute about the request to take ${numbers(words)} away has ended.`,
    },
    order_returned: {
      subject: (words) => `${numbers(words)} came back: request ${words.pon}`,
      what: (words) => `${numbers(words)} came back to you. They are active again.`,
    },
    order_expired: {
      subject: (words) => `Request ${words.pon} has expired`,
      what: () => 'The rejected request was not corrected in time and has expired.',
    },
    token_expiring: {
      subject: ({ token }) => `The API token ${token} is about to end`,
      what: ({ token, carrier: name }) =>
        `The API token ${token}${name === '' ? '' : ` of ${name}`} ends soon. ` +
        'Whatever uses it is refused from then on: give it a new token before.',
    },
    order_commented: {
      subject: (words) => `New comment on request ${words.pon}`,
      what: () => 'There is a new comment on the request.',
    },
    user_joined: {
      subject: ({ person, organization }) => `${person} joined ${organization}`,
      what: ({ person, organization }) =>
        `${person} took up the invitation and may now act for ${organization}.`,
    },
    user_role_changed: {
      subject: ({ person, organization }) => `The role of ${person} in ${organization} was changed`,
      what: (words) => `The role of ${words.person} was changed${by(words)}. The new one holds from now on.`,
    },
    user_deactivated: {
      subject: ({ person, organization }) => `${person} may no longer act for ${organization}`,
      what: (words) =>
        `${words.person} was deactivated${by(words)} and signed out everywhere. API tokens they made go on working.`,
    },
    user_reactivated: {
      subject: ({ person, organization }) => `${person} may act for ${organization} again`,
      what: (words) => `${words.person} was reactivated${by(words)}.`,
    },
    sign_in_policy_changed: {
      subject: ({ organization }) => `How people sign in to ${organization} was changed`,
      what: (words) =>
        `How strongly people must sign in to ${words.organization} was changed${by(words)}. ` +
        'What holds now is shown under Settings, Sign-in. If you did not expect this, ask who did it.',
    },
  },
  facts: {
    organization: 'Organization',
    carrier: 'Gaining carrier',
    pon: 'Order number (PON)',
    numbers: 'Phone numbers',
    account: 'Account',
    answerBy: 'Answer by',
    leavesAt: 'Numbers leave',
    endsAt: 'Ends',
    lockedUntil: 'Locked until',
    unlockedUntil: 'Unlocked until',
    happenedAt: 'Happened',
  },
  account: (end) => `ending in ${end}`,
  andMore: (count) => `and ${count} more`,
  act: {
    order: 'Open the request',
    locks: 'See the locks',
    pin: 'See the port-out PIN',
    users: 'Open Users & roles',
    center: 'Open the admin center',
  },
  notUs: {
    lead:
      'If nobody in your organization asked for this, say so now. ' +
      'You need not sign in; the request is frozen at once.',
    press: 'This was not us',
  },
  neverPin: 'We never ask for your port-out PIN by e-mail, and no e-mail of ours contains it.',
  why: (mailedAs, organization) =>
    ({
      owner: `You get this because you are an owner of ${organization}.`,
      telephony_admin: `You get this because you are a telephony admin of ${organization}.`,
      approver: `You get this because you are an approver of ${organization}.`,
      contact: `You get this because your address is a contact of a billing account of ${organization}.`,
      desk: `You get this because you work at the porting desk of ${organization}.`,
    })[mailedAs],
  choose: 'Choose what is mailed to you',
};
