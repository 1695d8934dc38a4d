import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  email: { overflowWrap: 'anywhere' },
});

/** Whose address it is that was typed, and the way to another. */
export function SignInWho({ email, onBack }: { email: string; onBack(): void }) {
  const say = useText();
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <Text weight="semibold" className={styles.email}>
        {email}
      </Text>
      <Button appearance="subtle" size="small" onClick={onBack}>
        {say('sign-in.otherEmail')}
      </Button>
    </div>
  );
}
