import { Button, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { requestFile } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { saveFile } from '../save-file.ts';
import { useAct } from '../use-act.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';

/** Everything known of the order as a file, for whoever has to prove what happened. */
export function OrderEvidence({ id }: { id: string }) {
  const say = useText();
  const { can } = usePlace();
  const act = useAct(async () => {
    saveFile(`evidence-${id}.json`, await requestFile('getOrderEvidence', { params: { id } }));
  });
  if (!can('audit.read')) return null;
  return (
    <>
      <Button
        appearance="subtle"
        icon={act.isActing ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
        disabledFocusable={act.isActing}
        onClick={() => void act.run(undefined)}
      >
        {say('port-order.evidence')}
      </Button>
      <ProblemMessage problem={act.problem} />
    </>
  );
}
