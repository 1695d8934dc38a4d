import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular, StarRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { request } from '../../api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { useAct } from '../use-act.ts';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  row: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
});

/** The desk's named filters: to be set, made of what is set now, and deleted. */
export function DeskSavedFilters() {
  const say = useText();
  return (
    <FormDialog trigger={<Button icon={<StarRegular />}>{say('porting-desk.savedFilters')}</Button>}>
      {(close) => <SavedFilters onDone={close} />}
    </FormDialog>
  );
}

function SavedFilters({ onDone }: { onDone(): void }) {
  const say = useText();
  const styles = useStyles();
  const { can } = usePlace();
  const [search, setSearch] = useSearchParams();
  const [name, setName] = useState('');
  const { data } = useRead('listSavedFilters', {});
  const save = useAct(
    () => request('saveFilter', { body: { name: name.trim(), query: search.toString() } }),
    ['listSavedFilters'],
  );
  const remove = useAct(
    (id: string) => request('deleteSavedFilter', { params: { id } }),
    ['listSavedFilters'],
  );
  const isMaking = can('port_out_order.work');
  const apply = (query: string) => {
    setSearch(new URLSearchParams(query), { replace: true, preventScrollReset: true });
    onDone();
  };
  return (
    <DialogForm
      title={say('porting-desk.savedFilters')}
      submitText={say('porting-desk.saveFilter')}
      act={save.problem ? save : remove.problem ? remove : save}
      onSubmit={() => void save.run(undefined).then((made) => made && setName(''))}
      onCancel={onDone}
    >
      {data?.items.length === 0 && <Text>{say('porting-desk.noSavedFilters')}</Text>}
      <ul className={styles.list}>
        {data?.items.map((filter) => (
          <li key={filter.id} className={styles.row}>
            <Button appearance="subtle" icon={<StarRegular />} onClick={() => apply(filter.query)}>
              {filter.name}
            </Button>
            {isMaking && (
              <Button
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={say('porting-desk.deleteFilter', { name: filter.name })}
                onClick={() => void remove.run(filter.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {isMaking && (
        <Field
          label={say('porting-desk.filterName')}
          hint={say('porting-desk.filterNameHint')}
          validationMessage={save.problem?.fieldError('/name')?.message}
        >
          <Input value={name} maxLength={60} onChange={(_event, { value }) => setName(value)} />
        </Field>
      )}
    </DialogForm>
  );
}
