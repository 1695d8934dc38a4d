import { makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../use-text.ts';
import type { Delivery } from './delivery-columns.tsx';

const useStyles = makeStyles({
  raw: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Our own words for what a receiver did, or why nothing was sent, as the sender writes them down. */
const ownWords: Record<string, RegExp> = {
  answered: /^answered (\d+)$/,
  noAnswer: /^no answer in (\d+) ms$/,
  linkEnded: /^its link has ended$/,
};

/** Why a delivery did not arrive: what the other side said, as it said it. */
export function DeliveryError({ delivery: { state, lastError } }: { delivery: Delivery }) {
  const say = useText();
  const { raw } = useStyles();
  const own = ownWordsOf(lastError ?? '');
  return (
    <>
      {state === 'not_sent' && say('deliveries.noMailServer')}
      {own ? (
        <span className={raw}>{say(`deliveries.error.${own.name}`, own.words)}</span>
      ) : (
        <span lang="en" className={raw}>
          {lastError}
        </span>
      )}
    </>
  );
}

function ownWordsOf(error: string) {
  for (const [name, pattern] of Object.entries(ownWords)) {
    const found = pattern.exec(error);
    const count = Number(found?.[1] ?? 0);
    if (found) return { name, words: { status: String(count), seconds: count / 1000 } };
  }
  return null;
}
