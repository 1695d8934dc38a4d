import { phoneText } from './phone-text.ts';

/** A number as people read it, never broken over two lines. */
export function PhoneNumber({ number }: { number: string }) {
  return <span className="unbroken">{phoneText(number)}</span>;
}
