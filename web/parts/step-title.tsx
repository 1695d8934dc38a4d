import { makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

const useStyles = makeStyles({
  title: { margin: 0, outlineStyle: 'none' },
  lead: { display: 'block', margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalL}` },
});

/** The heading of one step; the person is set on it when the step comes up. */
export function StepTitle({ title, lead }: { title: string; lead: string }) {
  const styles = useStyles();
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => void heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <div ref={heading} tabIndex={-1} className={styles.title}>
        <Subtitle1 as="h2" block className={styles.title}>
          {title}
        </Subtitle1>
      </div>
      <Text className={styles.lead}>{lead}</Text>
    </>
  );
}
