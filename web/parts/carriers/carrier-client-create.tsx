import { Button, Field, Input, Text, Textarea } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { scopesOf } from '../../../src/contract/api-token-terms.ts';
import { oauthClient } from '../../../src/contract/oauth-clients.ts';
import { type AnswerOf, request } from '../../api.ts';
import { ApiField } from '../api-field.tsx';
import { CopyOnce } from '../copy-once.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { DialogResult } from '../dialog-result.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { ScopesField } from '../tokens/scopes-field.tsx';
import type { Scope } from '../tokens/token-terms-fields.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import type { CarrierDetail } from './carrier-facts.tsx';

const ways = oauthClient.shape.authentication.options;
type Way = (typeof ways)[number];

interface Props {
  carrier: CarrierDetail;
}

/** Makes an OAuth client of a carrier and shows its secret, where it has one, this once. */
export function CarrierClientCreate({ carrier }: Props) {
  const say = useText();
  return (
    <FormDialog trigger={<Button icon={<AddRegular />}>{say('carriers.clients.create')}</Button>}>
      {(close) => <Create carrier={carrier} onDone={close} />}
    </FormDialog>
  );
}

interface ClientInput {
  name: string;
  authentication: Way;
  jwks: string;
  thumbprint: string;
  scopes: readonly Scope[] | null;
}

const empty: ClientInput = {
  name: '',
  authentication: 'client_secret',
  jwks: '',
  thumbprint: '',
  scopes: null,
};

function Create({ carrier, onDone }: Props & { onDone(): void }) {
  const say = useText();
  const [input, setInput] = useState(empty);
  const [made, setMade] = useState<AnswerOf<'createOauthClient'> | null>(null);
  const change = (changed: Partial<ClientInput>) => setInput({ ...input, ...changed });
  const jwks = parsedJwks(input.jwks);
  const isBadJson = input.authentication === 'private_key_jwt' && input.jwks.trim() !== '' && jwks === null;
  const act = useAct(async () => {
    setMade(await request('createOauthClient', { params: { carrier: carrier.id }, body: bodyOf(input) }));
  }, ['listOauthClients']);
  const { problem } = act;
  if (made) return <Made client={made} onDone={onDone} />;
  return (
    <DialogForm
      title={say('carriers.clients.create')}
      submitText={say('carriers.clients.createIt')}
      act={act}
      lacking={isBadJson ? say('carriers.clients.jwksNotJson') : undefined}
      onSubmit={() => void act.run(undefined)}
      onCancel={onDone}
    >
      <ApiField
        label={say('settings.token.name')}
        path="/name"
        problem={problem}
        value={input.name}
        onChange={(name) => change({ name })}
        isRequired
        hint={say('settings.token.nameHint')}
      />
      <ApiField
        label={say('carriers.clients.authentication')}
        path="/authentication"
        problem={problem}
        value={input.authentication}
        onChange={(value) => change({ authentication: ways.find((way) => way === value) ?? 'client_secret' })}
        options={ways.map((way) => ({ value: way, text: say(`carriers.clients.by.${way}`) }))}
      />
      {input.authentication === 'private_key_jwt' && (
        <Field
          label={say('carriers.clients.jwks')}
          hint={say('carriers.clients.jwksHint')}
          required
          validationMessage={problem?.fieldError('/jwks')?.message}
        >
          <Textarea rows={6} value={input.jwks} onChange={(_event, data) => change({ jwks: data.value })} />
        </Field>
      )}
      {input.authentication === 'tls' && (
        <ApiField
          label={say('carriers.clients.thumbprint')}
          path="/certificateThumbprint"
          problem={problem}
          value={input.thumbprint}
          onChange={(thumbprint) => change({ thumbprint })}
          isRequired
          hint={say('carriers.clients.thumbprintHint')}
        />
      )}
      <ScopesField
        all={scopesOf('carrier')}
        chosen={input.scopes}
        onChange={(scopes) => change({ scopes })}
        problem={problem}
      />
    </DialogForm>
  );
}

function parsedJwks(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function bodyOf({ name, authentication, jwks, thumbprint, scopes }: ClientInput) {
  return {
    name: name.trim(),
    authentication,
    jwks: authentication === 'private_key_jwt' ? parsedJwks(jwks) : null,
    certificateThumbprint: authentication === 'tls' ? thumbprint.trim() : null,
    scopes: scopes && [...scopes],
  };
}

function Made({ client, onDone }: { client: AnswerOf<'createOauthClient'>; onDone(): void }) {
  const say = useText();
  return (
    <DialogResult title={say('carriers.clients.created')} isShownOnce onDone={onDone}>
      <Field label={say('carriers.clients.id')}>
        <Input value={client.id} readOnly />
      </Field>
      {client.clientSecret ? (
        <CopyOnce
          label={say('carriers.clients.secret')}
          secret={client.clientSecret}
          warning={say('carriers.clients.secretWarning')}
          copyLabel={say('carriers.clients.copySecret')}
        />
      ) : (
        <Text>{say('carriers.clients.noSecret')}</Text>
      )}
    </DialogResult>
  );
}
