import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useHref, useLocation } from 'react-router';
import { type AnswerOf, request } from '../api.ts';
import { FormTitle } from '../parts/form-title.tsx';
import { BarePage } from '../parts/frame/bare-page.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { takeLinkToken } from '../parts/sign-in/link-token.ts';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { useAct } from '../parts/use-act.ts';
import { useText } from '../parts/use-text.ts';
import { InvitedForm } from './set-up/invited-form.tsx';
import { InvitedToProvider } from './set-up/invited-to-provider.tsx';
import { OperatorForm } from './set-up/operator-form.tsx';

/** Where a one-time link leads: `/setup#<token>`. */
export function SetUp() {
  const say = useText();
  const { hash } = useLocation();
  // A second link opened in the same window changes the address only after the `#`.
  const [token, setToken] = useState(() => takeLinkToken('/setup'));
  useEffect(() => {
    if (hash !== '') setToken(takeLinkToken('/setup'));
  }, [hash]);
  return (
    <BarePage title={say('set-up.title')}>
      {token === '' ? <NoLink /> : <ForLink key={token} token={token} />}
    </BarePage>
  );
}

function ForLink({ token }: { token: string }) {
  const [link, setLink] = useState<AnswerOf<'inspectSetupLink'> | null>(null);
  const inspection = useAct(async () => setLink(await request('inspectSetupLink', { body: { token } })));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each link.
  useEffect(() => void inspection.run(undefined), []);
  if (inspection.problem?.code === 'setup_link_invalid') return <NoLink problem={inspection.problem} />;
  if (inspection.problem) {
    return <ProblemMessage problem={inspection.problem} onRetry={() => inspection.run(undefined)} />;
  }
  if (!link) return <SkeletonRows count={4} />;
  if (link.signInWays.length > 0) return <InvitedToProvider link={link} />;
  return link.kind === 'first_run' ? (
    <OperatorForm token={token} />
  ) : (
    <InvitedForm token={token} link={link} />
  );
}

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

function NoLink({ problem }: { problem?: unknown }) {
  const say = useText();
  const signIn = useHref('/sign-in');
  return (
    <div className={useStyles().whole}>
      <FormTitle title={say('set-up.title')} lead={say('set-up.noLink')} />
      <ProblemMessage problem={problem} />
      <Link href={signIn}>{say('set-up.toSignIn')}</Link>
    </div>
  );
}
