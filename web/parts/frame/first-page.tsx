import { Navigate } from 'react-router';
import { useChosenOrganization } from '../use-chosen-organization.ts';
import { PageLoading } from './page-loading.tsx';

/** Where a person comes in: the home of their organization, or of the operator who has none yet. */
export function FirstPage() {
  const { id, isKnown } = useChosenOrganization();
  if (!isKnown) return <PageLoading />;
  return <Navigate to={id === null ? '/operator/home' : `/o/${id}/home`} replace />;
}
