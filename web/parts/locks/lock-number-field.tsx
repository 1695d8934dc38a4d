import { useId } from 'react';
import type { ApiProblem } from '../../api-problem.ts';
import { ApiField } from '../api-field.tsx';
import { phoneText } from '../phone-text.ts';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';

interface Props {
  value: string;
  onChange(value: string): void;
  problem: ApiProblem | null;
}

/** Fewer characters than this fit too many numbers to be of help. */
const suggestFrom = 3;

/** One of the organization's numbers: typed, or found by a part of it or by whom it is assigned to. */
export function LockNumberField(props: Props) {
  const say = useText();
  const { org, can } = usePlace();
  const listId = useId();
  const query = props.value.trim().slice(0, 100);
  const { data } = useRead(
    'listPhoneNumbers',
    { params: { org }, query: { query, status: 'active', limit: 10 } },
    { isWanted: query.length >= suggestFrom && can('phone_number.list') },
  );
  return (
    <>
      <ApiField
        {...props}
        label={say('phone-numbers.column.number')}
        hint={say('protection.numberHint')}
        path="/number"
        isRequired
        list={listId}
      />
      <datalist id={listId}>
        {data?.items.map(({ id, number, assignedTo }) => (
          <option key={id} value={number}>
            {[phoneText(number), assignedTo].filter(Boolean).join(' – ')}
          </option>
        ))}
      </datalist>
    </>
  );
}
