import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { ApiProblem } from '../../api-problem.ts';
import { ApiField } from '../api-field.tsx';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { LockNumberField } from './lock-number-field.tsx';
import type { LockInput } from './lock-set-dialog.tsx';

const scopes = ['organization', 'billing_account', 'number'] as const;

interface Props {
  input: LockInput;
  onChange(part: Partial<LockInput>): void;
  problem: ApiProblem | null;
}

/** What is to be locked: all numbers, those of one account, or one. */
export function LockTargetFields({ input, onChange, problem }: Props) {
  const say = useText();
  return (
    <>
      <Field label={say('protection.scope')} required>
        <RadioGroup
          value={input.scope}
          onChange={(_event, { value }) => onChange({ scope: scopes.find((one) => one === value) })}
        >
          {scopes.map((scope) => (
            <Radio key={scope} value={scope} label={say(`protection.scope.${scope}`)} />
          ))}
        </RadioGroup>
      </Field>
      {input.scope === 'billing_account' && (
        <AccountField
          value={input.billingAccountId}
          onChange={(billingAccountId) => onChange({ billingAccountId })}
          problem={problem}
        />
      )}
      {input.scope === 'number' && (
        <LockNumberField value={input.number} onChange={(number) => onChange({ number })} problem={problem} />
      )}
    </>
  );
}

interface FieldProps {
  value: string;
  onChange(value: string): void;
  problem: ApiProblem | null;
}

function AccountField(props: FieldProps) {
  const say = useText();
  const { org, can } = usePlace();
  const asked = { params: { org }, query: { limit: 200 } };
  const { data } = useRead('listBillingAccounts', asked, { isWanted: can('billing_account.list') });
  const accounts = (data?.items ?? []).map(({ id, accountNumber, name }) => ({
    value: id,
    text: [accountNumber, name].filter(Boolean).join(' – '),
  }));
  return (
    <ApiField
      {...props}
      label={say('phone-numbers.column.account')}
      path="/billingAccountId"
      isRequired
      options={[{ value: '', text: say('protection.chooseAccount') }, ...accounts]}
    />
  );
}
