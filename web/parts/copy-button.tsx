import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useText } from './use-text.ts';

interface Props {
  text: string;
  /** What is copied, for whoever hears the button only: "Copy the link". */
  label: string;
}

const shownMs = 4_000;

/** Copies, and says that it did. */
export function CopyButton({ text, label }: Props) {
  const say = useText();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <>
      <Button icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />} onClick={copy}>
        {isCopied ? say('parts.copied') : label}
      </Button>
      <span role="status" className="heard-only">
        {isCopied ? say('parts.copied') : ''}
      </span>
    </>
  );
}
