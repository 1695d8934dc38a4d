import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular, RecordRegular } from '@fluentui/react-icons';
import { useText } from '../../parts/use-text.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXL}`,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  step: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
  },
  here: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

const steps = ['stepOrganization', 'stepOwner', 'stepNext'] as const;

export function StepList({ current }: { current: number }) {
  const say = useText();
  const styles = useStyles();
  return (
    <ol className={styles.list}>
      {steps.map((step, index) => {
        const Icon =
          index < current ? CheckmarkCircleFilled : index === current ? RecordRegular : CircleRegular;
        return (
          <li
            key={step}
            className={mergeClasses(styles.step, index === current && styles.here)}
            aria-current={index === current ? 'step' : undefined}
          >
            <Icon aria-hidden />
            {say(`first-organization.${step}`)}
          </li>
        );
      })}
    </ol>
  );
}
