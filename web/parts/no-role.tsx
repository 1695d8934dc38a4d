import { Link } from '@fluentui/react-components';
import { PersonProhibitedRegular } from '@fluentui/react-icons';
import { useHref } from 'react-router';
import { EmptyState } from './empty-state.tsx';
import { PageHeader } from './page-header.tsx';
import { useText } from './use-text.ts';

/** For somebody who may not act there, or nowhere, any more: says so, and where else they may go. */
export function NoRole({ isAnywhere }: { isAnywhere: boolean }) {
  const say = useText();
  const home = useHref('/');
  return (
    <>
      <PageHeader title={say('frame.noRole')} />
      <EmptyState
        icon={<PersonProhibitedRegular />}
        title={say(isAnywhere ? 'frame.noRoleHere' : 'frame.noRoleAnywhere')}
      >
        {isAnywhere && <Link href={home}>{say('frame.toHome')}</Link>}
      </EmptyState>
    </>
  );
}
