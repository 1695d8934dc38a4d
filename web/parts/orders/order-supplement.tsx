import { makeStyles, tokens } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { phoneText } from '../phone-text.ts';
import { useFormats } from '../use-formats.ts';
import { type Say, useText } from '../use-text.ts';

type Event = AnswerOf<'listPortOutOrderEvents'>['items'][number];
type Supplement = NonNullable<Event['supplement']>;
type Change = Supplement['changes'][number];

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

/** What a supplement changed, line by line. A cancellation has none: that it was sent says it all. */
export function OrderSupplement({ supplement }: { supplement: Supplement }) {
  const say = useText();
  const styles = useStyles();
  const { date } = useFormats();
  const { changes, numbersAdded, numbersWithdrawn, hasPin } = supplement;
  const lines = [
    say('port-order.supplement.version', { version: supplement.version }),
    ...changes.map((change) => changeText(change, say, date)),
    ...numbersText('numbersAdded', numbersAdded, say),
    ...numbersText('numbersWithdrawn', numbersWithdrawn, say),
    ...(hasPin ? [say('port-order.supplement.hasPin')] : []),
  ];
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function changeText({ field, from, to }: Change, say: Say, date: (day: string) => string): string {
  const shown = (value: Change['from']): string => {
    if (value === null)
      return say(`port-order.supplement.none.${field === 'desiredDueDate' ? 'date' : 'value'}`);
    if (typeof value === 'boolean') return say(`port-order.supplement.${value ? 'yes' : 'no'}`);
    if (field === 'desiredDueDate') return date(value);
    if (field === 'onPartial') return say(`port-order.supplement.onPartial.${value}`);
    return field === 'initiatorNumber' ? phoneText(value) : value;
  };
  const name = say(`port-order.supplement.field.${field}`);
  return say('port-order.supplement.change', { name, from: shown(from), to: shown(to) });
}

function numbersText(what: string, numbers: readonly string[], say: Say): string[] {
  const [first] = numbers;
  if (first === undefined) return [];
  const count = numbers.length;
  return [say(`port-order.supplement.${what}`, { count, first: phoneText(first), others: count - 1 })];
}
