import { Spinner, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../api.ts';
import { ApiProblem } from '../api-problem.ts';
import { FormTitle } from '../parts/form-title.tsx';
import { BarePage } from '../parts/frame/bare-page.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { tellProviderNews } from '../parts/sign-in/provider-news.ts';
import { spendProviderReturn } from '../parts/sign-in/provider-return.ts';
import { beginSession } from '../parts/use-session.ts';
import { useText } from '../parts/use-text.ts';

type Outcome = { kind: 'pending' } | { kind: 'done' } | { kind: 'failed'; problem: ApiProblem | null };

/** Where a provider of accounts sends people back to: ends what was begun and goes on. */
export function SignInCallback() {
  const say = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'pending' });
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    const body = spendProviderReturn();
    // Reloaded, or come to by hand: there is nothing to end.
    if (!body) return setOutcome({ kind: 'failed', problem: null });
    const finish = async () => {
      const { purpose, returnTo, session } = await request('finishSignIn', { body });
      if (purpose === 'sign_in' && session) {
        beginSession(client, session);
        return navigate(returnTo, { replace: true });
      }
      if (purpose !== 'sign_in') tellProviderNews({ purpose });
      setOutcome({ kind: 'done' });
      window.close();
    };
    finish().catch((error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
      tellProviderNews({ failure: error.detail });
      setOutcome({ kind: 'failed', problem: error });
    });
  }, [client, navigate]);
  return (
    <BarePage title={say('sign-in.title')}>
      <FormTitle title={say('sign-in.title')} lead={say(`sign-in.callback.${outcome.kind}`)} />
      {outcome.kind === 'pending' && <Spinner />}
      {outcome.kind === 'failed' && (
        <>
          <ProblemMessage problem={outcome.problem} />
          <Text>
            <PageLink to="/sign-in">{say('sign-in.beginAgain')}</PageLink>
          </Text>
        </>
      )}
    </BarePage>
  );
}
