import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { BulkAct, BulkInput } from './desk-bulk-dialog.tsx';
import { refusalReasons } from './order-act-fields.tsx';
import { useText } from './use-text.ts';

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
        <Field label={say('port-order.refuse.reason')}>
          <Select
            value={input.reason}
            onChange={(_event, { value }) => onChange({ ...input, reason: value })}
          >
            {refusalReasons.map((code) => (
              <option key={code} value={code}>
                {say(`port-order.reason.${code}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {act !== 'complete' && (
        <Field label={say('port-order.note')}>
          <Textarea
            value={input.note}
            maxLength={1000}
            onChange={(_event, { value }) => onChange({ ...input, note: value })}
          />
        </Field>
      )}
      {countAsked !== null && (
        <Field label={say('porting-desk.bulk.typeCount', { count: countAsked })}>
          <Input
            inputMode="numeric"
            autoComplete="off"
            value={input.typedCount}
            onChange={(_event, { value }) => onChange({ ...input, typedCount: value })}
          />
        </Field>
      )}
    </>
  );
}
