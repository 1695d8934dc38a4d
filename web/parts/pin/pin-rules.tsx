import { RuleList } from '../rule-list.tsx';
import { useText } from '../use-text.ts';

/** Form only, to guide the hand: what is too easy, unchanged or used before is the server's to say. */
export const pinRules: readonly { id: string; holds(pin: string): boolean }[] = [
  { id: 'length', holds: (pin) => pin.length >= 6 && pin.length <= 10 },
  { id: 'digits', holds: (pin) => /^[0-9]+$/.test(pin) },
];

/** The rules of a good PIN; each is ticked as soon as it holds. */
export function PinRules({ pin, isTooEasy }: { pin: string; isTooEasy: boolean }) {
  const say = useText();
  const ofForm = pinRules.map(({ id, holds }) => ({
    id,
    text: say(`port-out-pin.rule.${id}`),
    state: holds(pin) ? ('holds' as const) : ('not_yet' as const),
  }));
  const easy = isTooEasy
    ? { id: 'easy', text: say('port-out-pin.rule.tooEasy'), state: 'broken' as const }
    : { id: 'easy', text: say('port-out-pin.rule.easy'), state: 'later' as const };
  return <RuleList label={say('port-out-pin.rules')} rules={[...ofForm, easy]} />;
}
