import { makeStyles, Spinner } from '@fluentui/react-components';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({ whole: { minHeight: '60vh' } });

/** Before a page's own skeleton can be shown. */
export function PageLoading() {
  const say = useText();
  return <Spinner className={useStyles().whole} label={say('frame.loading')} delay={300} />;
}
