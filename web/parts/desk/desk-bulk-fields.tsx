import { NoteField } from '../orders/note-field.tsx';
import { RefusalReasonField } from '../orders/refusal-reason-field.tsx';
import { TypedCountField } from '../typed-count-field.tsx';
import { useText } from '../use-text.ts';
import type { BulkAct, BulkInput } from './desk-bulk-dialog.tsx';

interface Props {
  act: BulkAct;
  input: BulkInput;
  onChange(input: BulkInput): void;
  /** How many orders change, when that has to be typed. */
  countAsked: number | null;
}

/** What a decision on many orders needs, and the number that proves it was meant. */
export function DeskBulkFields({ act, input, onChange, countAsked }: Props) {
  const say = useText();
  return (
    <>
      {act === 'refuse' && (
        <RefusalReasonField value={input.reason} onChange={(reason) => onChange({ ...input, reason })} />
      )}
      {act !== 'complete' && (
        <NoteField
          label={say('port-order.note')}
          value={input.note}
          onChange={(note) => onChange({ ...input, note })}
        />
      )}
      {countAsked !== null && (
        <TypedCountField
          label={say('porting-desk.bulk.typeCount', { count: countAsked })}
          value={input.typedCount}
          onChange={(typedCount) => onChange({ ...input, typedCount })}
        />
      )}
    </>
  );
}
