import { Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { MomentField } from '../moment-field.tsx';
import { OpenFormDialog } from '../open-form-dialog.tsx';
import { typedNumber } from '../phone-text.ts';
import { useAct } from '../use-act.ts';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import { type Lock, lockReads } from './lock-reads.ts';
import { LockTargetFields } from './lock-target-fields.tsx';
import { lockActOn } from './lock-words.ts';

/** What is to be locked, where that is settled before the dialog opens. */
export type LockTarget = Pick<Lock, 'scope' | 'number' | 'billingAccountId' | 'accountNumber'>;

export const allNumbers: LockTarget = {
  scope: 'organization',
  number: null,
  billingAccountId: null,
  accountNumber: null,
};

/** What is filled in. */
export interface LockInput {
  scope: Lock['scope'];
  number: string;
  billingAccountId: string;
  reason: string;
  isTimed: boolean;
  /** As the browser's own field has it, in the reader's zone. */
  endsAt: string;
}

interface Props {
  /** Null: it is chosen here. */
  target: LockTarget | null;
  /** The reason of before, where a lock that was opened is closed again. */
  reason?: string;
  onClose(isDone: boolean): void;
}

/** Locks all numbers, an account's or one, with a reason; asks for no proof, because it only protects. */
export function LockSetDialog({ target, reason = '', onClose }: Props) {
  const say = useText();
  const { ownZoneName: zone } = useFormats();
  const { org, can } = usePlace();
  const [input, setInput] = useState<LockInput>({
    scope: target?.scope ?? 'billing_account',
    number: target?.number ?? '',
    billingAccountId: target?.billingAccountId ?? '',
    reason,
    isTimed: false,
    endsAt: '',
  });
  const change = (part: Partial<LockInput>) => setInput((before) => ({ ...before, ...part }));
  const act = useAct(() => request('setPortOutLock', { params: { org }, body: bodyOf(input) }), lockReads);
  const lacking = whatIsLacking(input);
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      <DialogForm
        title={target ? lockActOn('lock', target, say) : say('protection.lock.some')}
        submitText={say('protection.lock')}
        act={act}
        lacking={lacking === null ? undefined : say(`protection.lacking.${lacking}`)}
        onSubmit={() => void act.run(undefined).then((done) => done && onClose(true))}
        onCancel={() => onClose(false)}
      >
        <Text>{say('protection.lock.what')}</Text>
        {target === null && <LockTargetFields input={input} onChange={change} problem={act.problem} />}
        <ApiField
          label={say('protection.reason')}
          hint={say('protection.reasonHint')}
          path="/reason"
          problem={act.problem}
          value={input.reason}
          onChange={(value) => change({ reason: value })}
          isRequired
        />
        <Field label={say('protection.until')}>
          <RadioGroup
            value={input.isTimed ? 'moment' : 'unlocked'}
            onChange={(_event, { value }) => change({ isTimed: value === 'moment' })}
          >
            <Radio
              value="unlocked"
              label={say(can('lock.lift') ? 'protection.until.unlocked' : 'protection.until.somebody')}
            />
            <Radio value="moment" label={say('protection.until.moment')} />
          </RadioGroup>
        </Field>
        {input.isTimed && (
          <MomentField
            label={say('protection.endsAt')}
            hint={say('protection.zone', { zone })}
            value={input.endsAt}
            onChange={(endsAt) => change({ endsAt })}
            isRequired
            problem={act.problem?.fieldError('/endsAt')}
          />
        )}
      </DialogForm>
    </OpenFormDialog>
  );
}

function bodyOf({ scope, number, billingAccountId, reason, isTimed, endsAt }: LockInput) {
  return {
    scope,
    number: scope === 'number' ? (typedNumber(number) ?? number.trim()) : undefined,
    billingAccountId: scope === 'billing_account' ? billingAccountId : undefined,
    reason: reason.trim(),
    endsAt: isTimed ? new Date(endsAt).toISOString() : null,
  };
}

/** What has to be filled in first, by the name of its text. */
function whatIsLacking(input: LockInput): 'account' | 'number' | 'reason' | 'moment' | null {
  const { scope, number, billingAccountId, reason, isTimed, endsAt } = input;
  if (scope === 'billing_account' && billingAccountId === '') return 'account';
  if (scope === 'number' && number.trim() === '') return 'number';
  if (reason.trim() === '') return 'reason';
  return isTimed && endsAt === '' ? 'moment' : null;
}
