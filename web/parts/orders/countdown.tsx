import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AlertRegular, ClockRegular } from '@fluentui/react-icons';
import { useFormats } from '../use-formats.ts';
import { useNow } from '../use-now.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  whole: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  soon: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

const soonMs = 60 * 60_000;

/** How long is left until then; says so when it has passed. */
export function Countdown({ until }: { until: string }) {
  const say = useText();
  const styles = useStyles();
  const { duration, instant } = useFormats();
  const leftMs = new Date(until).getTime() - useNow().getTime();
  const isSoon = leftMs < soonMs;
  return (
    <time
      dateTime={until}
      title={instant(until)}
      className={mergeClasses(styles.whole, isSoon && styles.soon)}
    >
      {isSoon ? <AlertRegular /> : <ClockRegular />}
      {leftMs > 0 ? say('parts.timeLeft', { time: duration(leftMs) }) : say('parts.timeIsUp')}
    </time>
  );
}
