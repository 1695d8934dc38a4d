import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { CountrySelect } from '../../parts/country-select.tsx';
import { Form } from '../../parts/form.tsx';
import { ProblemMessage } from '../../parts/problem-message.tsx';
import { StepTitle } from '../../parts/step-title.tsx';
import { likelyTimeZone, TimeZoneSelect } from '../../parts/time-zone-select.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useText } from '../../parts/use-text.ts';
import type { Organization } from './first-organization.tsx';

export function OrganizationStep({ onDone }: { onDone(organization: Organization): void }) {
  const say = useText();
  const [name, setName] = useState('');
  const [country, setCountry] = useState('US');
  const [timeZone, setTimeZone] = useState(likelyTimeZone);
  const [isTried, setTried] = useState(false);
  const create = useAct(
    async () =>
      onDone(await request('createOrganization', { body: { name: name.trim(), country, timeZone } })),
    ['listOrganizations'],
  );
  const submit = () => {
    setTried(true);
    if (name.trim() !== '') void create.run(undefined);
  };
  const problemOf = (path: string) => create.problem?.fieldError(path)?.message;
  const missing = isTried && name.trim() === '' ? say('first-organization.required') : undefined;
  return (
    <section>
      <StepTitle title={say('first-organization.title')} lead={say('first-organization.lead')} />
      <Form submitText={say('first-organization.create')} isActing={create.isActing} onSubmit={submit}>
        {create.problem?.errors.length === 0 && <ProblemMessage problem={create.problem} />}
        <Field label={say('first-organization.name')} validationMessage={problemOf('/name') ?? missing}>
          <Input
            required
            autoComplete="organization"
            value={name}
            onChange={(_event, data) => setName(data.value)}
          />
        </Field>
        <CountrySelect value={country} onChange={setCountry} problem={problemOf('/country')} />
        <TimeZoneSelect value={timeZone} onChange={setTimeZone} problem={problemOf('/timeZone')} />
      </Form>
    </section>
  );
}
