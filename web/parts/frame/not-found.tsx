import { Link } from '@fluentui/react-components';
import { useHref } from 'react-router';
import { EmptyState } from '../empty-state.tsx';
import { PageHeader } from '../page-header.tsx';
import { useText } from '../use-text.ts';

export function NotFound() {
  const say = useText();
  const home = useHref('/');
  return (
    <>
      <PageHeader title={say('frame.notFound')} />
      <EmptyState title={say('frame.notFoundWhy')}>
        <Link href={home}>{say('frame.toHome')}</Link>
      </EmptyState>
    </>
  );
}
