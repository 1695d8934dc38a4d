import { permissions } from '../../src/core/permissions.ts';
import { openStatuses, portOutMoves, possibleMoves } from '../../src/core/port-out-states.ts';
import { table } from './table.mjs';

const intro = `# States of a port-out order

Every state an order can be in, and every move that leads from one to another. A move that is not here is
refused with 409 \`move_not_allowed\` and the moves that are possible. Each one is written to the order's
history (who, when, from, to, why), to the record, and told to the organization.

`;

const meanings = {
  held: 'Waits for a person, with a deadline',
  confirmed: 'The date is agreed upon (FOC); once it has passed, the order waits to be completed',
  rejected: 'Refused with reasons; the carrier may correct it for 30 days',
  completed: 'The numbers are gone; a tombstone stays',
  cancelled: 'By the carrier or by agreement; no number leaves. Final',
  disputed: 'The owner says "this was not us": frozen, confirmed by no decision and no silence',
  returned: 'What had left is back and active again. Final',
  expired: 'Nothing was corrected in time. Final',
};

const wheres = { here: ', while the numbers are here', gone: ', once the numbers have gone' };

function diagram() {
  const lines = Object.entries(portOutMoves).flatMap(([move, { from, to, numbers }]) =>
    from.flatMap((start) =>
      to
        // A supplement that changes the date alone leaves the order where it stands.
        .filter((end) => move !== 'reschedule' || start === end)
        .map((end) => `  ${start} --> ${end}: ${move}${numbers ? ` (numbers ${numbers})` : ''}`),
    ),
  );
  const begins = ['held', 'confirmed', 'rejected'].map((status) => `  [*] --> ${status}: submit`);
  const ends = Object.keys(meanings)
    .filter((status) => movesOf(status).length === 0)
    .map((status) => `  ${status} --> [*]`);
  return `\`\`\`mermaid\nstateDiagram-v2\n${[...begins, ...lines, ...ends].join('\n')}\n\`\`\`\n\n`;
}

/** Moves from a state, wherever its numbers are. */
function movesOf(status) {
  const here = possibleMoves({ status, completedAt: null });
  const gone = possibleMoves({ status, completedAt: new Date(0) });
  return Object.keys(portOutMoves).filter(
    (move) =>
      here.includes(move) ||
      gone.includes(move) ||
      (portOutMoves[move].action === null && portOutMoves[move].from.includes(status)),
  );
}

function statesTable() {
  const rows = Object.entries(meanings).map(([status, meaning]) => [
    `\`${status}\``,
    meaning,
    openStatuses.includes(status) ? 'while they are here' : 'no',
    movesOf(status)
      .map((move) => `\`${move}\``)
      .join(', ') || 'none',
  ]);
  return table(['State', 'Meaning', 'Blocks its numbers', 'Moves'], rows);
}

function whoOf({ action, isAlsoOfClock }) {
  const roles = action === null ? [] : permissions[action].map((role) => `\`${role}\``);
  return [...roles, ...(action === null || isAlsoOfClock ? ['the clock'] : [])].join(', ');
}

function movesTable() {
  const names = (statuses) => statuses.map((status) => `\`${status}\``).join(', ');
  const rows = Object.entries(portOutMoves).map(([move, rule]) => [
    `\`${move}\``,
    names(rule.from) + (rule.numbers ? wheres[rule.numbers] : ''),
    names(rule.to),
    whoOf(rule),
    rule.needs.map((need) => `\`${need}\``).join(', ') || 'nothing',
    `\`${rule.done}\``,
  ]);
  return table(['Move', 'From', 'To', 'Who', 'Needs (? optional)', 'In the history'], rows);
}

export function text() {
  return `${intro}${diagram()}## States\n\n${statesTable()}## Moves\n\n${movesTable().trimEnd()}\n`;
}
