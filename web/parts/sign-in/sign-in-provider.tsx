import { makeStyles, tokens } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { SignInProviderDelete } from './sign-in-provider-delete.tsx';
import { SignInProviderEdit } from './sign-in-provider-edit.tsx';
import { SignInProviderFacts } from './sign-in-provider-facts.tsx';
import { useSignInPlace } from './use-sign-in-place.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  provider: AnswerOf<'getSignInSettings'>['providers'][number];
  settings: AnswerOf<'getSignInSettings'>;
}

/** A provider in use. A change of it is a draft that takes its place once it was tested. */
export function SignInProvider({ provider, settings }: Props) {
  const styles = useStyles();
  const { can } = useSignInPlace();
  return (
    <div className={styles.whole}>
      <SignInProviderFacts provider={provider} />
      {can('sign_in.manage') && (
        <div className={styles.row}>
          <SignInProviderEdit provider={provider} settings={settings} />
          <SignInProviderDelete provider={provider} />
        </div>
      )}
    </div>
  );
}
