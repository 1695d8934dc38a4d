import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, PlayRegular } from '@fluentui/react-icons';
import { type AnswerOf, request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { SignInProviderDelete } from './sign-in-provider-delete.tsx';
import { SignInProviderEdit } from './sign-in-provider-edit.tsx';
import { SignInProviderFacts } from './sign-in-provider-facts.tsx';
import { SignInTest } from './sign-in-test.tsx';
import { useProviderWindow } from './use-provider-window.ts';
import { useSignInPlace } from './use-sign-in-place.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  provider: AnswerOf<'getSignInSettings'>['providers'][number];
  settings: AnswerOf<'getSignInSettings'>;
}

/** A draft: nobody signs in by it before a test has shown what that gives. */
export function SignInDraft({ provider, settings }: Props) {
  const say = useText();
  const styles = useStyles();
  const { org, can } = useSignInPlace();
  const params = { org, id: provider.id };
  const { go, failure } = useProviderWindow('test', ['getSignInSettings']);
  const test = useAct(() => go(() => request('testSignInProvider', { params })), ['getSignInSettings']);
  const use = useAct(() => request('useSignInProvider', { params }), ['getSignInSettings']);
  return (
    <div className={styles.whole}>
      <SignInProviderFacts provider={provider} />
      {provider.test ? <SignInTest test={provider.test} /> : <Text>{say('sign-in-settings.testFirst')}</Text>}
      {can('sign_in.manage') && (
        <div className={styles.row}>
          <Button
            appearance={provider.test ? 'secondary' : 'primary'}
            icon={<PlayRegular />}
            disabledFocusable={test.isActing}
            onClick={() => void test.run(undefined)}
          >
            {say('sign-in-settings.test')}
          </Button>
          {provider.test && (
            <Button
              appearance="primary"
              icon={<CheckmarkRegular />}
              disabledFocusable={use.isActing}
              onClick={() => void use.run(undefined)}
            >
              {say('sign-in-settings.use')}
            </Button>
          )}
          <SignInProviderEdit provider={provider} settings={settings} />
          <SignInProviderDelete provider={provider} />
        </div>
      )}
      {failure !== null && <Text role="alert">{say('sign-in-settings.testFailed', { why: failure })}</Text>}
      <ProblemMessage problem={test.problem ?? use.problem} />
    </div>
  );
}
