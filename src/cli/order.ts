import {
  actOnOrderFromHost,
  commentOnOrderFromHost,
  type HostAct,
  showOrderToHost,
} from '../operations/orders/act-on-order-from-host.ts';
import { checkedOptions as checked } from './checked-options.ts';
import type { OpenContext } from './open-context.ts';
import type { CommentOptions, OrderOptions, OrderVerb } from './order-commands.ts';
import { supplementOf } from './order-supplement.ts';

/** Prints an order, its numbers, its history and the moves that are possible. */
export async function showOrder(openContext: OpenContext, id: string): Promise<void> {
  const { order, numbers, carrierName, history, comments, moves } = await openContext((context) =>
    showOrderToHost(context, id),
  );
  const lines = [
    `${order.id}  ${order.status}`,
    `  PON        ${order.purchaseOrderNumber} / ${order.version}`,
    `  carrier    ${carrierName}`,
    `  owner      ${order.organizationId}`,
    order.reasons.length > 0 && `  reasons    ${order.reasons.join(', ')}`,
    `  received   ${order.createdAt.toISOString()}`,
    order.status === 'held' && `  answer by  ${order.answerDueAt.toISOString()}`,
    order.dueDate && `  due        ${order.dueDate} (${order.timeZone})`,
    order.completedAt && `  completed  ${order.completedAt.toISOString()}`,
    'Numbers',
    ...numbers.map(({ number, status, reasons }) => `  ${[number, status, ...reasons].join('  ')}`),
    'History',
    ...history.map(({ at, actorName, action, toStatus, note }) =>
      [`  ${at.toISOString()}`, `${action} by ${actorName}: ${toStatus}`, note].filter(Boolean).join('  '),
    ),
    comments.length > 0 && 'Comments',
    ...comments.map(
      ({ createdAt, authorName, audience, text }) =>
        `  ${createdAt.toISOString()}  ${authorName} (${audience}): ${text}`,
    ),
    `Possible now: ${moves.join(', ') || 'nothing'}`,
  ];
  process.stdout.write(`${lines.filter(Boolean).join('\n')}\n`);
}

/** Makes the move and says where it led. */
export async function moveOrder(
  openContext: OpenContext,
  verb: OrderVerb,
  id: string,
  options: OrderOptions,
  input: NodeJS.ReadableStream = process.stdin,
): Promise<void> {
  const act = await actOf(verb, options, input);
  const { order } = await openContext((context) => actOnOrderFromHost(context, id, act));
  const due = order.status === 'confirmed' && order.dueDate !== null ? `, due ${order.dueDate}` : '';
  process.stdout.write(`${order.id} is ${order.status}${due}.\n`);
}

/** Writes the comment and says who will read it. */
export async function commentOnOrder(
  openContext: OpenContext,
  id: string,
  options: CommentOptions,
): Promise<void> {
  const words = checked('addOrderComment', { ...options });
  const { audience } = await openContext((context) => commentOnOrderFromHost(context, id, words));
  const readers = audience === 'carrier' ? 'the owner, the desk and the carrier' : 'the owner and the desk';
  process.stdout.write(`${id} has a comment more, for ${readers}.\n`);
}

/** What was typed, held against the same schemas as a request to the API. */
async function actOf(verb: OrderVerb, options: OrderOptions, input: NodeJS.ReadableStream): Promise<HostAct> {
  const { note = '' } = options;
  const { reason, dueDate, outcome, completedAt } = options;
  switch (verb) {
    case 'confirm':
      return { kind: 'decide', ...checked('decidePortOutOrder', { decision: verb, note, dueDate }) };
    case 'refuse':
      return { kind: 'decide', ...checked('decidePortOutOrder', { decision: verb, note, reason }) };
    case 'complete': {
      const { completedAt: at } = checked('completePortOutOrder', { completedAt });
      const said = checked('disputePortOutOrder', { note }).note ?? '';
      return { kind: 'complete', note: said.trim(), completedAt: at === undefined ? at : new Date(at) };
    }
    case 'cancel':
      return { kind: 'cancel', note: checked('cancelPortOutOrder', { note }).note.trim() };
    case 'dispute':
      return { kind: 'dispute', note: checked('disputePortOutOrder', { note }).note ?? '' };
    case 'resolve':
      return { kind: 'resolve', ...checked('resolveDispute', { outcome, note, dueDate }) };
    case 'reschedule':
    case 'correct':
      return { kind: 'amend', supplement: await supplementOf(verb, options, input) };
  }
}
