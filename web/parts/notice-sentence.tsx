import { FormattedMessage } from 'react-intl';
import type { AnswerOf } from '../api.ts';
import { detailCount, detailText } from './detail-value.ts';
import { PhoneNumber } from './phone-number.tsx';

export type Notice = AnswerOf<'listNotices'>['items'][number];

/** What happened, in words. */
export function NoticeSentence({ notice: { kind, detail } }: { notice: Notice }) {
  const count = detailCount(detail, 'numberCount');
  const values = {
    by: detailText(detail, 'by'),
    carrier: detailText(detail, 'carrier'),
    person: detailText(detail, 'person'),
    tries: detailCount(detail, 'failuresInRow'),
    count,
    others: count - 1,
    first: <PhoneNumber number={detailText(detail, 'firstNumber')} />,
  };
  return <FormattedMessage id={`home.notice.${kind}`} values={values} />;
}
