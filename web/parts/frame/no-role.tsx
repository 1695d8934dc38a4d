import { Link } from '@fluentui/react-components';
import { PersonProhibitedRegular } from '@fluentui/react-icons';
import { useHref } from 'react-router';
import { EmptyState } from '../empty-state.tsx';
import { PageHeader } from '../page-header.tsx';
import { useText } from '../use-text.ts';

/** Where it is lacking: nowhere a role, none in this organization, or one that does not open this page. */
export type RoleLacking = 'anywhere' | 'here' | 'page' | 'operator';

/** For somebody who may not act there, or nowhere, any more: says so, and where else they may go. */
export function NoRole({ lacking }: { lacking: RoleLacking }) {
  const say = useText();
  const home = useHref('/');
  return (
    <>
      <PageHeader title={say('frame.noRole')} />
      <EmptyState icon={<PersonProhibitedRegular />} title={say(`frame.lacking.${lacking}`)}>
        {lacking !== 'anywhere' && <Link href={home}>{say('frame.toHome')}</Link>}
      </EmptyState>
    </>
  );
}
