import { MessageBar, MessageBarBody, ProgressBar, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { documentMediaType } from '../../../src/contract/order-documents.ts';
import { FileDrop } from '../file-drop.tsx';
import { Form } from '../form.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { useText } from '../use-text.ts';
import { useDocumentUpload } from './use-document-upload.ts';

const accepted = documentMediaType.options.join(',');

/** A place to drop a PDF or a picture on, and how far it is sent. */
export function OrderDocumentUpload({ id }: { id: string }) {
  const say = useText();
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const upload = useDocumentUpload(id);
  const send = async () => {
    setMissing(file === null);
    if (file && (await upload.run(file))) setFile(null);
  };
  return (
    <Form submitText={say('order-documents.add')} isActing={upload.isActing} onSubmit={() => void send()}>
      <Text>{say('order-documents.what')}</Text>
      <FileDrop
        file={file}
        accept={accepted}
        onChoose={(chosen) => {
          upload.forget();
          setMissing(false);
          setFile(chosen);
        }}
      />
      {isMissing && (
        <MessageBar intent="error">
          <MessageBarBody>{say('order-documents.chooseFirst')}</MessageBarBody>
        </MessageBar>
      )}
      {upload.isActing && (
        <ProgressBar
          value={upload.part < 1 ? upload.part : undefined}
          aria-label={say('order-documents.sending')}
          thickness="large"
        />
      )}
      <ProblemMessage problem={upload.problem} />
    </Form>
  );
}
