import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Navigate, Outlet, ScrollRestoration, useLocation, useParams } from 'react-router';
import { isSignedOut } from '../new-query-client.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { ProofProvider } from '../proof/proof-provider.tsx';
import { ReasonProvider } from '../proof/reason-provider.tsx';
import { signInAddress } from '../sign-in/sign-in-address.ts';
import { useIsNarrow } from '../use-is-narrow.ts';
import { barredMembership, mayAt } from '../use-place.ts';
import { type Session, useSession } from '../use-session.ts';
import { Barred } from './barred.tsx';
import { DelegationBar } from './delegation-bar.tsx';
import { NavDrawer } from './nav-drawer.tsx';
import { NoRole, type RoleLacking } from './no-role.tsx';
import { PageLoading } from './page-loading.tsx';
import { SideNav } from './side-nav.tsx';
import { SkipLink } from './skip-link.tsx';
import { TopBar, topBarHeight } from './top-bar.tsx';
import { usePageNeeds } from './use-page-needs.ts';

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
  const needed = usePageNeeds();
  const session = useSession();
  const [isNavOpen, setNavOpen] = useState(false);

  if (isSignedOut(session.error)) {
    // It was there a moment ago, so that something may be left half done.
    const state = { hasEnded: session.data !== undefined };
    return <Navigate to={signInAddress(location)} state={state} replace />;
  }
  if (session.isPending) return <PageLoading />;
  if (!session.data) return <ProblemMessage problem={session.error} onRetry={() => session.refetch()} />;
  const lacking = roleLacking(session.data, org, needed);
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
            {barred && <Barred membership={barred} />}
            {!barred && lacking && <NoRole lacking={lacking} />}
            {!barred && !lacking && (
              <>
                <DelegationBar />
                <Outlet />
              </>
            )}
          </main>
        </div>
        <ScrollRestoration />
      </ReasonProvider>
    </ProofProvider>
  );
}

function roleLacking(session: Session, org: string | undefined, needed: string | null): RoleLacking | null {
  if (session.memberships.length === 0) return 'anywhere';
  if (org !== undefined && !mayAt(session, org, 'organization.read')) return 'here';
  if (needed === null || mayAt(session, org ?? '', needed)) return null;
  return org === undefined ? 'operator' : 'page';
}

/** One's own account is open whatever an organization asks for, and the first page only leads on. */
function isOwnPage(pathname: string): boolean {
  return pathname === '/' || pathname === '/account';
}
