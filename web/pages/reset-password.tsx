import { Link, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useHref, useLocation } from 'react-router';
import { type AnswerOf, request } from '../api.ts';
import { FormTitle } from '../parts/form-title.tsx';
import { BarePage } from '../parts/frame/bare-page.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { takeLinkToken } from '../parts/sign-in/link-token.ts';
import { ResetPasswordForm } from '../parts/sign-in/reset-password-form.tsx';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { useAct } from '../parts/use-act.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** Where a mailed link, or the host's, leads: `/reset-password#<token>`. */
export function ResetPassword() {
  const say = useText();
  const { hash } = useLocation();
  const [token, setToken] = useState(() => takeLinkToken('/reset-password'));
  useEffect(() => {
    if (hash !== '') setToken(takeLinkToken('/reset-password'));
  }, [hash]);
  return (
    <BarePage title={say('reset.title')}>
      {token === '' ? <NoLink /> : <ForLink key={token} token={token} />}
    </BarePage>
  );
}

function ForLink({ token }: { token: string }) {
  const say = useText();
  const styles = useStyles();
  const signIn = useHref('/sign-in');
  const [link, setLink] = useState<AnswerOf<'inspectPasswordLink'> | null>(null);
  const [isDone, setDone] = useState(false);
  const inspection = useAct(async () => setLink(await request('inspectPasswordLink', { body: { token } })));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each link.
  useEffect(() => void inspection.run(undefined), []);
  if (inspection.problem?.code === 'setup_link_invalid') return <NoLink problem={inspection.problem} />;
  if (inspection.problem) {
    return <ProblemMessage problem={inspection.problem} onRetry={() => inspection.run(undefined)} />;
  }
  if (!link) return <SkeletonRows count={4} />;
  if (!isDone) return <ResetPasswordForm token={token} link={link} onDone={() => setDone(true)} />;
  return (
    <div className={styles.whole}>
      <FormTitle title={say('reset.title')} />
      <MessageBar intent="success" politeness="polite">
        <MessageBarBody>{say('reset.done')}</MessageBarBody>
      </MessageBar>
      <Link href={signIn}>{say('reset.toSignIn')}</Link>
    </div>
  );
}

function NoLink({ problem }: { problem?: unknown }) {
  const say = useText();
  const forgot = useHref('/forgot-password');
  return (
    <div className={useStyles().whole}>
      <FormTitle title={say('reset.title')} lead={say('reset.noLink')} />
      <ProblemMessage problem={problem} />
      <Link href={forgot}>{say('reset.askAgain')}</Link>
    </div>
  );
}
