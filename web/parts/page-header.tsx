import { makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { useArrivalFocus } from './use-arrival-focus.ts';
import { useOrganization } from './use-place.ts';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    marginBottom: tokens.spacingVerticalL,
  },
  title: { ...typographyStyles.title2, margin: 0, outlineStyle: 'none', overflowWrap: 'anywhere' },
  place: { color: tokens.colorNeutralForeground2, display: 'block' },
  // As in a card: on a phone the buttons come after what explains them.
  lead: { flexBasis: '100%', order: 1, '@media (max-width: 767px)': { order: 0 } },
  text: { display: 'block', maxWidth: '760px' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
});

interface Props {
  title: string;
  /** The browser's title, where a panel that lies over the page has one of its own. */
  windowTitle?: string;
  /** Before the title: the way back. */
  above?: ReactNode;
  /** What the page is about, and what its actions do: a sentence, or something that says more. */
  lead?: ReactNode;
  actions?: ReactNode;
}

/**
 * The page's one heading of level 1, also its title in the browser; whoever comes from another page is set on
 * it.
 */
export function PageHeader({ title, windowTitle = title, above, lead, actions }: Props) {
  const styles = useStyles();
  const heading = useArrivalFocus();
  const { data: organization } = useOrganization();
  const place = organization?.name;

  useEffect(() => {
    document.title = [windowTitle, place, 'Portkeeper'].filter(Boolean).join(' – ');
  }, [windowTitle, place]);

  return (
    <div className={styles.header}>
      <div>
        {above && <div data-print="hide">{above}</div>}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {place && (
          <Text size={300} className={styles.place}>
            {place}
          </Text>
        )}
      </div>
      {lead && (
        <div className={styles.lead}>
          {typeof lead === 'string' ? <Text className={styles.text}>{lead}</Text> : lead}
        </div>
      )}
      {actions && (
        <div className={styles.actions} data-print="hide">
          {actions}
        </div>
      )}
    </div>
  );
}
