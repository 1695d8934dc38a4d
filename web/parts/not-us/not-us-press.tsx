import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type AnswerOf, request } from '../../api.ts';
import { FormTitle } from '../form-title.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { useText } from '../use-text.ts';
import { NotUsEnd } from './not-us-end.tsx';
import { NotUsFacts } from './not-us-facts.tsx';

const useStyles = makeStyles({
  act: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

interface Props {
  token: string;
  link: AnswerOf<'inspectDisputeLink'>;
  onFrozen(frozen: AnswerOf<'useDisputeLink'>): void;
}

/** The one button: freezes the request at once. */
export function NotUsPress({ token, link, onFrozen }: Props) {
  const say = useText();
  const styles = useStyles();
  const act = useAct(async () => onFrozen(await request('useDisputeLink', { body: { token } })));
  // It was good when the page opened: an earlier press, whose answer was lost, arrived after all.
  if (act.problem?.code === 'dispute_link_invalid') return <NotUsEnd end="used" />;
  return (
    <>
      <FormTitle title={say('not-us.ask')} lead={say('not-us.lead')} />
      <NotUsFacts link={link} />
      <div className={styles.act}>
        <Text>{say(link.status === 'completed' ? 'not-us.whatGone' : 'not-us.what')}</Text>
        <ProblemMessage problem={act.problem} />
        <div>
          <Button
            appearance="primary"
            size="large"
            disabledFocusable={act.isActing}
            onClick={() => void act.run(undefined)}
          >
            {say('not-us.press')}
          </Button>
        </div>
      </div>
    </>
  );
}
