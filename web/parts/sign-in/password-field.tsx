import { Button, Field, Input } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { type ReactElement, useState } from 'react';
import { useText } from '../use-text.ts';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  /** New: the browser offers to make and keep one. */
  autoComplete: 'new-password' | 'current-password';
  problem?: string;
  hint?: string | ReactElement;
}

/** A password, hidden until somebody wants to see it. */
export function PasswordField({ label, value, onChange, autoComplete, problem, hint }: Props) {
  const say = useText();
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} validationMessage={problem} validationState={problem ? 'error' : 'none'} hint={hint}>
      <Input
        required
        type={isShown ? 'text' : 'password'}
        value={value}
        autoComplete={autoComplete}
        spellCheck={false}
        autoCapitalize="none"
        onChange={(_event, data) => onChange(data.value)}
        contentAfter={
          <Button
            appearance="transparent"
            size="small"
            icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
            aria-label={say(isShown ? 'parts.hidePassword' : 'parts.showPassword')}
            onClick={() => setShown(!isShown)}
          />
        }
      />
    </Field>
  );
}
