import type { FieldProblem } from '../../api-problem.ts';
import { MomentField } from '../moment-field.tsx';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';

interface Props {
  /** As the browser's own field has it, in the reader's zone: `2026-12-01T09:30`. Empty: now. */
  value: string;
  onChange(value: string): void;
  problem: FieldProblem | undefined;
}

/** When the numbers left, for whoever completes an order later. */
export function LeftAtField({ value, onChange, problem }: Props) {
  const say = useText();
  const { ownZoneName: zone } = useFormats();
  return (
    <MomentField
      label={say('port-order.complete.at')}
      hint={say('port-order.complete.atHint', { zone })}
      value={value}
      onChange={onChange}
      problem={problem}
    />
  );
}
