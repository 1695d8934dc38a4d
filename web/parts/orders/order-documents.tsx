import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, DocumentPdfRegular, ImageRegular } from '@fluentui/react-icons';
import { type AnswerOf, requestFile } from '../../api.ts';
import { Ago } from '../ago.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { saveFile } from '../save-file.ts';
import { SectionCard } from '../section-card.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { SpacedList } from '../spaced-list.tsx';
import { useAct } from '../use-act.ts';
import { useFormats } from '../use-formats.ts';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';
import { useText } from '../use-text.ts';
import { OrderDocumentUpload } from './order-document-upload.tsx';

type Document = AnswerOf<'listOrderDocuments'>['items'][number];

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  facts: { display: 'block', color: tokens.colorNeutralForeground2 },
});

/** The files beside the order, and a place to add one. */
export function OrderDocuments({ id }: { id: string }) {
  const say = useText();
  const { can } = usePlace();
  const { data, error, refetch } = useRead('listOrderDocuments', { params: { id } });
  const saving = useAct(async ({ id: document, name }: Document) => {
    saveFile(name, await requestFile('getOrderDocument', { params: { id, document } }));
  });
  return (
    <SectionCard title={say('order-documents.title')}>
      {!data && !error && <SkeletonRows count={2} />}
      <ProblemMessage problem={data ? null : error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <Text>{say('order-documents.none')}</Text>}
      {data && data.items.length > 0 && (
        <SpacedList>
          {data.items.map((document) => (
            <DocumentRow key={document.id} document={document} onSave={() => void saving.run(document)} />
          ))}
        </SpacedList>
      )}
      <ProblemMessage problem={saving.problem} />
      {can('port_out_order.add_document') && <OrderDocumentUpload id={id} />}
    </SectionCard>
  );
}

function DocumentRow({ document, onSave }: { document: Document; onSave(): void }) {
  const say = useText();
  const styles = useStyles();
  const { number } = useFormats();
  const { name, mediaType, sizeBytes, addedBy, addedAt } = document;
  const size = number(Math.ceil(sizeBytes / 1024));
  return (
    <li className={styles.row}>
      {mediaType === 'application/pdf' ? <DocumentPdfRegular /> : <ImageRegular />}
      <span className={styles.name}>
        {name}
        <Text size={200} className={styles.facts}>
          {say('order-documents.facts', { size, by: addedBy.name })} <Ago at={addedAt} />
        </Text>
      </span>
      <Button
        size="small"
        icon={<ArrowDownloadRegular />}
        aria-label={say('order-documents.saveOne', { name })}
        onClick={onSave}
      >
        {say('order-documents.save')}
      </Button>
    </li>
  );
}
