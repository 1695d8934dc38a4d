import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import type { ApiProblem } from '../../api-problem.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { useText } from '../use-text.ts';
import { SignInWho } from './sign-in-who.tsx';

const useStyles = makeStyles({
  ways: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

type Way = AnswerOf<'findSignInWays'>['ways'][number];

interface Props {
  email: string;
  ways: readonly Way[];
  act: { isActing: boolean; problem: ApiProblem | null };
  onChoose(way: Way): void;
  onPassword(): void;
  onBack(): void;
}

/** The providers of the person's organization. To a single one the page goes by itself. */
export function SignInWays({ email, ways, act, onChoose, onPassword, onBack }: Props) {
  const say = useText();
  const styles = useStyles();
  return (
    <div className={styles.ways}>
      <SignInWho email={email} onBack={onBack} />
      <ProblemMessage problem={act.problem} />
      {ways.map((way) => (
        <Button
          key={way.providerId}
          appearance="primary"
          size="large"
          disabledFocusable={act.isActing}
          icon={act.isActing ? <Spinner size="tiny" /> : undefined}
          onClick={() => onChoose(way)}
        >
          {say('sign-in.goTo', { name: way.name })}
        </Button>
      ))}
      <Button appearance="transparent" onClick={onPassword}>
        {say('sign-in.usePassword')}
      </Button>
    </div>
  );
}
