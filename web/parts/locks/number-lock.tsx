import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { DialogResult } from '../dialog-result.tsx';
import type { PhoneNumberRow } from '../numbers/phone-numbers-columns.tsx';
import { OpenFormDialog } from '../open-form-dialog.tsx';
import { PageLink } from '../page-link.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { LockMark } from './lock-mark.tsx';
import { LockSetDialog, type LockTarget } from './lock-set-dialog.tsx';
import { lockActOn } from './lock-words.ts';
import { UnlockDialog } from './unlock-dialog.tsx';

const useStyles = makeStyles({
  whole: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    outlineStyle: 'none',
  },
});

/** Whether a number is locked, by what, and the button that changes it. */
export function NumberLock({ row: { number, lockedBy, status } }: { row: PhoneNumberRow }) {
  const say = useText();
  const { org, can } = usePlace();
  const [act, setAct] = useState<'lock' | 'unlock' | null>(null);
  const whole = useRef<HTMLDivElement>(null);
  const comesBackHere = useRestoreFocusTarget();
  const close = (isDone: boolean) => {
    setAct(null);
    // The button that was pressed is gone.
    if (isDone) requestAnimationFrame(() => whole.current?.focus());
  };
  const isOwn = lockedBy === 'number';
  const mayAct = isOwn ? can('lock.lift') : lockedBy === null && status === 'active' && can('lock.set');
  const target = ofNumber(number);
  const name = isOwn ? 'unlock' : 'lock';
  return (
    <div ref={whole} tabIndex={-1} className={useStyles().whole}>
      {lockedBy && <LockMark lockedBy={lockedBy} />}
      {mayAct && (
        <Button
          {...comesBackHere}
          size="small"
          aria-label={lockActOn(name, target, say)}
          onClick={() => setAct(name)}
        >
          {say(`protection.${name}`)}
        </Button>
      )}
      {lockedBy && !isOwn && can('lock.list') && (
        <PageLink to={`/o/${org}/protection`}>{say('frame.protection')}</PageLink>
      )}
      {act === 'lock' && <LockSetDialog target={target} onClose={close} />}
      {act === 'unlock' && <UnlockNumber number={number} onClose={close} />}
    </div>
  );
}

function ofNumber(number: string): LockTarget {
  return { scope: 'number', number, billingAccountId: null, accountNumber: null };
}

/** The list of numbers says that a number has a lock of its own; which one is asked first. */
function UnlockNumber({ number, onClose }: { number: string; onClose(isDone: boolean): void }) {
  const say = useText();
  const { org } = usePlace();
  const asked = { params: { org }, query: { standing: 'true', number } } as const;
  const { data, error, refetch } = useRead('listPortOutLocks', asked);
  const lock = data?.items.find(({ scope, state }) => scope === 'number' && state === 'in_force');
  if (lock) return <UnlockDialog lock={lock} onClose={onClose} />;
  if (!data && !error) return null;
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      <DialogResult title={lockActOn('unlock', ofNumber(number), say)} onDone={() => onClose(false)}>
        {error ? (
          <ProblemMessage problem={error} onRetry={() => void refetch()} />
        ) : (
          say('protection.unlock.already')
        )}
      </DialogResult>
    </OpenFormDialog>
  );
}
