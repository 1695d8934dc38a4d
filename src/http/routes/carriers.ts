import type { z } from 'zod';
import type { carrierDetail } from '../../contract/carriers.ts';
import type { carrier as carrierSchema } from '../../contract/operator.ts';
import { changeCarrier } from '../../operations/carriers/change-carrier.ts';
import { createCarrier } from '../../operations/carriers/create-carrier.ts';
import { getCarrier, getCarrierTraffic } from '../../operations/carriers/get-carrier.ts';
import { listCarriers } from '../../operations/carriers/list-carriers.ts';
import { resumeCarrier, suspendCarrier } from '../../operations/carriers/suspend-carrier.ts';
import type { Context } from '../../operations/context.ts';
import type { Carrier, CarrierDetail } from '../../storage/carriers.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import { pathId } from '../path-id.ts';

type Routes =
  | 'listCarriers'
  | 'createCarrier'
  | 'getCarrier'
  | 'changeCarrier'
  | 'suspendCarrier'
  | 'resumeCarrier'
  | 'getCarrierTraffic';

export function carrierHandlers(context: Context): Handlers<Routes> {
  const carrierOf = (params: { carrier: string }) => pathId('carrier', params.carrier);
  return {
    listCarriers: async ({ principal, query }) => {
      const page = { limit: query.limit + 1, afterId: cursorKey(query.cursor) };
      const rows = await listCarriers(context, principal, page);
      return pageOf(rows, query.limit, (row) => row.id, presentCarrier);
    },
    createCarrier: async ({ principal, body, remember }) => {
      const made = await createCarrier(context, principal, body, (tx, carrier) =>
        remember(tx, 201, presentCarrier(carrier)),
      );
      return presentCarrier(made);
    },
    getCarrier: async ({ principal, params }) =>
      presentDetail(await getCarrier(context, principal, carrierOf(params))),
    changeCarrier: async ({ principal, params, body: changes }) => {
      const asked = { carrierId: carrierOf(params), changes };
      return presentDetail(await changeCarrier(context, principal, asked));
    },
    suspendCarrier: async ({ principal, params, body: { reason } }) => {
      const asked = { carrierId: carrierOf(params), reason };
      return presentDetail(await suspendCarrier(context, principal, asked));
    },
    resumeCarrier: async ({ principal, params, body: { reason } }) => {
      const asked = { carrierId: carrierOf(params), reason };
      return presentDetail(await resumeCarrier(context, principal, asked));
    },
    getCarrierTraffic: ({ principal, params, query: { days } }) =>
      getCarrierTraffic(context, principal, { carrierId: carrierOf(params), days }),
  };
}

function presentCarrier({ id, name, spid, status, createdAt }: Carrier): z.input<typeof carrierSchema> {
  return { id, name, spid, status, createdAt: createdAt.toISOString() };
}

function presentDetail(carrier: CarrierDetail): z.input<typeof carrierDetail> {
  const { suspendedAt, suspendedBy: by, suspendedBecause: reason, contacts } = carrier;
  const isSuspended = suspendedAt !== null && by !== null && reason !== null;
  const suspension = isSuspended ? { at: suspendedAt.toISOString(), by, reason } : null;
  return { ...presentCarrier(carrier), contacts, suspension };
}
