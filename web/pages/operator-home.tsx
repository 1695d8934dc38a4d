import { useState } from 'react';
import { OperatorHomeOverview } from '../parts/home/operator-home-overview.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { useRead } from '../parts/use-read.ts';
import { useText } from '../parts/use-text.ts';
import { FirstOrganization } from './first-organization/first-organization.tsx';

/** The operator's home: how all organizations stand, or the way to the first one. */
export function OperatorHome() {
  const say = useText();
  const list = useRead('listOrganizations', { query: { limit: 1 } });
  // What was there when the page was opened: making the first one must not close the page over its owner.
  const [hasBegun, setBegun] = useState(false);
  const isEmpty = list.data?.items.length === 0;
  if (isEmpty && !hasBegun) setBegun(true);
  const isOverview = list.data && !isEmpty && !hasBegun;
  return (
    <>
      <PageHeader title={say(isOverview ? 'operator-home.title' : 'frame.home')} />
      {isOverview && <OperatorHomeOverview />}
      {hasBegun && <FirstOrganization />}
      {!list.data && !list.error && <SkeletonRows />}
      <ProblemMessage problem={list.data ? null : list.error} onRetry={() => list.refetch()} />
    </>
  );
}
