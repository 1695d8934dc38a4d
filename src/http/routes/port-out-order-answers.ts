import type { z } from 'zod';
import {
  orderActions,
  type portOutOrder,
  type portOutOrderEvent,
  type portOutOrderSummary,
  type reason as reasonSchema,
} from '../../contract/port-out-orders.ts';
import { permittedActions } from '../../core/access.ts';
import type { CarrierId } from '../../core/ids.ts';
import { isHeldBack } from '../../core/port-out-lock.ts';
import type { NumberVerdict } from '../../core/port-out-order.ts';
import { type PortOutMove, portOutMoves, possibleMoves } from '../../core/port-out-states.ts';
import type { Principal } from '../../core/principal.ts';
import { isShownToCarrier, type ReasonCode, reasons } from '../../core/reasons.ts';
import { possibleSupplements, supplementMoves } from '../../core/supplement.ts';
import type { ListedEvent } from '../../operations/orders/get-port-out-order.ts';
import type { SilenceOf } from '../../operations/orders/silence-in-force.ts';
import type { Carrier } from '../../storage/carriers.ts';
import type { OrderSummary } from '../../storage/port-out-order-lists.ts';
import type { PortOutOrderSupplement } from '../../storage/port-out-order-supplements.ts';
import type { PortOutOrder } from '../../storage/port-out-orders.ts';
import type { Language } from '../language.ts';

/** Who looks, in what language, and the carriers they may know by name. */
export interface Viewer {
  principal: Principal;
  language: Language;
  /** Now: what can be done is told as of then. */
  at: Date;
  carriers: ReadonlyMap<CarrierId, Carrier>;
  /** Null for a carrier: what becomes of its order is told when it is. */
  silenceOf: SilenceOf | null;
}

function presentReasons(
  codes: readonly ReasonCode[],
  { principal, language }: Viewer,
): z.input<typeof reasonSchema>[] {
  const shown = principal.kind === 'carrier' ? codes.filter(isShownToCarrier) : codes;
  return shown.map((code) => {
    const { field, text, howToFix } = reasons[code];
    return { code, field, message: text[language], howToFix: howToFix[language] };
  });
}

const warningTexts = {
  area_code_unknown: {
    en: 'An area code is not in our table yet; its dates are counted in the zone shown.',
    fr: 'Un indicatif régional ne figure pas encore dans notre table ; ses dates sont calculées dans le fuseau affiché.',
  },
} as const;

function presentWarnings(order: PortOutOrder, language: Language) {
  return order.warnings.map((code) => ({
    code,
    message: warningTexts[code as keyof typeof warningTexts][language],
  }));
}

/** What everyone with a right to the order sees of it, without its numbers. */
function publicPart(order: PortOutOrder) {
  return {
    id: order.id,
    purchaseOrderNumber: order.purchaseOrderNumber,
    version: order.version,
    status: order.status,
    portClass: order.portClass,
    desiredDueDate: order.desiredDueDate,
    dueDate: order.dueDate,
    timeZone: order.timeZone,
    answerDueAt: order.answerDueAt.toISOString(),
    firmOrderCommitmentAt: order.firmOrderCommitmentAt?.toISOString() ?? null,
    createdAt: order.createdAt.toISOString(),
    decidedAt: order.decidedAt?.toISOString() ?? null,
    completedAt: order.completedAt?.toISOString() ?? null,
  };
}

/** Who works on the order; null when nobody does. */
export function presentClaimant({ claimedBy: id, claimedByName: name }: PortOutOrder) {
  return id === null || name === null ? null : { id, name };
}

/** What only the owner and the porting desk see. */
function ownersPart(
  order: PortOutOrder,
  { principal, at, carriers, silenceOf }: Viewer,
  numbers?: readonly NumberVerdict[],
) {
  if (principal.kind === 'carrier') return {};
  const carrier = carriers.get(order.carrierId);
  const permitted = permittedActions(principal, order.organizationId);
  const isPermitted = (move: PortOutMove) => permitted.some((action) => action === portOutMoves[move].action);
  const kinds = possibleSupplements(order, at).filter((kind) => isPermitted(supplementMoves[kind]));
  // What only a supplement does is over when no supplement of the kind is taken any more.
  const isOver = (move: PortOutMove) =>
    portOutMoves[move].action === 'port_out_order.supplement' &&
    !kinds.some((kind) => supplementMoves[kind] === move);
  const possible = new Set(
    possibleMoves(order)
      .filter((move) => isPermitted(move) && !isOver(move))
      .map((move) => portOutMoves[move].action),
  );
  return {
    lastEventAt: order.lastEventAt.toISOString(),
    organizationId: order.organizationId,
    ...(carrier ? { carrier: { id: carrier.id, name: carrier.name, spid: carrier.spid } } : {}),
    accountNumber: order.accountNumber,
    postalCode: order.postalCode,
    agencyAuthorization: order.agencyAuthorization,
    heldBecause: order.heldBecause,
    silence: silenceOf?.(order, numbers) ?? null,
    claimedBy: presentClaimant(order),
    actions: orderActions.filter((name) => possible.has(`port_out_order.${name}`)),
    supplementKinds: kinds,
  };
}

export function presentOrder(
  order: PortOutOrder,
  numbers: readonly NumberVerdict[],
  viewer: Viewer,
): z.input<typeof portOutOrder> {
  return {
    ...publicPart(order),
    numbers: numbers.map((verdict) => presentNumber(verdict, viewer)),
    reasons: presentReasons(order.reasons, viewer),
    warnings: presentWarnings(order, viewer.language),
    ...ownersPart(order, viewer, numbers),
  };
}

/** That a number is locked is the owner's business and the desk's: no carrier learns of it. */
function presentNumber({ number, status, reasons: codes, locks }: NumberVerdict, viewer: Viewer) {
  const { principal, at } = viewer;
  const ownersPart = principal.kind === 'carrier' ? {} : { isLocked: isHeldBack(locks, at) };
  return { number, status, reasons: presentReasons(codes, viewer), ...ownersPart };
}

export function presentSummary(
  { order, numberCount, firstNumber }: OrderSummary,
  viewer: Viewer,
): z.input<typeof portOutOrderSummary> {
  return { ...publicPart(order), numberCount, firstNumber, ...ownersPart(order, viewer) };
}

export function presentEvent(event: ListedEvent): z.input<typeof portOutOrderEvent> {
  return {
    sequence: event.sequence,
    at: event.at.toISOString(),
    actor: { kind: event.actorKind, name: event.actorName },
    action: event.action,
    fromStatus: event.fromStatus,
    toStatus: event.toStatus,
    note: event.note,
    supplement: event.supplement && presentSupplement(event.supplement),
    openedThrough: event.openedThrough,
  };
}

function presentSupplement({ version, kind, changes }: PortOutOrderSupplement) {
  const { numbersAdded, numbersWithdrawn, hasPin } = changes;
  return {
    version,
    kind,
    changes: [...changes.changes],
    numbersAdded: [...numbersAdded],
    numbersWithdrawn: [...numbersWithdrawn],
    hasPin,
  };
}
