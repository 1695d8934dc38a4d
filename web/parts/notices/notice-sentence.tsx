import { FormattedMessage } from 'react-intl';
import type { AnswerOf } from '../../api.ts';
import { detailCount, detailText } from '../activity/detail-value.ts';
import { PhoneNumber } from '../phone-number.tsx';
import { useFormats } from '../use-formats.ts';

export type Notice = AnswerOf<'listNotices'>['items'][number];

/** What happened, in words. */
export function NoticeSentence({ notice: { kind, detail } }: { notice: Notice }) {
  const { instant } = useFormats();
  const count = detailCount(detail, 'numberCount');
  const end = detailText(detail, 'expiresAt');
  const carrier = detailText(detail, 'carrier');
  const values = {
    by: detailText(detail, 'by'),
    person: detailText(detail, 'person'),
    carrier,
    hasCarrier: carrier === '' ? 'no' : 'yes',
    token: detailText(detail, 'tokenName'),
    end: end === '' ? '' : instant(end),
    scope: detailText(detail, 'scope'),
    number: <PhoneNumber number={detailText(detail, 'number')} />,
    account: detailText(detail, 'accountNumber'),
    tries: detailCount(detail, 'failuresInRow'),
    count,
    others: count - 1,
    first: <PhoneNumber number={detailText(detail, 'firstNumber')} />,
  };
  return <FormattedMessage id={`home.notice.${kind}`} values={values} />;
}
