import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { request } from '../api.ts';
import type { Order } from './order-next-step.tsx';
import { phoneText } from './phone-text.ts';
import { ProblemMessage } from './problem-message.tsx';
import { useAct } from './use-act.ts';
import { useFormats } from './use-formats.ts';
import { useText } from './use-text.ts';

type Choice = 'confirm' | 'refuse' | 'complete';

/** What a person may refuse with, the commonest first. */
const refusalReasons = [
  'agency_authorization_missing',
  'pin_mismatch',
  'customer_info_mismatch',
  'number_locked',
];

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** What the person may do with the order now, each with its consequence said before it is done. */
export function OrderActions({ order }: { order: Order }) {
  const say = useText();
  const [choice, setChoice] = useState<Choice | null>(null);
  const { actions = [] } = order;
  const offered: Choice[] = [
    ...(actions.includes('decide') ? (['refuse', 'confirm'] as const) : []),
    ...(actions.includes('complete') ? (['complete'] as const) : []),
  ];
  return (
    <>
      {offered.map((offer) => (
        <Button
          key={offer}
          appearance={offer === 'refuse' ? 'primary' : 'secondary'}
          onClick={() => setChoice(offer)}
        >
          {say(`port-order.${offer}`)}
        </Button>
      ))}
      {choice && <ActDialog key={choice} order={order} choice={choice} onClose={() => setChoice(null)} />}
    </>
  );
}

function ActDialog({ order, choice, onClose }: { order: Order; choice: Choice; onClose(): void }) {
  const say = useText();
  const styles = useStyles();
  const [reason, setReason] = useState(refusalReasons[0] ?? '');
  const [note, setNote] = useState('');
  const act = useAct(
    () => send(order.id, choice, { reason, note }),
    ['getPortOutOrder', 'listPortOutOrderEvents', 'listPortOutOrders', 'getOverview', 'listPhoneNumbers'],
  );
  const title = say(`port-order.${choice}.title`, { count: leavingOf(order).length });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.fields}>
            <Consequence order={order} choice={choice} />
            {choice === 'refuse' && (
              <Field label={say('port-order.refuse.reason')}>
                <Select value={reason} onChange={(_, { value }) => setReason(value)}>
                  {refusalReasons.map((code) => (
                    <option key={code} value={code}>
                      {say(`port-order.reason.${code}`)}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
            {choice !== 'complete' && (
              <Field label={say('port-order.note')}>
                <Textarea value={note} maxLength={1000} onChange={(_, { value }) => setNote(value)} />
              </Field>
            )}
            <ProblemMessage problem={act.problem} />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{say('port-order.cancel')}</Button>
            <Button
              appearance="primary"
              disabledFocusable={act.isActing}
              onClick={() => void act.run(undefined).then((done) => done && onClose())}
            >
              {say(`port-order.${choice}`)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function send(id: string, choice: Choice, { reason, note }: { reason: string; note: string }) {
  const params = { id };
  if (choice === 'complete') return request('completePortOutOrder', { params, body: {} });
  const said = note.trim() === '' ? {} : { note };
  const body = choice === 'refuse' ? { decision: choice, reason, ...said } : { decision: choice, ...said };
  return request('decidePortOutOrder', { params, body });
}

/** The numbers the decision is about: those that were not refused by themselves. */
function leavingOf({ numbers }: Order) {
  return numbers.filter(({ status }) => status === 'held' || status === 'confirmed');
}

function Consequence({ order, choice }: { order: Order; choice: Choice }): ReactNode {
  const say = useText();
  const { date } = useFormats();
  const leaving = leavingOf(order);
  const { desiredDueDate, carrier } = order;
  return say(`port-order.${choice}.consequence`, {
    count: leaving.length,
    others: leaving.length - 1,
    first: phoneText(leaving[0]?.number ?? ''),
    carrier: carrier?.name ?? '',
    date: desiredDueDate ? date(desiredDueDate) : say('port-order.confirm.soon'),
  });
}
