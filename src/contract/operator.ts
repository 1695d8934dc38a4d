import { z } from 'zod';
import { operatorRoles } from '../core/permissions.ts';
import { tokenTermsFor } from './api-token-terms.ts';
import { apiToken, createdApiToken } from './organizations.ts';
import { silencePolicy } from './port-out-orders.ts';
import { route } from './route.ts';
import { instant, listOf, page, text } from './text.ts';

const carrierParams = z.object({ carrier: z.string().max(60) });

export const carrier = z.object({
  id: z.string(),
  name: z.string(),
  spid: z.string(),
  status: z.enum(['active', 'suspended']),
  createdAt: instant,
});

export const operatorSettings = z.object({
  pinNotSet: z.enum(['refuse', 'skip']),
  projectThreshold: z.number(),
  silence: silencePolicy,
  changedAt: instant,
});

export const operatorRoutes = {
  getOperatorSettings: route({
    method: 'GET',
    path: '/operator/settings',
    summary: "The operator's policies",
    access: 'operator_settings.read',
    answerStatus: 200,
    answer: operatorSettings,
  }),
  changeOperatorSettings: route({
    method: 'PATCH',
    path: '/operator/settings',
    summary: "Change the operator's policies",
    access: 'operator_settings.change',
    body: z.strictObject({
      pinNotSet: z.enum(['refuse', 'skip']).optional(),
      projectThreshold: z.number().int().min(1).max(5000).optional(),
      silence: silencePolicy.optional(),
    }),
    answerStatus: 200,
    answer: operatorSettings,
  }),
  listOperatorApiTokens: route({
    method: 'GET',
    path: '/operator/api-tokens',
    summary: "The operator's API tokens",
    access: 'operator_settings.read',
    query: z.strictObject(page),
    answerStatus: 200,
    answer: listOf(apiToken),
  }),
  createOperatorApiToken: route({
    method: 'POST',
    path: '/operator/api-tokens',
    summary: 'Create an operator API token; shown once',
    access: 'operator_settings.change',
    isCreation: true,
    body: z.strictObject({
      name: text(100),
      role: z.enum(operatorRoles),
      actsWithoutStepUp: z.boolean().default(false),
      ...tokenTermsFor(operatorRoles),
    }),
    answerStatus: 201,
    answer: createdApiToken,
  }),
  revokeOperatorApiToken: route({
    method: 'DELETE',
    path: '/operator/api-tokens/:id',
    summary: 'Revoke an operator API token at once',
    access: 'operator_settings.change',
    params: z.object({ id: z.string().max(60) }),
    answerStatus: 204,
  }),
  listCarriers: route({
    method: 'GET',
    path: '/carriers',
    summary: 'Gaining carriers, by name',
    access: 'carrier.list',
    query: z.strictObject(page),
    answerStatus: 200,
    answer: listOf(carrier),
  }),
  createCarrier: route({
    method: 'POST',
    path: '/carriers',
    summary: 'Register a gaining carrier',
    access: 'carrier.create',
    isCreation: true,
    body: z.strictObject({
      name: text(200),
      spid: z
        .string()
        .regex(/^[0-9A-Za-z]{4}$/)
        .meta({ description: 'Service provider id, 4 characters' }),
    }),
    answerStatus: 201,
    answer: carrier,
  }),
  listCarrierApiTokens: route({
    method: 'GET',
    path: '/carriers/:carrier/api-tokens',
    summary: "A carrier's API tokens",
    access: 'carrier.list',
    params: carrierParams,
    query: z.strictObject(page),
    answerStatus: 200,
    answer: listOf(apiToken),
  }),
  createCarrierApiToken: route({
    method: 'POST',
    path: '/carriers/:carrier/api-tokens',
    summary: "Create a carrier's API token; shown once",
    access: 'carrier_token.create',
    isCreation: true,
    params: carrierParams,
    body: z.strictObject({ name: text(100), ...tokenTermsFor(['carrier']) }),
    answerStatus: 201,
    answer: createdApiToken,
  }),
  revokeCarrierApiToken: route({
    method: 'DELETE',
    path: '/carriers/:carrier/api-tokens/:id',
    summary: "Revoke a carrier's API token at once",
    access: 'carrier_token.revoke',
    params: z.object({ carrier: z.string().max(60), id: z.string().max(60) }),
    answerStatus: 204,
  }),
} as const;
