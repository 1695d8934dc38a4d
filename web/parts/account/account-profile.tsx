import { Button, Field, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type AnswerOf, request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { languages } from '../language.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '480px' },
  save: { alignSelf: 'flex-start' },
});

/** What the person is called here, and the language they are written to in. */
export function AccountProfile({ account }: { account: AnswerOf<'getAccount'> }) {
  const say = useText();
  const styles = useStyles();
  const [name, setName] = useState(account.name);
  const [language, setLanguage] = useState(account.language);
  const [isSaved, setSaved] = useState(false);
  const save = useAct(
    () => request('changeAccount', { body: { name, language } }),
    ['getAccount', 'getNotificationChoices', 'listUsers'],
  );
  const isChanged = name !== account.name || language !== account.language;
  const submit = async () => setSaved((await save.run(undefined)) !== null);
  return (
    <SectionCard title={say('account.profile')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged) void submit();
        }}
      >
        <ApiField
          label={say('account.name')}
          path="/name"
          problem={save.problem}
          value={name}
          onChange={setName}
        />
        <Field label={say('account.email')}>
          <Text>{account.email}</Text>
        </Field>
        <Field label={say('account.language')}>
          <RadioGroup
            layout="horizontal"
            value={language}
            onChange={(_event, { value }) => setLanguage(languages.find((one) => one === value) ?? language)}
          >
            {languages.map((one) => (
              <Radio
                key={one}
                value={one}
                label={<span lang={one}>{say(`frame.languageName.${one}`)}</span>}
              />
            ))}
          </RadioGroup>
        </Field>
        {save.problem?.errors.length === 0 && <ProblemMessage problem={save.problem} />}
        <Button
          className={styles.save}
          type="submit"
          appearance="primary"
          disabledFocusable={!isChanged || save.isActing}
        >
          {say('account.save')}
        </Button>
        {isSaved && !isChanged && <Text role="status">{say('account.saved')}</Text>}
      </form>
    </SectionCard>
  );
}
