import { makeStyles, tokens } from '@fluentui/react-components';
import type { AnswerOf } from '../../api.ts';
import { useFormats } from '../use-formats.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(8em, max-content) 1fr',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: `0 0 ${tokens.spacingVerticalL}`,
    '@media (max-width: 500px)': { gridTemplateColumns: '1fr', rowGap: tokens.spacingVerticalXXS },
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** Which request it is: enough to recognize it by for whoever knows the numbers. */
export function NotUsFacts({ link }: { link: AnswerOf<'inspectDisputeLink'> }) {
  const say = useText();
  const styles = useStyles();
  const { instant } = useFormats();
  const { numberEndings, numberCount } = link;
  const others = numberCount - numberEndings.length;
  const endings = numberEndings.map((ending) => `…${ending}`).join(', ');
  const facts: Record<string, string> = {
    organization: link.organizationName,
    carrier: link.carrierName,
    pon: link.purchaseOrderNumber,
    numbers: others > 0 ? say('not-us.andMore', { endings, count: others }) : endings,
    received: instant(link.receivedAt, link.timeZone),
  };
  return (
    <dl className={styles.list}>
      {Object.entries(facts).map(([name, value]) => [
        <dt key={name} className={styles.name}>
          {say(`not-us.${name}`)}
        </dt>,
        <dd key={`${name} value`} className={styles.value}>
          {value}
        </dd>,
      ])}
    </dl>
  );
}
