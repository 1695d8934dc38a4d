import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { useFactsStyles } from '../use-facts-styles.ts';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';

type Test = NonNullable<AnswerOf<'getSignInSettings'>['providers'][number]['test']>;

/** What a test sign-in gave, and what would follow from it. */
export function SignInTest({ test }: { test: Test }) {
  const say = useText();
  const styles = useFactsStyles();
  const { instant } = useFormats();
  const isProved = test.email !== null && test.isEmailVerified && test.isDomainProved;
  const none = say('sign-in-settings.nothing');
  const facts = {
    at: instant(test.at),
    name: test.name ?? none,
    email: test.email ?? none,
    subject: test.subject,
    roleValues: test.roleValues.join(', ') || none,
    role: test.role === null ? say('sign-in-settings.invitedOnly') : say(`users.roleName.${test.role}`),
  };
  const why = !test.email ? 'noEmail' : !test.isEmailVerified ? 'unverified' : 'otherDomain';
  return (
    <>
      <MessageBar intent={isProved ? 'success' : 'warning'} layout="multiline">
        <MessageBarBody>{say(`sign-in-settings.tested.${isProved ? 'well' : why}`)}</MessageBarBody>
      </MessageBar>
      <dl className={styles.facts}>
        {Object.entries(facts).flatMap(([name, value]) => [
          <dt key={name} className={styles.name}>
            {say(`sign-in-settings.came.${name}`)}
          </dt>,
          <dd key={`${name} value`} className={styles.fact}>
            {value}
          </dd>,
        ])}
      </dl>
    </>
  );
}
