import { Button, Text } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { CountrySelect } from '../country-select.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { DialogResult } from '../dialog-result.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { PageLink } from '../page-link.tsx';
import { likelyTimeZone, TimeZoneSelect } from '../time-zone-select.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import type { OrganizationRow } from './organizations-columns.tsx';

export function OrganizationsCreate() {
  const say = useText();
  return (
    <FormDialog
      trigger={
        <Button appearance="primary" icon={<AddRegular />}>
          {say('organizations.create')}
        </Button>
      }
    >
      {(close) => <Create onDone={close} />}
    </FormDialog>
  );
}

function Create({ onDone }: { onDone(): void }) {
  const say = useText();
  const [name, setName] = useState('');
  const [country, setCountry] = useState('US');
  const [timeZone, setTimeZone] = useState(likelyTimeZone);
  const [made, setMade] = useState<OrganizationRow | null>(null);
  const act = useAct(async () => {
    setMade(await request('createOrganization', { body: { name: name.trim(), country, timeZone } }));
  }, ['listOrganizations']);
  if (made) return <Created organization={made} onDone={onDone} />;
  const problemOf = (path: string) => act.problem?.fieldError(path)?.message;
  return (
    <DialogForm
      title={say('organizations.create')}
      submitText={say('organizations.create.submit')}
      act={act}
      onSubmit={() => void act.run(undefined)}
      onCancel={onDone}
    >
      <ApiField
        label={say('organizations.name')}
        path="/name"
        problem={act.problem}
        value={name}
        onChange={setName}
        isRequired
      />
      <CountrySelect value={country} onChange={setCountry} problem={problemOf('/country')} />
      <TimeZoneSelect value={timeZone} onChange={setTimeZone} problem={problemOf('/timeZone')} />
    </DialogForm>
  );
}

/** The operator cannot set its PIN: so somebody of its own has to be invited. */
function Created({ organization: { id, name }, onDone }: { organization: OrganizationRow; onDone(): void }) {
  const say = useText();
  return (
    <DialogResult title={say('organizations.created', { name })} onDone={onDone}>
      <Text block>{say('organizations.created.next')}</Text>
      <PageLink to={`/o/${id}/users`}>{say('organizations.created.users')}</PageLink>
    </DialogResult>
  );
}
