import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ApiProblem } from '../../api-problem.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { useText } from '../use-text.ts';
import { ProviderButton, type SignInWay } from './provider-button.tsx';
import { SignInWho } from './sign-in-who.tsx';

const useStyles = makeStyles({
  ways: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  email: string;
  ways: readonly SignInWay[];
  act: { isActing: boolean; problem: ApiProblem | null };
  onChoose(way: SignInWay): void;
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
        <ProviderButton key={way.providerId} way={way} isActing={act.isActing} onChoose={onChoose} />
      ))}
      <Button appearance="transparent" onClick={onPassword}>
        {say('sign-in.usePassword')}
      </Button>
    </div>
  );
}
