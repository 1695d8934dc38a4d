import {
  Button,
  DrawerBody,
  makeStyles,
  OverlayDrawer,
  Text,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { useState } from 'react';
import { request } from '../api.ts';
import type { Carrier } from './carriers-list.tsx';
import { PanelHeader } from './panel-header.tsx';
import { ProblemMessage } from './problem-message.tsx';
import { ShowMore } from './show-more.tsx';
import { TokenCreate } from './token-create.tsx';
import { TokenList } from './token-list.tsx';
import { usePlace } from './use-place.ts';
import { useReadList } from './use-read.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  drawer: { width: '900px', maxWidth: '100vw' },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** A carrier's tokens, in a panel of their own. */
export function CarriersTokens({ carrier }: { carrier: Carrier }) {
  const say = useText();
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  const [isOpen, setOpen] = useState(false);
  const title = say('carriers.tokens.of', { name: carrier.name });
  return (
    <>
      <Button
        {...restoreFocus}
        size="small"
        aria-label={say('carriers.tokens.manageOf', { name: carrier.name })}
        onClick={() => setOpen(true)}
      >
        {say('carriers.tokens.manage')}
      </Button>
      <OverlayDrawer
        className={styles.drawer}
        position="end"
        open={isOpen}
        onOpenChange={(_event, { open }) => setOpen(open)}
      >
        <PanelHeader title={title} onClose={() => setOpen(false)} />
        <DrawerBody>
          <Tokens carrier={carrier} />
        </DrawerBody>
      </OverlayDrawer>
    </>
  );
}

function Tokens({ carrier: { id: carrier, name } }: { carrier: Carrier }) {
  const say = useText();
  const styles = useStyles();
  const { can } = usePlace();
  const list = useReadList('listCarrierApiTokens', { params: { carrier } });
  const { items, error } = list;
  const mayChange = can('carrier.create');
  const what = say('carriers.tokens.what', { name });
  const create = (tokenName: string) =>
    request('createCarrierApiToken', { params: { carrier }, body: { name: tokenName } });
  const revoke = (id: string) => request('revokeCarrierApiToken', { params: { carrier, id } });
  return (
    <div className={styles.body}>
      <Text>{what}</Text>
      {mayChange && (
        <div>
          <TokenCreate roles={[]} create={create} what={what} />
        </div>
      )}
      {error && !items ? (
        <ProblemMessage problem={error} onRetry={() => list.refetch()} />
      ) : (
        <TokenList items={items} revoke={mayChange ? revoke : null} hasRoles={false} />
      )}
      {items && items.length > 0 && <ShowMore {...list} count={items.length} />}
    </div>
  );
}
