import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ApiProblem } from '../api-problem.ts';
import { ProblemMessage } from './problem-message.tsx';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  title: string;
  submitText: string;
  /** Where "Cancel" would be taken for what it is about. */
  cancelText?: string;
  act: { isActing: boolean; problem: ApiProblem | null };
  /** Why it cannot be sent yet, if it cannot. */
  lacking?: string | undefined;
  onSubmit(): void;
  onCancel(): void;
  /** `ApiField`s, and whatever has to be said. */
  children: ReactNode;
}

/** The inside of a dialog to fill in. What the server would not take is marked, and the person set on it. */
export function DialogForm(props: Props) {
  const { title, submitText, cancelText, act, lacking, onSubmit, onCancel, children } = props;
  const say = useText();
  const form = useRef<HTMLFormElement>(null);
  const { problem, isActing } = act;
  // What is wrong with no field in particular, or with one that is not shown here.
  const [isGeneral, setGeneral] = useState(false);
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (problem) first?.focus();
    setGeneral(problem !== null && !first);
  }, [problem]);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (lacking === undefined) onSubmit();
      }}
    >
      <DialogBody>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent className={useStyles().fields}>
          {children}
          {isGeneral && <ProblemMessage problem={problem} />}
          {lacking !== undefined && <Text role="status">{lacking}</Text>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onCancel}>{cancelText ?? say('office.cancel')}</Button>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={isActing || lacking !== undefined}
            icon={isActing ? <Spinner size="tiny" /> : undefined}
          >
            {submitText}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
