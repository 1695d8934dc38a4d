import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { ApiProblem } from '../../api-problem.ts';
import { Form } from '../form.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { useText } from '../use-text.ts';

interface Props {
  email: string;
  onChange(email: string): void;
  act: { isActing: boolean; problem: ApiProblem | null };
  onNext(): void;
  /** For whoever has a password here although their organization has a provider. */
  onPassword(): void;
}

/** Whose sign-in it is to be. */
export function SignInEmail({ email, onChange, act, onNext, onPassword }: Props) {
  const say = useText();
  const [isTried, setTried] = useState(false);
  const missing = isTried && email === '' ? say('sign-in.required') : undefined;
  const malformed = act.problem?.fieldError('/email')?.message;
  const fault = missing ?? malformed;
  const whenGiven = (then: () => void) => () => {
    setTried(true);
    if (email !== '') then();
  };
  return (
    <>
      <Form submitText={say('sign-in.next')} isActing={act.isActing} onSubmit={whenGiven(onNext)}>
        {!malformed && <ProblemMessage problem={act.problem} />}
        <Field
          label={say('sign-in.email')}
          validationMessage={fault}
          validationState={fault ? 'error' : 'none'}
        >
          <Input
            required
            type="email"
            autoComplete="username"
            value={email}
            onChange={(_event, { value }) => onChange(value.trim())}
          />
        </Field>
      </Form>
      <Button appearance="transparent" onClick={whenGiven(onPassword)}>
        {say('sign-in.usePassword')}
      </Button>
    </>
  );
}
