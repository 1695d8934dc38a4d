import type { z } from 'zod';
import type { signInDomain, signInProvider } from '../../contract/sign-in.ts';
import type { Context } from '../../operations/context.ts';
import { beginTestSignIn } from '../../operations/sign-in/begin-sign-in.ts';
import {
  addSignInDomain,
  domainRecord,
  proveSignInDomain,
  removeSignInDomain,
} from '../../operations/sign-in/change-sign-in-domains.ts';
import { changeSignInPolicy } from '../../operations/sign-in/change-sign-in-policy.ts';
import { changeSignInDraft, draftSignInProvider } from '../../operations/sign-in/draft-sign-in-provider.ts';
import { getSignInSettings } from '../../operations/sign-in/get-sign-in-settings.ts';
import { deleteSignInProvider, useSignInProvider } from '../../operations/sign-in/use-sign-in-provider.ts';
import { Secret } from '../../secrets/secret.ts';
import type { SignInDomain } from '../../storage/sign-in-domains.ts';
import type { SignInProvider } from '../../storage/sign-in-providers.ts';
import { browserCookie } from '../browser-cookie.ts';
import type { Handlers } from '../call.ts';
import { pathId } from '../path-id.ts';
import { backChannelPath, frontChannelPath } from './provider-sign-out.ts';

type Routes =
  | 'getSignInSettings'
  | 'changeSignInPolicy'
  | 'draftSignInProvider'
  | 'changeSignInDraft'
  | 'testSignInProvider'
  | 'useSignInProvider'
  | 'deleteSignInProvider'
  | 'addSignInDomain'
  | 'proveSignInDomain'
  | 'removeSignInDomain';

/** How an organization's people sign in: providers, drafts of them, domains. */
export function signInSettingsHandlers(context: Context): Handlers<Routes> {
  const browsers = browserCookie(context.baseUrl);
  const orgOf = (params: { org: string }) => ({ organizationId: pathId('organization', params.org) });
  const named = (params: { org: string; id: string }) => ({
    ...orgOf(params),
    id: pathId('signInProvider', params.id),
  });
  const domainOf = (params: { org: string; domain: string }) => ({
    ...orgOf(params),
    domain: params.domain.toLowerCase(),
  });
  const present = (params: { org: string }, provider: SignInProvider) =>
    presentProvider(context.baseUrl, params.org, provider);

  return {
    getSignInSettings: async ({ principal, params }) => {
      const { organizationId } = orgOf(params);
      const { providers, domains, ...urls } = await getSignInSettings(context, principal, organizationId);
      return {
        ...urls,
        providers: providers.map((provider) => present(params, provider)),
        domains: domains.map(presentDomain),
      };
    },
    changeSignInPolicy: ({ principal, params, body: { policy } }) =>
      changeSignInPolicy(context, principal, { ...orgOf(params), policy }),
    draftSignInProvider: async ({ principal, params, body: { replaces, ...draft } }) => {
      const replaced = replaces === null ? null : pathId('signInProvider', replaces);
      const input = { ...orgOf(params), replaces: replaced, draft: withSecret(draft) };
      return present(params, await draftSignInProvider(context, principal, input));
    },
    changeSignInDraft: async ({ principal, params, body: draft }) => {
      const input = { ...named(params), draft: withSecret(draft) };
      return present(params, await changeSignInDraft(context, principal, input));
    },
    testSignInProvider: async ({ principal, params, request, reply }) => {
      const { browser, setCookie } = browsers.keep(request.headers.cookie);
      const { organizationId, id: providerId } = named(params);
      const url = await beginTestSignIn(context, principal, { organizationId, providerId, browser });
      reply.header('Set-Cookie', setCookie);
      return { url };
    },
    useSignInProvider: async ({ principal, params }) =>
      present(params, await useSignInProvider(context, principal, named(params))),
    deleteSignInProvider: ({ principal, params }) => deleteSignInProvider(context, principal, named(params)),
    addSignInDomain: async ({ principal, params, body: { domain } }) =>
      presentDomain(await addSignInDomain(context, principal, { ...orgOf(params), domain })),
    proveSignInDomain: async ({ principal, params, body: { by } }) =>
      presentDomain(await proveSignInDomain(context, principal, { ...domainOf(params), by })),
    removeSignInDomain: ({ principal, params }) => removeSignInDomain(context, principal, domainOf(params)),
  };
}

function withSecret<Draft extends { clientSecret?: string | undefined }>({ clientSecret, ...draft }: Draft) {
  return { ...draft, clientSecret: clientSecret === undefined ? undefined : Secret.of(clientSecret) };
}

function presentProvider(
  baseUrl: string,
  organizationId: string,
  provider: SignInProvider,
): z.input<typeof signInProvider> {
  const place = `/${organizationId}/${provider.id}`;
  return {
    ...provider,
    backChannelSignOutUrl: `${baseUrl}${backChannelPath}${place}`,
    frontChannelSignOutUrl: `${baseUrl}${frontChannelPath}${place}`,
    createdAt: provider.createdAt.toISOString(),
  } as z.input<typeof signInProvider>;
}

function presentDomain(found: SignInDomain): z.input<typeof signInDomain> {
  const { domain, provedAt, provedBy, createdAt } = found;
  return {
    domain,
    record: domainRecord(found),
    provedAt: provedAt?.toISOString() ?? null,
    provedBy,
    createdAt: createdAt.toISOString(),
  };
}
