import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';
import type { Order } from './order-next-step.tsx';

/** What becomes of a held order that nobody decides, and when. */
export function OrderSilence({ order: { silence, answerDueAt } }: { order: Order }) {
  const say = useText();
  const { instant } = useFormats();
  if (!silence) return null;
  return <div>{say(`port-order.silence.${silence.outcome}`, { at: instant(answerDueAt) })}</div>;
}
