import { Button, Text } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { scopesOf } from '../../../src/contract/api-token-terms.ts';
import { ApiField } from '../api-field.tsx';
import { CopyOnce } from '../copy-once.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { DialogResult } from '../dialog-result.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { type TermsInput, type TokenTerms, TokenTermsFields, termsOf } from './token-terms-fields.tsx';

type TokenRole = Parameters<typeof scopesOf>[0];

interface Props<Role extends TokenRole> {
  /** None: all these tokens have one role. */
  roles: readonly Role[];
  /** The role whose acts can be chosen where there is only one. */
  onlyRole?: 'carrier';
  create(name: string, role: Role | undefined, terms: TokenTerms): Promise<{ token?: string }>;
  /** Said before the fields: what such a token may do. */
  what: string;
}

/** Makes an API token and shows it this once. */
export function TokenCreate<Role extends TokenRole>(props: Props<Role>) {
  const say = useText();
  return (
    <FormDialog trigger={<Button icon={<AddRegular />}>{say('settings.token.create')}</Button>}>
      {(close) => <Create {...props} onDone={close} />}
    </FormDialog>
  );
}

function Create<Role extends TokenRole>({
  roles,
  onlyRole,
  create,
  what,
  onDone,
}: Props<Role> & { onDone(): void }) {
  const say = useText();
  const [name, setName] = useState('');
  const [chosenRole, setRole] = useState<Role | undefined>();
  // Which roles there are may be known only after this is opened.
  const role = chosenRole ?? roles.at(-1);
  const [terms, setTerms] = useState<TermsInput>({ lifeDays: null, scopes: null });
  const [token, setToken] = useState<string | null>(null);
  const act = useAct(async () => {
    setToken((await create(name.trim(), role, termsOf(terms))).token ?? null);
  }, ['listApiTokens', 'listOperatorApiTokens', 'listCarrierApiTokens']);
  const scopeRole = role ?? onlyRole;
  if (token !== null) return <Created name={name.trim()} token={token} onDone={onDone} />;
  return (
    <DialogForm
      title={say('settings.token.create')}
      submitText={say('settings.token.createIt')}
      act={act}
      onSubmit={() => void act.run(undefined)}
      onCancel={onDone}
    >
      <Text>{what}</Text>
      <ApiField
        label={say('settings.token.name')}
        path="/name"
        problem={act.problem}
        value={name}
        onChange={setName}
        isRequired
        hint={say('settings.token.nameHint')}
      />
      {role !== undefined && (
        <ApiField
          label={say('settings.token.role')}
          path="/role"
          problem={act.problem}
          value={role}
          onChange={(value) => {
            setRole(roles.find((one) => one === value));
            setTerms({ ...terms, scopes: null });
          }}
          options={roles.map((one) => ({ value: one, text: say(`users.roleName.${one}`) }))}
          hint={say(`users.roleMay.${role}`)}
        />
      )}
      {scopeRole && (
        <TokenTermsFields role={scopeRole} terms={terms} onChange={setTerms} problem={act.problem} />
      )}
    </DialogForm>
  );
}

function Created({ name, token, onDone }: { name: string; token: string; onDone(): void }) {
  const say = useText();
  return (
    <DialogResult title={say('settings.token.created')} isShownOnce onDone={onDone}>
      <CopyOnce
        label={say('settings.token.label', { name })}
        secret={token}
        warning={say('settings.token.warning')}
        copyLabel={say('settings.token.copy')}
      />
    </DialogResult>
  );
}
