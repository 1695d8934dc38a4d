import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';

export function PhoneNumbersAddAccount() {
  const say = useText();
  return (
    <FormDialog trigger={<Button icon={<AddRegular />}>{say('phone-numbers.account.add')}</Button>}>
      {(close) => <AccountForm onDone={close} />}
    </FormDialog>
  );
}

const empty = { accountNumber: '', postalCode: '', name: '', contacts: '' };

function AccountForm({ onDone }: { onDone(): void }) {
  const say = useText();
  const { org } = usePlace();
  const [values, setValues] = useState(empty);
  const act = useAct(() => {
    const { contacts, ...account } = values;
    const contactEmails = contacts.split(/[\s,;]+/).filter((address) => address !== '');
    return request('createBillingAccount', { params: { org }, body: { ...account, contactEmails } });
  }, ['listBillingAccounts']);
  const fieldOf = (name: keyof typeof empty) => ({
    label: say(`phone-numbers.account.${name}`),
    value: values[name],
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
    problem: act.problem,
  });
  return (
    <DialogForm
      title={say('phone-numbers.account.add')}
      submitText={say('phone-numbers.account.submit')}
      act={act}
      onSubmit={() => void act.run(undefined).then((made) => made && onDone())}
      onCancel={onDone}
    >
      <ApiField
        {...fieldOf('accountNumber')}
        path="/accountNumber"
        isRequired
        hint={say('phone-numbers.account.accountNumberHint')}
      />
      <ApiField
        {...fieldOf('postalCode')}
        path="/postalCode"
        isRequired
        hint={say('phone-numbers.account.postalCodeHint')}
      />
      <ApiField {...fieldOf('name')} path="/name" isRequired />
      <ApiField
        {...fieldOf('contacts')}
        path="/contactEmails"
        hint={say('phone-numbers.account.contactsHint')}
      />
    </DialogForm>
  );
}
