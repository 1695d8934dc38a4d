import type { NumberingPlan } from '../../core/numbering-plan.ts';
import { classifyPhoneNumber } from '../../core/phone-number.ts';
import { type FieldError, refuseFields } from '../../core/refusal.ts';

/** Refuses numbers that are no telephone numbers or stand in the request twice, each by its place. */
export function refuseMisshapenNumbers(numbers: readonly string[], plan: NumberingPlan): void {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  for (const [index, number] of numbers.entries()) {
    const path = `/numbers/${index}`;
    if (classifyPhoneNumber(number, plan).kind === 'malformed')
      errors.push({ path, code: 'phone_number_malformed' });
    else if (seen.has(number)) errors.push({ path, code: 'number_repeated' });
    seen.add(number);
  }
  if (errors.length > 0) throw refuseFields(...errors.slice(0, 100));
}
