import { isShownToCarrier, reasons } from '../../src/core/reasons.ts';
import { table } from './table.mjs';

const intro = `# Reasons for refusing a port-out order

A closed list: an order is rejected for nothing else. A reason stands on one number or on the whole order.
A running server shows the same at \`/docs/reasons\`, in English and French.

The codes of others are those their documentation or systems show; conformance with them is not claimed.
Bandwidth lets a port through on any code but 7510 to 7519 and 7598, so a locked number is 7598 here although
Bandwidth calls it 7520 elsewhere. Telnyx's are those of its porting exceptions; to its port-out requests a
wrong PIN is 1002. Some wireless carriers show 6B for a PIN.

`;

function overview() {
  const rows = Object.entries(reasons).map(([code, { whoActs, isFixableBySupplement, codes }]) => [
    `[\`${code}\`](#${code})`,
    actors[whoActs],
    isFixableBySupplement ? 'yes' : 'no',
    codes.bandwidth ?? 'none',
    codes.telnyx ?? 'none',
    codes.carrier ?? 'none',
  ]);
  return table(['Reason', 'Who acts', 'A supplement can help', 'Bandwidth', 'Telnyx', 'Carriers'], rows);
}

const actors = {
  gaining_carrier: 'gaining carrier',
  owner: 'owner of the numbers',
  porting_desk: 'porting desk',
};

export function text() {
  const sections = Object.entries(reasons).map(([code, reason]) => {
    const facts = [
      ['Stands on', reason.level === 'number' ? 'a number' : 'the order'],
      ['Field', reason.field === null ? 'none' : `\`${reason.field}\``],
      ['Who acts', actors[reason.whoActs]],
      ['Mended by a supplement', reason.isFixableBySupplement ? 'yes' : 'no, by a new order'],
      ['Shown to the carrier', isShownToCarrier(code) ? 'yes' : 'no: as `number_not_on_account`'],
      ['Bandwidth', reason.codes.bandwidth ?? 'none'],
      ['Telnyx', reason.codes.telnyx ?? 'none'],
      ['Carriers', reason.codes.carrier ?? 'none'],
    ];
    const words = `${reason.text.en} ${reason.howToFix.en}\n\n*${reason.text.fr} ${reason.howToFix.fr}*\n\n`;
    return `## \`${code}\`\n\n${words}${table(['', ''], facts)}`;
  });
  return `${intro}${overview()}${sections.join('').trimEnd()}\n`;
}
