import { useState } from 'react';
import { Navigate } from 'react-router';
import { PageHeader } from '../parts/page-header.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { useRead } from '../parts/use-read.ts';
import { useText } from '../parts/use-text.ts';
import { FirstOrganization } from './first-organization/first-organization.tsx';

/** The home of an operator who has no organization yet; with one, that one's home is theirs. */
export function OperatorHome() {
  const say = useText();
  const list = useRead('listOrganizations', { query: { limit: 1 } });
  // What was there when the page was opened: making the first one must not close the page over its owner.
  const [hasBegun, setBegun] = useState(false);
  const isEmpty = list.data?.items.length === 0;
  if (isEmpty && !hasBegun) setBegun(true);
  if (list.data && !isEmpty && !hasBegun) return <Navigate to="/" replace />;
  return (
    <>
      <PageHeader title={say('frame.home')} />
      {hasBegun ? <FirstOrganization /> : <SkeletonRows />}
      <ProblemMessage problem={list.error} onRetry={() => list.refetch()} />
    </>
  );
}
