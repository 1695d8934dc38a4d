import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** The shape of what is being read. */
export function SkeletonRows({ count = 6 }: { count?: number }) {
  const say = useText();
  const keys = Array.from({ length: count }, (_, row) => `row-${row}`);
  return (
    <Skeleton aria-label={say('frame.loading')} className={useStyles().rows}>
      {keys.map((key) => (
        <SkeletonItem key={key} size={28} />
      ))}
    </Skeleton>
  );
}
