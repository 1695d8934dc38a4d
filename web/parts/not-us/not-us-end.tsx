import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useHref } from 'react-router';
import type { AnswerOf } from '../../api.ts';
import { FormTitle } from '../form-title.tsx';
import { signInAddress } from '../sign-in/sign-in-address.ts';
import { useText } from '../use-text.ts';

interface Props {
  end: 'no_link' | 'invalid' | 'used' | 'frozen' | 'frozen_before' | 'too_late';
  order?: AnswerOf<'useDisputeLink'>;
  children?: ReactNode;
}

/** Where there is nothing to press, any more or at all: what is so, and the way to see more. */
export function NotUsEnd({ end, order, children }: Props) {
  const say = useText();
  const pathname = order ? `/o/${order.organizationId}/voice/port-orders/${order.orderId}` : '/';
  const signIn = useHref(signInAddress({ pathname, search: '' }));
  return (
    <>
      <FormTitle title={say(`not-us.end.${end}`)} lead={say(`not-us.end.${end}What`)} />
      {children}
      <Link href={signIn}>{say('not-us.signIn')}</Link>
    </>
  );
}
