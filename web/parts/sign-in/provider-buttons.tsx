import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { type AnswerOf, request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  ways: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
});

type Way = AnswerOf<'findSignInWays'>['ways'][number];

interface Props {
  ways: readonly Way[];
  email: string | undefined;
  /** Where the person goes once they are signed in. */
  returnTo: string;
}

/** One button for each provider of an organization; it leads there, and then back. */
export function ProviderButtons({ ways, email, returnTo }: Props) {
  const say = useText();
  const styles = useStyles();
  const go = useAct(async ({ organizationId, providerId }: Way) => {
    const body = { organizationId, providerId, email, returnTo };
    window.location.assign((await request('beginSignIn', { body })).url);
  });
  return (
    <div className={styles.ways}>
      <ProblemMessage problem={go.problem} />
      {ways.map((way) => (
        <Button
          key={way.providerId}
          appearance="primary"
          size="large"
          disabledFocusable={go.isActing}
          icon={go.isActing ? <Spinner size="tiny" /> : undefined}
          onClick={() => void go.run(way)}
        >
          {say('sign-in.goTo', { name: way.name })}
        </Button>
      ))}
    </div>
  );
}
