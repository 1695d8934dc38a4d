import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useText } from '../use-text.ts';
import { CodeField } from './code-field.tsx';
import type { SecondFactor } from './use-second-factor.ts';

interface Props {
  factor: SecondFactor;
  /** Whether the form was sent without it. */
  isTried: boolean;
}

/** Asks for the code of the app, or one of those kept for when it is lost; nothing until it is wanted. */
export function SecondFactorField({ factor, isTried }: Props) {
  const say = useText();
  const { isAsked, kind, typed } = factor;
  if (!isAsked) return null;
  const other = kind === 'code' ? 'recoveryCode' : 'code';
  return (
    <>
      <MessageBar politeness="polite">
        <MessageBarBody>{say(`sign-in.second.${kind}.lead`)}</MessageBarBody>
      </MessageBar>
      <CodeField
        key={kind}
        label={say(`sign-in.second.${kind}`)}
        value={typed}
        onChange={factor.type}
        isNumeric={kind === 'code'}
        problem={isTried && typed.trim() === '' ? say('sign-in.required') : undefined}
        takesFocus
      />
      <Button appearance="transparent" onClick={() => factor.choose(other)}>
        {say(`sign-in.second.${other}.instead`)}
      </Button>
    </>
  );
}
