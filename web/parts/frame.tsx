import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Navigate, Outlet, ScrollRestoration, useLocation, useParams } from 'react-router';
import { Barred } from './barred.tsx';
import { DelegationBar } from './delegation-bar.tsx';
import { NavDrawer } from './nav-drawer.tsx';
import { isSignedOut } from './new-query-client.ts';
import { NoRole } from './no-role.tsx';
import { PageLoading } from './page-loading.tsx';
import { ProblemMessage } from './problem-message.tsx';
import { ProofProvider } from './proof-provider.tsx';
import { ReasonProvider } from './reason-provider.tsx';
import { SideNav } from './side-nav.tsx';
import { signInAddress } from './sign-in-address.ts';
import { SkipLink } from './skip-link.tsx';
import { TopBar, topBarHeight } from './top-bar.tsx';
import { useIsNarrow } from './use-is-narrow.ts';
import { barredMembership, mayAt } from './use-place.ts';
import { useSession } from './use-session.ts';

const useStyles = makeStyles({
  columns: { display: 'flex', alignItems: 'flex-start' },
  nav: {
    position: 'sticky',
    top: topBarHeight,
    height: `calc(100dvh - ${topBarHeight})`,
    width: '240px',
    flexShrink: 0,
    boxSizing: 'border-box',
    overflowY: 'auto',
    padding: tokens.spacingVerticalM,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  main: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: `calc(100dvh - ${topBarHeight})`,
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    outlineStyle: 'none',
    '@media (max-width: 767px)': { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}` },
    '@media print': { padding: 0 },
  },
});

/** What stands around every page of a signed-in person. */
export function Frame() {
  const styles = useStyles();
  const isNarrow = useIsNarrow();
  const location = useLocation();
  const { org } = useParams();
  const session = useSession();
  const [isNavOpen, setNavOpen] = useState(false);

  if (isSignedOut(session.error)) return <Navigate to={signInAddress(location)} replace />;
  if (session.isPending) return <PageLoading />;
  if (!session.data) return <ProblemMessage problem={session.error} onRetry={() => session.refetch()} />;
  const isAnywhere = session.data.memberships.length > 0;
  const hasRole = isAnywhere && (org === undefined || mayAt(session.data, org, 'organization.read'));
  const barred = isOwnPage(location.pathname) ? undefined : barredMembership(session.data, org ?? '');
  return (
    <ProofProvider>
      <ReasonProvider>
        <SkipLink />
        <TopBar onMenu={isNarrow ? () => setNavOpen(true) : null} />
        <div className={styles.columns}>
          {isNarrow ? (
            <NavDrawer isOpen={isNavOpen} onClose={() => setNavOpen(false)} />
          ) : (
            <div className={styles.nav} data-print="hide">
              <SideNav />
            </div>
          )}
          <main id="main" className={styles.main} tabIndex={-1}>
            {barred ? (
              <Barred membership={barred} />
            ) : hasRole ? (
              <>
                <DelegationBar />
                <Outlet />
              </>
            ) : (
              <NoRole isAnywhere={isAnywhere} />
            )}
          </main>
        </div>
        <ScrollRestoration />
      </ReasonProvider>
    </ProofProvider>
  );
}

/** One's own account is open whatever an organization asks for, and the first page only leads on. */
function isOwnPage(pathname: string): boolean {
  return pathname === '/' || pathname === '/account';
}
