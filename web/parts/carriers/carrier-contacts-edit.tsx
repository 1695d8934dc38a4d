import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { request } from '../../api.ts';
import type { ApiProblem } from '../../api-problem.ts';
import { ApiField } from '../api-field.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import type { CarrierDetail } from './carrier-facts.tsx';

const useStyles = makeStyles({
  contact: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  remove: { alignSelf: 'end' },
});

const members = ['name', 'role', 'email', 'phone'] as const;
type ContactInput = Record<(typeof members)[number], string>;

const nobody: ContactInput = { name: '', role: '', email: '', phone: '' };

interface Props {
  carrier: CarrierDetail;
}

export function CarrierContactsEdit({ carrier }: Props) {
  const say = useText();
  return (
    <FormDialog trigger={<Button icon={<EditRegular />}>{say('carriers.contacts.edit')}</Button>}>
      {(close) => <Edit carrier={carrier} onDone={close} />}
    </FormDialog>
  );
}

function Edit({ carrier, onDone }: Props & { onDone(): void }) {
  const say = useText();
  const kept = carrier.contacts.map(({ name, role, email, phone }) => ({
    name,
    role,
    email: email ?? '',
    phone: phone ?? '',
  }));
  const [contacts, setContacts] = useState<ContactInput[]>(kept.length > 0 ? kept : [nobody]);
  const act = useAct(async () => {
    const body = { contacts: contacts.map(contactOf) };
    await request('changeCarrier', { params: { carrier: carrier.id }, body });
    return true;
  }, ['getCarrier']);
  const change = (index: number, changed: ContactInput) =>
    setContacts(contacts.map((one, at) => (at === index ? changed : one)));
  return (
    <DialogForm
      title={say('carriers.contacts.edit')}
      submitText={say('carriers.save')}
      act={act}
      onSubmit={() => void act.run(undefined).then((isDone) => isDone && onDone())}
      onCancel={onDone}
    >
      {contacts.map((contact, index) => (
        <ContactFields
          // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else to be told apart by.
          key={index}
          place={index}
          contact={contact}
          onChange={(changed) => change(index, changed)}
          onRemove={() => setContacts(contacts.filter((_one, at) => at !== index))}
          problem={act.problem}
        />
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={() => setContacts([...contacts, nobody])}>
          {say('carriers.contacts.add')}
        </Button>
      </div>
    </DialogForm>
  );
}

function contactOf({ name, role, email, phone }: ContactInput) {
  const phoneDigits = phone.replaceAll(/[\s().-]/g, '');
  return { name: name.trim(), role: role.trim(), email: email.trim() || null, phone: phoneDigits || null };
}

interface FieldsProps {
  place: number;
  contact: ContactInput;
  onChange(contact: ContactInput): void;
  onRemove(): void;
  problem: ApiProblem | null;
}

function ContactFields({ place, contact, onChange, onRemove, problem }: FieldsProps) {
  const say = useText();
  const styles = useStyles();
  const number = place + 1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser.
    <div role="group" aria-label={say('carriers.contact', { number })} className={styles.contact}>
      {members.map((member) => (
        <ApiField
          key={member}
          label={say(`carriers.contact.${member}`)}
          path={`/contacts/${place}/${member}`}
          problem={problem}
          value={contact[member]}
          onChange={(value) => onChange({ ...contact, [member]: value })}
          isRequired={member === 'name' || member === 'role'}
          {...(member === 'role' && { hint: say('carriers.contact.roleHint') })}
          {...(member === 'phone' && { hint: say('carriers.contact.phoneHint') })}
        />
      ))}
      <Button
        className={styles.remove}
        icon={<DeleteRegular />}
        aria-label={say('carriers.contacts.removeOne', { number })}
        onClick={onRemove}
      >
        {say('carriers.contacts.remove')}
      </Button>
    </div>
  );
}
