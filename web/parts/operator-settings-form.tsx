import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { type AnswerOf, request } from '../api.ts';
import { ApiField } from './api-field.tsx';
import { ProblemMessage } from './problem-message.tsx';
import { useAct } from './use-act.ts';
import { usePlace } from './use-place.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '760px' },
  choice: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  what: { display: 'block', color: tokens.colorNeutralForeground2 },
  number: { maxWidth: '420px' },
});

const policies = ['refuse', 'skip'] as const;
type Policy = (typeof policies)[number];

/** What to do where no PIN is set, and from where on an order is a project. */
export function OperatorSettingsForm({ settings }: { settings: AnswerOf<'getOperatorSettings'> }) {
  const say = useText();
  const styles = useStyles();
  const { can } = usePlace();
  const [pinNotSet, setPinNotSet] = useState(settings.pinNotSet);
  const [threshold, setThreshold] = useState(String(settings.projectThreshold));
  const [isSaved, setSaved] = useState(false);
  const act = useAct(
    () =>
      request('changeOperatorSettings', { body: { pinNotSet, projectThreshold: wholeNumber(threshold) } }),
    ['getOperatorSettings', 'getPortOutPin'],
  );
  const save = async () => setSaved((await act.run(undefined)) !== null);
  const change = (set: () => void) => {
    setSaved(false);
    set();
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
      <PinNotSet
        value={pinNotSet}
        isFixed={!mayChange}
        onChange={(value) => change(() => setPinNotSet(value))}
      />
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{say('operator-settings.policy.law')}</MessageBarBody>
      </MessageBar>
      <div className={styles.number}>
        <ApiField
          label={say('operator-settings.policy.threshold')}
          path="/projectThreshold"
          problem={act.problem}
          inputMode="numeric"
          value={threshold}
          onChange={(value) => change(() => setThreshold(value))}
          isReadOnly={!mayChange}
          hint={say('operator-settings.policy.thresholdHint')}
        />
      </div>
      {act.problem?.errors.length === 0 && <ProblemMessage problem={act.problem} />}
      {isSaved && (
        <MessageBar intent="success" politeness="polite">
          <MessageBarBody>{say('operator-settings.policy.saved')}</MessageBarBody>
        </MessageBar>
      )}
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

interface PinNotSetProps {
  value: Policy;
  isFixed: boolean;
  onChange(value: Policy): void;
}

function PinNotSet({ value, isFixed, onChange }: PinNotSetProps) {
  const say = useText();
  const styles = useStyles();
  return (
    <Field label={say('operator-settings.policy.pinNotSet')}>
      <RadioGroup
        value={value}
        disabled={isFixed}
        onChange={(_event, chosen) => onChange(chosen.value === 'skip' ? 'skip' : 'refuse')}
      >
        {policies.map((policy) => (
          <Radio
            key={policy}
            value={policy}
            label={
              <>
                <span className={styles.choice}>{say(`operator-settings.policy.${policy}`)}</span>
                <span className={styles.what}>{say(`operator-settings.policy.${policy}What`)}</span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}

/** Not a number is sent as 0, which the server refuses with what it expects. */
function wholeNumber(typed: string): number {
  const number = Number(typed.trim());
  return Number.isInteger(number) ? number : 0;
}
