import { Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { MomentField } from '../moment-field.tsx';
import { OpenFormDialog } from '../open-form-dialog.tsx';
import { NoteField } from '../orders/note-field.tsx';
import { useAct } from '../use-act.ts';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import { type Lock, lockReads } from './lock-reads.ts';
import { lockActOn } from './lock-words.ts';
import { useStillLocked } from './use-still-locked.ts';

const dayMs = 24 * 3_600_000;

/** How long it is opened; what is in force again by itself comes first. */
const terms = ['day', 'week', 'moment', 'good'] as const;
type Term = (typeof terms)[number];

const lengthOf = { day: dayMs, week: 7 * dayMs, moment: 0, good: 0 } as const satisfies Record<Term, number>;

interface Props {
  lock: Lock;
  onClose(isDone: boolean): void;
}

/** Opens a lock, for a time or for good: says who is told of it, and asks why. */
export function UnlockDialog({ lock: current, onClose }: Props) {
  const say = useText();
  const { ownZoneName: zone } = useFormats();
  const { org } = usePlace();
  // As it was when the dialog was opened: what is read anew must not turn it into another.
  const [lock] = useState(current);
  // A lock that ends before would not be in force again: such a length is not offered.
  const [offered] = useState(() => terms.filter((one) => endsAfter(lock, lengthOf[one])));
  const [term, setTerm] = useState<Term>(offered[0] ?? 'good');
  const [moment, setMoment] = useState('');
  const [note, setNote] = useState('');
  const act = useAct(() => {
    const body = { until: untilOf(term, moment), note: note.trim() };
    return request('unlockPortOutLock', { params: { org, id: lock.id }, body });
  }, lockReads);
  const lacking = (term === 'moment' && moment === '' && 'moment') || (note.trim() === '' && 'note');
  const still = useStillLocked(lock);
  return (
    <OpenFormDialog onClose={() => onClose(false)}>
      <DialogForm
        title={lockActOn('unlock', lock, say)}
        submitText={say('protection.unlock')}
        act={act}
        lacking={lacking ? say(`protection.lacking.${lacking}`) : undefined}
        onSubmit={() => void act.run(undefined).then((done) => done && onClose(true))}
        onCancel={() => onClose(false)}
      >
        <Text>{say('protection.unlock.what')}</Text>
        {still && <Text>{say(`protection.unlock.still.${still}`)}</Text>}
        <Field label={say('protection.unlock.howLong')}>
          <RadioGroup
            value={term}
            onChange={(_event, { value }) => setTerm(offered.find((one) => one === value) ?? term)}
          >
            {offered.map((one) => (
              <Radio key={one} value={one} label={say(`protection.unlock.${one}`)} />
            ))}
          </RadioGroup>
        </Field>
        {term === 'moment' && (
          <MomentField
            label={say('protection.unlock.until')}
            hint={say('protection.unlock.untilHint', { zone })}
            value={moment}
            onChange={setMoment}
            isRequired
            problem={act.problem?.fieldError('/until')}
          />
        )}
        <NoteField
          label={say('port-order.why')}
          value={note}
          onChange={setNote}
          isRequired
          problem={act.problem?.fieldError('/note')}
        />
        <Text>{say('protection.unlock.told')}</Text>
      </DialogForm>
    </OpenFormDialog>
  );
}

function endsAfter({ endsAt }: Lock, lengthMs: number): boolean {
  return endsAt === null || Date.parse(endsAt) > Date.now() + lengthMs;
}

/** The moment in UTC until which it is open; null: for good. */
function untilOf(term: Term, moment: string): string | null {
  switch (term) {
    case 'day':
    case 'week':
      return new Date(Date.now() + lengthOf[term]).toISOString();
    case 'moment':
      return new Date(moment).toISOString();
    case 'good':
      return null;
  }
}
