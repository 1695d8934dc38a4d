import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../api.ts';
import { Form } from '../../parts/form.tsx';
import { ProblemMessage } from '../../parts/problem-message.tsx';
import { StepTitle } from '../../parts/step-title.tsx';
import { useAct } from '../../parts/use-act.ts';
import { sessionKey, useSession } from '../../parts/use-session.ts';
import { useText } from '../../parts/use-text.ts';
import type { Organization } from './first-organization.tsx';
import { PersonFields } from './person-fields.tsx';

export interface Owner {
  name: string;
  /** Null: the person at the screen is the owner. */
  setupUrl: string | null;
}

interface Props {
  organization: Organization;
  onDone(owner: Owner): void;
}

/** Only an owner may set the PIN, not even the operator: so there must be one. */
export function OwnerStep({ organization, onDone }: Props) {
  const say = useText();
  const client = useQueryClient();
  const { data: session } = useSession();
  const [who, setWho] = useState('myself');
  const [person, setPerson] = useState({ name: '', email: '' });
  const [isTried, setTried] = useState(false);
  const isMyself = who === 'myself';
  const invite = useAct(async () => {
    const { name, email } = isMyself && session ? session.user : person;
    const body = { name: name.trim(), email: email.trim(), role: 'owner' as const };
    const params = { org: organization.id };
    // The organization's people will read why the operator acted for it.
    await request('openDelegation', { params, body: { reason: say('first-organization.reason') } });
    const { setupUrl = null } = await request('inviteUser', { params, body });
    await client.invalidateQueries({ queryKey: sessionKey });
    onDone({ name: body.name, setupUrl });
  }, ['listUsers']);
  const isReady = isMyself || (person.name.trim() !== '' && person.email.trim() !== '');
  const submit = () => {
    setTried(true);
    if (isReady) void invite.run(undefined);
  };
  const lead = say('first-organization.ownerLead', { organization: organization.name });
  return (
    <section>
      <StepTitle title={say('first-organization.ownerTitle')} lead={lead} />
      <Form
        submitText={say(isMyself ? 'first-organization.makeMe' : 'first-organization.invite')}
        isActing={invite.isActing}
        onSubmit={submit}
      >
        {invite.problem?.errors.length === 0 && <ProblemMessage problem={invite.problem} />}
        <Field label={say('first-organization.owner')}>
          <RadioGroup value={who} onChange={(_event, { value }) => setWho(value)}>
            <Radio value="myself" label={say('first-organization.myself')} />
            <Radio value="another" label={say('first-organization.another')} />
          </RadioGroup>
        </Field>
        {!isMyself && (
          <PersonFields person={person} onChange={setPerson} isTried={isTried} problem={invite.problem} />
        )}
      </Form>
    </section>
  );
}
