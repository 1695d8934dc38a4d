import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { type AnswerOf, request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { DialogResult } from '../dialog-result.tsx';
import { OpenFormDialog } from '../open-form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { DeskBulkFields } from './desk-bulk-fields.tsx';
import { DeskBulkOutcomes } from './desk-bulk-outcomes.tsx';

export type BulkAct = 'confirm' | 'refuse' | 'complete';
export type BulkAnswer = AnswerOf<'decideInBulk'>;

export interface BulkInput {
  reason: string;
  note: string;
  /** How many orders change, as typed. */
  typedCount: string;
}

const empty: BulkInput = { reason: 'agency_authorization_missing', note: '', typedCount: '' };

interface Props {
  act: BulkAct;
  orderIds: readonly string[];
  onClose(isDone: boolean): void;
}

/** First what would happen to each order, then, once their number is typed, what happened. */
export function DeskBulkDialog({ act, orderIds, onClose }: Props) {
  const say = useText();
  const [input, setInput] = useState(empty);
  const [preview, setPreview] = useState<BulkAnswer | null>(null);
  const [done, setDone] = useState<BulkAnswer | null>(null);
  const trying = useAct(() => send(act, orderIds, input, true));
  const doing = useAct(
    (ids: readonly string[]) => send(act, ids, input, false),
    ['listDeskOrders', 'listPortOutOrders', 'getPortOutOrder', 'getOverview'],
  );
  const changing = preview?.items.filter(({ code }) => code === 'ok').map(({ orderId }) => orderId) ?? [];
  const change = (next: BulkInput) => {
    // What was seen holds for what was filled in then.
    if (next.reason !== input.reason || next.note !== input.note) setPreview(null);
    setInput(next);
  };
  const title = say(`porting-desk.bulk.${act}.title`, { count: orderIds.length });
  if (done) {
    return (
      <OpenFormDialog onClose={() => onClose(true)}>
        <DialogResult title={title} onDone={() => onClose(true)}>
          <DeskBulkOutcomes answer={done} />
        </DialogResult>
      </OpenFormDialog>
    );
  }
  const isCounted = input.typedCount.trim() === String(changing.length);
  const missing = preview && ((changing.length === 0 && 'none') || (!isCounted && 'count'));
  const submit = async () => {
    if (preview === null) setPreview(await trying.run(undefined));
    else setDone(await doing.run(changing));
  };
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      <DialogForm
        title={title}
        submitText={
          preview === null
            ? say('porting-desk.bulk.preview')
            : say(`porting-desk.bulk.${act}.now`, { count: changing.length })
        }
        lacking={missing ? say(`porting-desk.bulk.lacking.${missing}`) : undefined}
        act={preview === null ? trying : doing}
        onSubmit={() => void submit()}
        onCancel={() => onClose(false)}
      >
        <Text>{say(`porting-desk.bulk.${act}.what`)}</Text>
        <DeskBulkFields
          act={act}
          input={input}
          onChange={change}
          countAsked={changing.length > 0 ? changing.length : null}
        />
        <DeskBulkOutcomes answer={preview} />
      </DialogForm>
    </OpenFormDialog>
  );
}

function send(act: BulkAct, orderIds: readonly string[], { reason, note }: BulkInput, isPreview: boolean) {
  const words = {
    ...(act === 'refuse' && { reason }),
    ...(act !== 'complete' && note.trim() !== '' && { note: note.trim() }),
  };
  return request('decideInBulk', { body: { orderIds: [...orderIds], decision: act, isPreview, ...words } });
}
