import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { request } from '../../api.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { useAct } from '../use-act.ts';
import { useChosenOrganization } from '../use-chosen-organization.ts';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({ bar: { marginBottom: tokens.spacingVerticalL } });

/**
 * Says, while it holds, for which customer a person of the operator acts and why; and ends it. Also on the
 * operator's own pages: what is done there to the organization that is looked at goes on its record with
 * this reason.
 */
export function DelegationBar() {
  const say = useText();
  const styles = useStyles();
  const { instant } = useFormats();
  const { can } = usePlace();
  const { id } = useChosenOrganization();
  const org = id ?? '';
  const isWanted = org !== '' && can('delegation.open');
  const { data } = useRead('listDelegations', { params: { org } }, { isWanted, everyMs: 60_000 });
  const { data: organization } = useRead('getOrganization', { params: { org } }, { isWanted });
  const end = useAct(
    () => request('endDelegation', { params: { org } }),
    ['listDelegations', 'listAuditEntries'],
  );
  const delegation = isWanted ? data?.items[0] : undefined;
  if (!delegation) return null;
  const values = { reason: delegation.reason, until: instant(delegation.endsAt) };
  return (
    <div className={styles.bar} data-print="hide">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{say('acting.acting', { name: organization?.name ?? '' })}</MessageBarTitle>
          {say('acting.actingWhy', values)}
        </MessageBarBody>
        <MessageBarActions>
          <Button disabledFocusable={end.isActing} onClick={() => void end.run(undefined)}>
            {say('acting.end')}
          </Button>
        </MessageBarActions>
      </MessageBar>
      <ProblemMessage problem={end.problem} />
    </div>
  );
}
