import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type AnswerOf, type RequestOf, request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { PolicyChoice } from '../settings/policy-choice.tsx';
import { useAct } from '../use-act.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '760px' },
  number: { maxWidth: '420px' },
});

const pinPolicies = ['refuse', 'skip'] as const;
const silencePolicies = ['escalate_then_reject', 'escalate_then_confirm'] as const;

const send = (body: RequestOf<'changeOperatorSettings'>['body']) =>
  request('changeOperatorSettings', { body });

function usePolicyTexts() {
  const say = useText();
  return (policy: (typeof pinPolicies | typeof silencePolicies)[number]) => ({
    name: say(`operator-settings.policy.${policy}`),
    what: say(`operator-settings.policy.${policy}What`),
  });
}

/** What to do where no PIN is set or nobody decides, and from where on an order is a project. */
export function OperatorSettingsForm({ settings }: { settings: AnswerOf<'getOperatorSettings'> }) {
  const say = useText();
  const styles = useStyles();
  const textsOf = usePolicyTexts();
  const { can } = usePlace();
  const { pinNotSet, silence, projectThreshold } = settings;
  const [draft, setDraft] = useState({ pinNotSet, silence, threshold: String(projectThreshold) });
  const [isSaved, setSaved] = useState(false);
  const act = useAct(() => {
    const { threshold, ...policies } = draft;
    return send({ ...policies, projectThreshold: wholeNumber(threshold) });
  }, ['getOperatorSettings', 'getPortOutPin', 'getPortOutOrder']);
  const save = async () => setSaved((await act.run(undefined)) !== null);
  const change = (changed: Partial<typeof draft>) => {
    setSaved(false);
    setDraft({ ...draft, ...changed });
  };
  const mayChange = can('operator_settings.change');
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PolicyChoice
        label={say('operator-settings.policy.pinNotSet')}
        textsOf={textsOf}
        policies={pinPolicies}
        value={draft.pinNotSet}
        isFixed={!mayChange}
        onChange={(value) => change({ pinNotSet: value })}
      />
      <Law />
      <PolicyChoice
        label={say('operator-settings.policy.silence')}
        textsOf={textsOf}
        policies={silencePolicies}
        value={draft.silence}
        isFixed={!mayChange}
        onChange={(value) => change({ silence: value })}
      />
      <div className={styles.number}>
        <ApiField
          label={say('operator-settings.policy.threshold')}
          path="/projectThreshold"
          problem={act.problem}
          inputMode="numeric"
          value={draft.threshold}
          onChange={(value) => change({ threshold: value })}
          isReadOnly={!mayChange}
          hint={say('operator-settings.policy.thresholdHint')}
        />
      </div>
      {act.problem?.errors.length === 0 && <ProblemMessage problem={act.problem} />}
      {isSaved && <Saved />}
      {mayChange ? (
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={act.isActing}>
            {say('operator-settings.policy.save')}
          </Button>
        </div>
      ) : (
        <Text>{say('operator-settings.policy.readOnly')}</Text>
      )}
    </form>
  );
}

function Saved() {
  const say = useText();
  return (
    <MessageBar intent="success" politeness="polite">
      <MessageBarBody>{say('operator-settings.policy.saved')}</MessageBarBody>
    </MessageBar>
  );
}

/** Not a number is sent as 0, which the server refuses with what it expects. */
function wholeNumber(typed: string): number {
  const number = Number(typed.trim());
  return Number.isInteger(number) ? number : 0;
}

function Law() {
  const say = useText();
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{say('operator-settings.policy.law')}</MessageBarBody>
    </MessageBar>
  );
}
