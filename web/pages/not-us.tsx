import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { type AnswerOf, request } from '../api.ts';
import { BarePage } from '../parts/frame/bare-page.tsx';
import { NotUsEnd } from '../parts/not-us/not-us-end.tsx';
import { NotUsFacts } from '../parts/not-us/not-us-facts.tsx';
import { NotUsPress } from '../parts/not-us/not-us-press.tsx';
import { ProblemMessage } from '../parts/problem-message.tsx';
import { takeLinkToken } from '../parts/sign-in/link-token.ts';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { useAct } from '../parts/use-act.ts';
import { useText } from '../parts/use-text.ts';

/** Where the link of a mail leads: `/not-us#<token>`. Opening it changes nothing; the one button does. */
export function NotUs() {
  const say = useText();
  const { hash } = useLocation();
  // A second link opened in the same window changes the address only after the `#`.
  const [token, setToken] = useState(() => takeLinkToken('/not-us'));
  useEffect(() => {
    if (hash !== '') setToken(takeLinkToken('/not-us'));
  }, [hash]);
  return (
    <BarePage title={say('not-us.title')}>
      {token === '' ? <NotUsEnd end="no_link" /> : <ForLink key={token} token={token} />}
    </BarePage>
  );
}

function ForLink({ token }: { token: string }) {
  const [link, setLink] = useState<AnswerOf<'inspectDisputeLink'> | null>(null);
  const [frozen, setFrozen] = useState<AnswerOf<'useDisputeLink'> | null>(null);
  const inspection = useAct(async () => setLink(await request('inspectDisputeLink', { body: { token } })));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each link.
  useEffect(() => void inspection.run(undefined), []);
  if (frozen) return <NotUsEnd end="frozen" order={frozen} />;
  if (inspection.problem?.code === 'dispute_link_invalid') return <NotUsEnd end="invalid" />;
  if (inspection.problem) {
    return <ProblemMessage problem={inspection.problem} onRetry={() => inspection.run(undefined)} />;
  }
  if (!link) return <SkeletonRows count={4} />;
  if (!link.canBeDisputed) {
    return (
      <NotUsEnd end={link.status === 'disputed' ? 'frozen_before' : 'too_late'}>
        <NotUsFacts link={link} />
      </NotUsEnd>
    );
  }
  return <NotUsPress token={token} link={link} onFrozen={setFrozen} />;
}
