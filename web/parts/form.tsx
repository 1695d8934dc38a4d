import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  submit: { alignSelf: 'flex-start', '@media (max-width: 500px)': { alignSelf: 'stretch' } },
});

interface Props {
  children: ReactNode;
  submitText: string;
  isActing: boolean;
  onSubmit(): void;
  className?: string;
}

/** Fields one below the other and the button that sends them; the Enter key does too. */
export function Form({ children, submitText, isActing, onSubmit, className }: Props) {
  const styles = useStyles();
  return (
    <form
      className={mergeClasses(styles.form, className)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
        focusFirstProblem(event.currentTarget);
      }}
    >
      {children}
      <Button
        className={styles.submit}
        appearance="primary"
        size="large"
        type="submit"
        disabledFocusable={isActing}
        icon={isActing ? <Spinner size="tiny" /> : undefined}
      >
        {submitText}
      </Button>
    </form>
  );
}

/** Once what is wrong is marked, the person is set on the first of it. */
function focusFirstProblem(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
