import { makeStyles, Text, Title2, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  title: { margin: 0 },
  lead: { display: 'block', margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}` },
});

/** Over the one form of a page: its heading and why it is there. */
export function FormTitle({ title, lead }: { title: string; lead: string }) {
  const styles = useStyles();
  return (
    <>
      <Title2 as="h1" block className={styles.title}>
        {title}
      </Title2>
      <Text className={styles.lead}>{lead}</Text>
    </>
  );
}
