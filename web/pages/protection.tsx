import { Button, makeStyles, Text, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { request } from '../api.ts';
import { ExportCsv } from '../parts/export-csv.tsx';
import { lockCsvColumns } from '../parts/locks/lock-columns.tsx';
import { type LockAct, LockDialog } from '../parts/locks/lock-dialog.tsx';
import { LocksEnded } from '../parts/locks/locks-ended.tsx';
import { LocksStanding } from '../parts/locks/locks-standing.tsx';
import { ProtectionState } from '../parts/locks/protection-state.tsx';
import { useStandingLocks } from '../parts/locks/use-standing-locks.ts';
import { PageHeader } from '../parts/page-header.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useText } from '../parts/use-text.ts';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '1200px' },
  what: { maxWidth: '760px' },
});

/** What keeps an organization's numbers from leaving: its locks, and the button that locks all of them. */
export function Protection() {
  const say = useText();
  const styles = useStyles();
  const state = useRef<HTMLDivElement>(null);
  const [act, setAct] = useState<LockAct | null>(null);
  const list = useStandingLocks();
  const close = (isDone: boolean) => {
    setAct(null);
    // The button that was pressed may be gone.
    if (isDone) requestAnimationFrame(() => state.current?.focus());
  };
  return (
    <>
      <PageHeader title={say('frame.protection')} />
      <div className={styles.sections}>
        <WhatLocksDo />
        <ProtectionState list={list} onAct={setAct} ref={state} />
        <LocksStanding list={list} onAct={setAct} actions={<ListActions onAct={setAct} />} />
        <LocksEnded />
      </div>
      {act && <LockDialog act={act} onClose={close} />}
    </>
  );
}

/** What a lock does, and what it is too late for. */
function WhatLocksDo() {
  const say = useText();
  const { org, can } = usePlace();
  return (
    <Text block className={useStyles().what}>
      {say('protection.what')} {say('protection.what.confirmed')}
      {can('port_out_order.read') && (
        <>
          {' '}
          <PageLink to={`/o/${org}/voice/port-orders?status=confirmed`}>
            {say('protection.what.dispute')}
          </PageLink>
        </>
      )}
    </Text>
  );
}

function ListActions({ onAct }: { onAct(act: LockAct): void }) {
  const say = useText();
  const { org, can } = usePlace();
  const comesBackHere = useRestoreFocusTarget();
  const readPage = (cursor: string | undefined) =>
    request('listPortOutLocks', { params: { org }, query: { limit: 200, cursor } });
  return (
    <>
      {can('lock.set') && (
        <Button
          {...comesBackHere}
          icon={<AddRegular />}
          onClick={() => onAct({ kind: 'lock', target: null })}
        >
          {say('protection.lock.some')}
        </Button>
      )}
      <ExportCsv fileName="locks" columns={lockCsvColumns(say)} readPage={readPage} />
    </>
  );
}
