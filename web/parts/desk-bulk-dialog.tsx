import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { type AnswerOf, request } from '../api.ts';
import { DeskBulkFields } from './desk-bulk-fields.tsx';
import { DeskBulkOutcomes } from './desk-bulk-outcomes.tsx';
import { ProblemMessage } from './problem-message.tsx';
import { useAct } from './use-act.ts';
import { useText } from './use-text.ts';

export type BulkAct = 'confirm' | 'refuse' | 'complete';
export type BulkAnswer = AnswerOf<'decideInBulk'>;

export interface BulkInput {
  reason: string;
  note: string;
  /** How many orders change, as typed. */
  typedCount: string;
}

const empty: BulkInput = { reason: 'agency_authorization_missing', note: '', typedCount: '' };

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  act: BulkAct;
  orderIds: readonly string[];
  onClose(isDone: boolean): void;
}

/** First what would happen to each order, then, once their number is typed, what happened. */
export function DeskBulkDialog({ act, orderIds, onClose }: Props) {
  const say = useText();
  const styles = useStyles();
  const [input, setInput] = useState(empty);
  const [preview, setPreview] = useState<BulkAnswer | null>(null);
  const [done, setDone] = useState<BulkAnswer | null>(null);
  const trying = useAct(() => send(act, orderIds, input, true));
  const doing = useAct(
    (ids: readonly string[]) => send(act, ids, input, false),
    ['listDeskOrders', 'listPortOutOrders', 'getPortOutOrder', 'getOverview'],
  );
  const changing = preview?.items.filter(({ code }) => code === 'ok').map(({ orderId }) => orderId) ?? [];
  const isReady = changing.length > 0 && input.typedCount.trim() === String(changing.length);
  const change = (next: BulkInput) => {
    // What was seen holds for what was filled in then.
    if (next.reason !== input.reason || next.note !== input.note) setPreview(null);
    setInput(next);
  };
  const submit = async () => {
    if (preview === null) setPreview(await trying.run(undefined));
    else if (isReady) setDone(await doing.run(changing));
  };
  const isActing = trying.isActing || doing.isActing;
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose(done !== null)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say(`porting-desk.bulk.${act}.title`, { count: orderIds.length })}</DialogTitle>
          <DialogContent className={styles.content}>
            {done === null && (
              <>
                <Text>{say(`porting-desk.bulk.${act}.what`)}</Text>
                <DeskBulkFields
                  act={act}
                  input={input}
                  onChange={change}
                  countAsked={changing.length > 0 ? changing.length : null}
                />
              </>
            )}
            <DeskBulkOutcomes answer={done ?? preview} />
            <ProblemMessage problem={trying.problem ?? doing.problem} />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onClose(done !== null)}>
              {say(done === null ? 'office.cancel' : 'office.done')}
            </Button>
            {done === null && (
              <Button
                appearance="primary"
                disabledFocusable={isActing || (preview !== null && !isReady)}
                onClick={() => void submit()}
              >
                {preview === null
                  ? say('porting-desk.bulk.preview')
                  : say(`porting-desk.bulk.${act}.now`, { count: changing.length })}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function send(act: BulkAct, orderIds: readonly string[], { reason, note }: BulkInput, isPreview: boolean) {
  const words = {
    ...(act === 'refuse' && { reason }),
    ...(act !== 'complete' && note.trim() !== '' && { note: note.trim() }),
  };
  return request('decideInBulk', { body: { orderIds: [...orderIds], decision: act, isPreview, ...words } });
}
