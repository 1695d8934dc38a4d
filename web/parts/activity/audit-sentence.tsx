import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { AnswerOf } from '../../api.ts';
import { PhoneNumber } from '../phone-number.tsx';
import { singleFullStop } from '../single-full-stop.ts';
import { type Say, useText } from '../use-text.ts';
import { isKnownAction } from './audit-actions.ts';
import { type Detail, detailCount, detailText } from './detail-value.ts';

export type AuditEntry = AnswerOf<'listAuditEntries'>['items'][number];

/** Who did what, in words; of an action these pages do not know, its code. */
export function AuditSentence({ entry }: { entry: AuditEntry }) {
  const say = useText();
  const { action, detail } = entry;
  const actor = (
    <>
      <strong>{entry.actor.name}</strong>
      {'forOperator' in detail && ` ${say('activity.forOperator')}`}
    </>
  );
  if (!isKnownAction(action)) {
    return <FormattedMessage id="activity.entry.unknown" values={{ actor, action }} />;
  }
  return (
    <FormattedMessage id={`activity.entry.${action}`} values={{ ...wordsOf(detail, say), actor }}>
      {(parts) => <>{parts.map((part) => (typeof part === 'string' ? singleFullStop(part) : part))}</>}
    </FormattedMessage>
  );
}

/** Whatever any of the sentences is filled from. */
function wordsOf(detail: Detail, say: Say): Record<string, ReactNode> {
  const text = (name: string) => detailText(detail, name);
  const count = Array.isArray(detail.numbers) ? askedOf(detail.numbers).length : detailCount(detail, 'count');
  const role = text('role');
  return {
    count,
    others: count - 1,
    first: <PhoneNumber number={firstNumber(detail)} />,
    last: <PhoneNumber number={text('last')} />,
    role: role === '' ? '' : say(`users.roleName.${role}`),
    name: text('name'),
    previous: text('previousRole') === '' ? '' : say(`users.roleName.${text('previousRole')}`),
    email: text('email'),
    address: text('address'),
    ...deviceWords(detail, say),
    wrong: text('wrong'),
    left: detailCount(detail, 'left'),
    spid: text('spid'),
    domain: text('domain'),
    provider: text('provider'),
    provedBy: text('provedBy'),
    policy: text('policy'),
    ...lockWords(detail),
    year: String(detail.year ?? ''),
    account: text('accountNumber'),
    pon: text('purchaseOrderNumber'),
    status: isPartly(detail) ? 'partly' : text('status'),
    decision: text('decision'),
    supplement: text('kind'),
    version: text('version'),
    note: text('note'),
    reason: text('reason'),
    hasNote: text('note') === '' ? 'no' : 'yes',
    isByMail: text('openedThrough') === 'mail_link' ? 'yes' : 'no',
    tries: detailCount(detail, 'failuresInRow'),
    isFirst: detailCount(detail, 'generation') === 1 ? 'yes' : 'no',
  };
}

/** What a lock covers. */
function lockWords(detail: Detail): Record<string, ReactNode> {
  return {
    scope: detailText(detail, 'scope'),
    number: <PhoneNumber number={detailText(detail, 'number')} />,
    isForGood: detailText(detail, 'until') === '' ? 'yes' : 'no',
  };
}

/** The browser somebody signed in with, as far as it said. */
function deviceWords(detail: Detail, say: Say): Record<string, ReactNode> {
  const [browser, system] = [detailText(detail, 'browser'), detailText(detail, 'system')];
  const both = say('account.session.browserOn', { browser, system });
  const device = browser && system ? both : browser || system;
  return { device, hasDevice: device === '' ? 'no' : 'yes' };
}

function firstNumber(detail: Detail): string {
  const first: unknown = Array.isArray(detail.numbers) ? askedOf(detail.numbers)[0] : detail.first;
  if (typeof first === 'string') return first;
  return detailText((first ?? {}) as Detail, 'number');
}

/** What a correction took out of a request is not among its numbers any more. */
function askedOf(numbers: readonly unknown[]): unknown[] {
  return numbers.filter((one) => (one as Detail | null)?.status !== 'withdrawn');
}

/** Some of an order's numbers may have been refused while the others go. */
function isPartly({ status, numbers }: Detail): boolean {
  if (status !== 'confirmed' || !Array.isArray(numbers)) return false;
  return numbers.some((one: Detail) => one?.status === 'rejected');
}
