import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { type AnswerOf, request } from '../../api.ts';
import { Ago } from '../ago.tsx';
import { type Column, Grid } from '../grid.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { useAct } from '../use-act.ts';
import { type Formats, useFormats } from '../use-formats.ts';
import { useRead } from '../use-read.ts';
import { type Say, useText } from '../use-text.ts';

type OwnSession = AnswerOf<'listOwnSessions'>['items'][number];

const useStyles = makeStyles({
  device: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** Where the person is signed in. What is not theirs any more can be ended from here. */
export function AccountSessions() {
  const say = useText();
  const formats = useFormats();
  const sessions = useRead('listOwnSessions', {}, { everyMs: 60_000 });
  const end = useAct(
    (id: string) => request('endOwnSession', { params: { id } }).then(() => true),
    ['listOwnSessions'],
  );
  const endOthers = useAct(() => request('endOtherSessions', {}).then(() => true), ['listOwnSessions']);
  const hasOthers = sessions.data?.items.some(({ isThis }) => !isThis) ?? false;
  return (
    <SectionCard
      title={say('account.sessions')}
      lead={say('account.sessions.what')}
      actions={
        hasOthers && (
          <Button disabledFocusable={endOthers.isActing} onClick={() => void endOthers.run(undefined)}>
            {say('account.session.endOthers')}
          </Button>
        )
      }
    >
      <ProblemMessage problem={end.problem ?? endOthers.problem ?? sessions.error} />
      <Grid
        label={say('account.sessions')}
        columns={columnsOf(say, formats, (id) => void end.run(id))}
        rows={sessions.data?.items}
        keyOf={({ id }) => id}
      />
    </SectionCard>
  );
}

function columnsOf(say: Say, { instant }: Formats, end: (id: string) => void): Column<OwnSession>[] {
  const label = (id: string) => say(`account.session.${id}`);
  return [
    { id: 'device', label: label('device'), cell: (session) => <Device session={session} /> },
    { id: 'address', label: label('address'), cell: ({ address }) => address },
    { id: 'createdAt', label: label('createdAt'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
    { id: 'lastSeenAt', label: label('lastSeenAt'), cell: ({ lastSeenAt }) => <Ago at={lastSeenAt} /> },
    { id: 'endsAt', label: label('endsAt'), cell: (session) => ends(session, say, instant) },
    {
      id: 'end',
      label: label('end'),
      cell: (session) =>
        session.isThis ? null : (
          <Button
            size="small"
            aria-label={say('account.session.endOne', { device: deviceOf(session, say) })}
            onClick={() => end(session.id)}
          >
            {label('end')}
          </Button>
        ),
    },
  ];
}

/** When it ends unused, and when whatever happens; once these are one, once. */
function ends({ endsAt, expiresAt }: OwnSession, say: Say, instant: Formats['instant']): string {
  const [idle, last] = [instant(endsAt), instant(expiresAt)];
  return idle === last ? last : say('account.session.ends', { idle, last });
}

function deviceOf({ browser, system }: OwnSession, say: Say): string {
  if (browser && system) return say('account.session.browserOn', { browser, system });
  return browser ?? system ?? say('account.session.unknown');
}

function Device({ session }: { session: OwnSession }) {
  const say = useText();
  return (
    <span className={useStyles().device}>
      {deviceOf(session, say)}
      {session.isThis && <Badge appearance="tint">{say('account.session.this')}</Badge>}
    </span>
  );
}
