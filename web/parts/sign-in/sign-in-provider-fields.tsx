import { Checkbox, Field, Input, Text } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import type { ApiProblem } from '../../api-problem.ts';
import { ApiField } from '../api-field.tsx';
import { CopyButton } from '../copy-button.tsx';
import { useText } from '../use-text.ts';
import { PasswordField } from './password-field.tsx';
import { type ProviderInput, type ProviderKind, providerKinds, usual } from './sign-in-provider-input.ts';
import { SignInRoleRules } from './sign-in-role-rules.tsx';

interface Props {
  input: ProviderInput;
  onChange(input: ProviderInput): void;
  problem: ApiProblem | null;
  settings: Pick<AnswerOf<'getSignInSettings'>, 'callbackUrl' | 'signedOutUrl'>;
  /** There is a secret already, which stays when none is typed. */
  hasSecret: boolean;
}

/** What a provider is made of, with where to find it at the usual ones. */
export function SignInProviderFields({ input, onChange, problem, settings, hasSecret }: Props) {
  const say = useText();
  const set = (changes: Partial<ProviderInput>) => onChange({ ...input, ...changes });
  const text = (name: 'name' | 'issuer' | 'clientId' | 'tenantId' | 'scopes', isRequired = false) => (
    <ApiField
      label={say(`sign-in-settings.field.${name}`)}
      path={`/${name}`}
      problem={problem}
      value={input[name]}
      onChange={(value) => set({ [name]: value })}
      isRequired={isRequired}
      hint={say(`sign-in-settings.hint.${name}`)}
    />
  );
  return (
    <>
      <ApiField
        label={say('sign-in-settings.field.kind')}
        path="/kind"
        problem={null}
        value={input.kind}
        onChange={(kind) => set({ kind: kind as ProviderKind, ...usual[kind as ProviderKind] })}
        options={providerKinds.map((value) => ({ value, text: say(`sign-in-settings.kind.${value}`) }))}
      />
      <Text>{say(`sign-in-settings.guide.${input.kind}`)}</Text>
      <ToCopy label={say('sign-in-settings.callbackUrl')} text={settings.callbackUrl} />
      <ToCopy label={say('sign-in-settings.signedOutUrl')} text={settings.signedOutUrl} />
      {text('name', true)}
      {text('issuer', true)}
      {input.kind === 'entra' && text('tenantId')}
      {text('clientId', true)}
      <PasswordField
        label={say('sign-in-settings.field.clientSecret')}
        autoComplete="new-password"
        value={input.clientSecret}
        onChange={(clientSecret) => set({ clientSecret })}
        problem={problem?.fieldError('/clientSecret')?.message}
        hint={say(hasSecret ? 'sign-in-settings.hint.secretKept' : 'sign-in-settings.hint.secretNew')}
      />
      {text('scopes')}
      <SignInRoleRules input={input} onChange={onChange} problem={problem} />
      <Checkbox
        label={say('sign-in-settings.field.isEmailProved')}
        checked={input.isEmailProved}
        onChange={(_event, { checked }) => set({ isEmailProved: checked === true })}
      />
      <Text size={200}>{say('sign-in-settings.hint.isEmailProved')}</Text>
    </>
  );
}

/** Something to be entered elsewhere. */
function ToCopy({ label, text }: { label: string; text: string }) {
  const say = useText();
  return (
    <>
      <Field label={label}>
        <Input readOnly value={text} onFocus={(event) => event.target.select()} />
      </Field>
      <div>
        <CopyButton text={text} label={say('sign-in-settings.copy', { label })} />
      </div>
    </>
  );
}
