import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { SparkleRegular } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import { request } from '../../api.ts';
import type { ApiProblem } from '../../api-problem.ts';
import { CopyButton } from '../copy-button.tsx';
import type { Pin } from '../home/home-pin.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { type Say, useText } from '../use-text.ts';
import { PinField } from './pin-field.tsx';
import { PinRules, pinRules } from './pin-rules.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  org: string;
  onSaved(pin: Pin): void;
}

/**
 * The new PIN. It lives in this form alone: not in the address, not in what is kept of answers, and gone
 * after.
 */
export function PinForm({ org, onSaved }: Props) {
  const say = useText();
  const styles = useStyles();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setShown] = useState(false);
  const [isGenerated, setGenerated] = useState(false);
  const params = { org };
  const save = useAct(
    () => request('setPortOutPin', { params, body: { pin } }),
    ['getPortOutPin', 'getOverview', 'listNotices', 'listAuditEntries'],
  );
  const suggest = useAct(() => request('suggestPortOutPin', { params, body: {} }));
  const lacking = whatIsLacking(pin, isShown ? pin : again, say);
  const field = save.problem?.errors.find(({ path }) => path === '/pin');

  const type = (typed: string) => {
    setPin(typed);
    setGenerated(false);
    save.forget();
  };
  const generate = async () => {
    const made = await suggest.run(undefined);
    if (!made) return;
    type(made.pin);
    setShown(true);
    setGenerated(true);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const saved = lacking === null ? await save.run(undefined) : null;
    if (!saved) return;
    setPin('');
    setAgain('');
    onSaved(saved);
  };
  return (
    <form className={styles.form} noValidate autoComplete="off" onSubmit={(event) => void submit(event)}>
      <PinField
        label={say('port-out-pin.field')}
        value={pin}
        isShown={isShown}
        onChange={type}
        onToggle={() => setShown(!isShown)}
        problem={field ? whatIsWrong(field, save.problem, say) : undefined}
      />
      {!isShown && (
        <PinField label={say('port-out-pin.again')} value={again} isShown={false} onChange={setAgain} />
      )}
      <PinRules pin={pin} isTooEasy={field?.code === 'pin_too_easy'} />
      <GeneratePin isActing={suggest.isActing} made={isGenerated ? pin : null} onGenerate={generate} />
      <ProblemMessage problem={(field ? null : save.problem) ?? suggest.problem} />
      <div className={styles.row}>
        <Button
          appearance="primary"
          size="large"
          type="submit"
          disabledFocusable={lacking !== null || save.isActing}
        >
          {say('port-out-pin.save')}
        </Button>
      </div>
      <Text role="status">{lacking}</Text>
    </form>
  );
}

interface GenerateProps {
  isActing: boolean;
  /** The PIN that was made, while it stands in the field unchanged. */
  made: string | null;
  onGenerate(): Promise<void>;
}

/** Offers a PIN, and to take it along before it is gone. */
function GeneratePin({ isActing, made, onGenerate }: GenerateProps) {
  const say = useText();
  const styles = useStyles();
  return (
    <>
      <div className={styles.row}>
        <Button icon={<SparkleRegular />} disabledFocusable={isActing} onClick={() => void onGenerate()}>
          {say('port-out-pin.generate')}
        </Button>
        {made !== null && <CopyButton text={made} label={say('port-out-pin.copy')} />}
      </div>
      {made !== null && <Text>{say('port-out-pin.keepIt')}</Text>}
    </>
  );
}

/** Why Save cannot be pressed yet, or null when it can. */
function whatIsLacking(pin: string, again: string, say: Say): string | null {
  if (pin === '') return say('port-out-pin.lacking.empty');
  const broken = pinRules.find(({ holds }) => !holds(pin));
  if (broken) return say(`port-out-pin.lacking.${broken.id}`);
  return pin === again ? null : say('port-out-pin.lacking.again');
}

/** Each rule that an easy PIN breaks, in words; for everything else the server's own sentence says it. */
function whatIsWrong(field: ApiProblem['errors'][number], problem: ApiProblem | null, say: Say): string {
  const reasons = field.reasons ?? [];
  if (problem === null || reasons.length === 0) return field.message;
  return [field.message, ...reasons.map((reason) => say(`port-out-pin.easy.${reason}`))].join(' ');
}
