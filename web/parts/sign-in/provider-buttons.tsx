import { makeStyles, tokens } from '@fluentui/react-components';
import { ProblemMessage } from '../problem-message.tsx';
import { ProviderButton, type SignInWay } from './provider-button.tsx';
import { useProviderSignIn } from './use-provider-sign-in.ts';

const useStyles = makeStyles({
  ways: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
});

interface Props {
  ways: readonly SignInWay[];
  email: string | undefined;
  /** Where the person goes once they are signed in. */
  returnTo: string;
}

/** One button for each provider of an organization; it leads there, and then back. */
export function ProviderButtons({ ways, email, returnTo }: Props) {
  const styles = useStyles();
  const go = useProviderSignIn({ email, returnTo });
  return (
    <div className={styles.ways}>
      <ProblemMessage problem={go.problem} />
      {ways.map((way) => (
        <ProviderButton
          key={way.providerId}
          way={way}
          isActing={go.isActing}
          onChoose={(chosen) => void go.run(chosen)}
        />
      ))}
    </div>
  );
}
