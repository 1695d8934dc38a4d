import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useFormats } from './use-formats.ts';
import { useText } from './use-text.ts';

const useStyles = makeStyles({
  place: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
    borderRadius: tokens.borderRadiusLarge,
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    textAlign: 'center',
    overflowWrap: 'anywhere',
  },
  over: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  icon: { fontSize: '32px' },
});

interface Props {
  file: File | null;
  /** What it takes, as `<input>` wants it: `.csv,text/csv`. */
  accept: string;
  onChoose(file: File): void;
}

/** A place to drop a file on, and a button for whoever does not drag. */
export function FileDrop({ file, accept, onChoose }: Props) {
  const say = useText();
  const styles = useStyles();
  const { number } = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const first = files?.[0];
    if (first) onChoose(first);
  };
  return (
    // Dropping is a second way only; the button does the same.
    // biome-ignore lint/a11y/noStaticElementInteractions: there is nothing here to reach by keyboard.
    <div
      className={mergeClasses(styles.place, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <DocumentRegular className={styles.icon} />
      <Text role="status" weight={file ? 'semibold' : 'regular'}>
        {file
          ? say('office.fileChosen', { name: file.name, size: number(Math.ceil(file.size / 1024)) })
          : say('office.dropFile')}
      </Text>
      <Button onClick={() => input.current?.click()}>
        {say(file ? 'office.chooseOther' : 'office.chooseFile')}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={({ target }) => {
          take(target.files);
          // The same file, corrected meanwhile, can be chosen again.
          target.value = '';
        }}
      />
    </div>
  );
}
