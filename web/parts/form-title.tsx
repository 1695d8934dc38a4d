import { makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { useArrivalFocus } from './use-arrival-focus.ts';

const useStyles = makeStyles({
  title: { ...typographyStyles.title2, margin: 0, outlineStyle: 'none' },
  lead: { display: 'block', margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}` },
});

/** Over the one form of a page: its heading and why it is there. */
export function FormTitle({ title, lead }: { title: string; lead?: string }) {
  const styles = useStyles();
  return (
    <>
      <h1 ref={useArrivalFocus()} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {lead && <Text className={styles.lead}>{lead}</Text>}
    </>
  );
}
