import { passwordLengthMin } from '../../../src/contract/session.ts';
import { RuleList } from '../rule-list.tsx';
import { useText } from '../use-text.ts';
import { PasswordField } from './password-field.tsx';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  /** What the server, or an empty form, has against it. */
  problem?: string;
}

/** A password that is being chosen: its one rule ticks while it is typed. */
export function NewPasswordField({ label, value, onChange, problem }: Props) {
  const say = useText();
  const count = [...value].length;
  const isLong = count >= passwordLengthMin;
  const text = say('parts.passwordRule', { minimum: passwordLengthMin, count });
  return (
    <PasswordField
      label={label}
      value={value}
      onChange={onChange}
      autoComplete="new-password"
      problem={problem}
      hint={
        <div>
          {say('parts.passwordAdvice')}
          <RuleList rules={[{ id: 'length', text, state: isLong ? 'holds' : 'not_yet' }]} />
        </div>
      }
    />
  );
}

export function isLongEnough(password: string): boolean {
  return password.length >= passwordLengthMin;
}
