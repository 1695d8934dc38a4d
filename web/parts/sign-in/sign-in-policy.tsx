import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type AnswerOf, request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { PolicyChoice } from '../settings/policy-choice.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { useSignInPlace } from './use-sign-in-place.ts';

type Policy = AnswerOf<'getSignInSettings'>['policy'];

const policies = ['any_way', 'second_factor', 'own_provider'] as const satisfies readonly Policy[];

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    maxWidth: '760px',
  },
});

/** How strongly people have to sign in before they see or do anything here. */
export function SignInPolicy({ policy }: { policy: Policy }) {
  const say = useText();
  const styles = useStyles();
  const { org, can } = useSignInPlace();
  const [chosen, choose] = useState<Policy | null>(null);
  const [isSaved, setSaved] = useState(false);
  const wanted = chosen ?? policy;
  const act = useAct(async () => {
    await request('changeSignInPolicy', { params: { org }, body: { policy: wanted } });
    return true;
  }, ['getSignInSettings']);
  const mayManage = can('sign_in.manage');
  const save = async () => {
    const isDone = await act.run(undefined);
    if (!isDone) return;
    choose(null);
    setSaved(true);
  };
  return (
    <SectionCard title={say('sign-in-settings.policy.title')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <PolicyChoice
          label={say('sign-in-settings.policy.label')}
          policies={policies}
          value={wanted}
          textsOf={(one) => ({
            name: say(`sign-in-settings.policy.${one}`),
            what: say(`sign-in-settings.policy.${one}What`),
          })}
          isFixed={!mayManage}
          onChange={(value) => {
            setSaved(false);
            choose(value);
          }}
        />
        <ProblemMessage problem={act.problem} />
        {isSaved && <Text role="status">{say('sign-in-settings.policy.saved')}</Text>}
        {mayManage && (
          <Button type="submit" disabledFocusable={act.isActing || wanted === policy}>
            {say('sign-in-settings.policy.save')}
          </Button>
        )}
      </form>
    </SectionCard>
  );
}
