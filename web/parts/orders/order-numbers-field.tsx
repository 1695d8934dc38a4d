import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ApiProblem } from '../../api-problem.ts';
import { useText } from '../use-text.ts';
import { typedNumbers } from './correction-of.ts';

interface Props {
  /** One to a line. */
  value: string;
  onChange(value: string): void;
  problem: ApiProblem | null;
}

/** So many lines at once, and no more; the rest is scrolled. */
const rowsMax = 8;

/** The numbers that an order asks for. What is wrong with one of them is said with the number it is about. */
export function OrderNumbersField({ value, onChange, problem }: Props) {
  const say = useText();
  // What was said of the list holds until it is changed.
  const [judged, setJudged] = useState({ problem, value });
  if (judged.problem !== problem) setJudged({ problem, value });
  const fault = judged.value === value ? faultOf(problem, typedNumbers(value)) : undefined;
  return (
    <Field
      label={say('port-order.correct.numbers')}
      hint={say('port-order.correct.numbersHint')}
      validationMessage={fault}
      validationState={fault ? 'error' : 'none'}
    >
      <Textarea
        value={value}
        onChange={(_event, data) => onChange(data.value)}
        textarea={{ rows: Math.min(rowsMax, Math.max(2, value.split('\n').length)), spellCheck: false }}
        autoComplete="off"
      />
    </Field>
  );
}

/** The first thing that is wrong with the list, or with one of it: `/numbers/3`. */
function faultOf(problem: ApiProblem | null, numbers: readonly string[]): string | undefined {
  const error = problem?.errors.find(({ path }) => `${path}/`.startsWith('/numbers/'));
  if (!error) return undefined;
  const number = numbers[Number(error.path.split('/')[2] ?? 'NaN')];
  return number === undefined ? error.message : `${number}: ${error.message}`;
}
