import { Button, Field, Input } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useText } from '../use-text.ts';

interface Props {
  label: string;
  value: string;
  isShown: boolean;
  onChange(value: string): void;
  /** Only the first field has the button: both are shown or hidden together. */
  onToggle?(): void;
  problem?: string;
  hint?: string;
}

/**
 * A PIN: digits on a phone's keyboard, pasting allowed, and nothing that would make a browser keep it. It
 * stays a text field and is hidden by its style, because browsers offer to save what a password field holds.
 */
export function PinField({ label, value, isShown, onChange, onToggle, problem, hint }: Props) {
  const say = useText();
  return (
    <Field label={label} hint={hint} validationMessage={problem} validationState={problem ? 'error' : 'none'}>
      <Input
        size="large"
        value={value}
        inputMode="numeric"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={40}
        data-1p-ignore
        data-lpignore="true"
        input={{ className: isShown ? undefined : 'hidden-digits' }}
        onChange={(_event, data) => onChange(data.value)}
        contentAfter={
          onToggle && (
            <Button
              appearance="transparent"
              size="small"
              icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
              aria-label={say(isShown ? 'port-out-pin.hide' : 'port-out-pin.show')}
              onClick={onToggle}
            />
          )
        }
      />
    </Field>
  );
}
