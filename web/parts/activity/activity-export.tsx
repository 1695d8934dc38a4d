import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, PrintRegular } from '@fluentui/react-icons';
import { requestFile } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { saveFile } from '../save-file.ts';
import { useAct } from '../use-act.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  why: { color: tokens.colorNeutralForeground2, flexBasis: '100%' },
  code: { fontFamily: tokens.fontFamilyMonospace },
});

/** The whole record as a file that anybody can check without us. */
export function ActivityExport() {
  const say = useText();
  const styles = useStyles();
  const { org } = usePlace();
  const act = useAct(async () => {
    saveFile(`audit-${org}.ndjson`, await requestFile('exportAuditEntries', { params: { org } }));
  });
  return (
    <>
      <Button
        icon={act.isActing ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
        disabledFocusable={act.isActing}
        onClick={() => act.run(undefined)}
      >
        {say('activity.export')}
      </Button>
      <Button icon={<PrintRegular />} onClick={() => print()}>
        {say('activity.print')}
      </Button>
      <Text className={styles.why}>
        {say('activity.proof')} <code className={styles.code}>portkeeper audit verify audit.ndjson</code>
      </Text>
      <ProblemMessage problem={act.problem} />
    </>
  );
}
