import type { AnswerOf } from '../api.ts';
import { detailCount, detailText } from './detail-value.ts';
import { phoneText } from './phone-text.ts';
import type { Say } from './use-text.ts';

export type Notice = AnswerOf<'listNotices'>['items'][number];

/** What happened, as a sentence. */
export function noticeText(say: Say, { kind, detail }: Notice): string {
  const count = detailCount(detail, 'numberCount');
  return say(`home.notice.${kind}`, {
    by: detailText(detail, 'by'),
    carrier: detailText(detail, 'carrier'),
    tries: detailCount(detail, 'failuresInRow'),
    count,
    others: count - 1,
    first: phoneText(detailText(detail, 'firstNumber')),
  });
}
