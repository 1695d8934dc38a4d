import type { ArrowTable } from './arrows.ts';

/**
 * Which room may import which, and which packages. Everything points to `core`; only `operations` knows both
 * rules and storage; faces (`http`, `cli`) never meet; `web` sees the contract and nothing behind it;
 * `system` wires.
 */
export const arrowTable: ArrowTable = {
  rooms: {
    'src/core': { rooms: [], packages: ['libphonenumber-js/max', 'temporal-polyfill'] },
    'src/contract': { rooms: ['src/core'], packages: ['zod'] },
    'src/secrets': {
      rooms: ['src/core'],
      packages: [
        '@node-rs/argon2',
        '@simplewebauthn/server',
        'jose',
        'openid-client',
        'otpauth',
        'standardwebhooks',
        'node:*',
      ],
    },
    'src/storage': { rooms: ['src/core'], packages: ['kysely', 'pg', '@electric-sql/*', 'node:*'] },
    'src/operations': {
      rooms: ['src/core', 'src/secrets', 'src/storage'],
      // Ways of waiting and of passing a long file on; nothing outside the process.
      packages: ['csv-parse', 'node:events', 'node:stream', 'node:timers/promises'],
    },
    'src/http': {
      rooms: ['src/contract', 'src/core', 'src/operations'],
      typesOf: ['src/storage'],
      packages: ['fastify', '@fastify/*', 'fastify-type-provider-zod', 'zod', 'node:*'],
    },
    'src/cli': {
      rooms: ['src/contract', 'src/core', 'src/operations', 'src/config.ts'],
      packages: ['commander', 'zod', 'node:*'],
    },
    'src/outbound': {
      rooms: ['src/core'],
      packages: ['jose', 'nodemailer', 'openid-client', 'undici', 'ipaddr.js', 'node:*'],
    },
    'src/workers': {
      rooms: ['src/core', 'src/operations', 'src/outbound'],
      typesOf: ['src/storage'],
      packages: ['node:*'],
    },
    'src/config-values.ts': { rooms: [], packages: ['node:*'] },
    'src/config.ts': { rooms: ['src/config-values.ts'], packages: ['node:*'] },
    'src/log.ts': { rooms: ['src/config-values.ts'], typesOf: ['src/operations'], packages: ['pino'] },
    'src/system.ts': {
      rooms: [
        'src/config.ts',
        'src/core',
        'src/http',
        'src/log.ts',
        'src/operations',
        'src/outbound',
        'src/secrets',
        'src/storage',
        'src/workers',
      ],
      packages: ['node:*'],
    },
    'src/process-end.ts': { rooms: ['src/config.ts'], packages: ['node:*'] },
    'src/serve.ts': {
      rooms: ['src/config.ts', 'src/operations', 'src/process-end.ts', 'src/system.ts'],
      packages: ['node:*'],
    },
    'src/work.ts': { rooms: ['src/config.ts', 'src/process-end.ts', 'src/system.ts'], packages: [] },
    'src/main.ts': {
      rooms: ['src/cli', 'src/config.ts', 'src/serve.ts', 'src/system.ts', 'src/work.ts'],
      packages: ['node:*'],
    },
    web: {
      rooms: ['src/contract'],
      packages: [
        'react',
        'react-dom/client',
        'react-router',
        'react-intl',
        'react-hook-form',
        '@fluentui/react-charts',
        '@fluentui/react-components',
        '@fluentui/react-icons',
        '@simplewebauthn/browser',
        '@tanstack/react-query',
        '@tanstack/react-virtual',
        'qrcode.react',
        'zod',
      ],
    },
  },
  exceptions: [
    {
      from: 'src/http',
      to: 'src/secrets/secret.ts',
      reason: 'PINs, passwords and tokens are wrapped where they arrive, so that no step sees them in clear',
    },
    {
      from: 'src/outbound/open-id-providers.ts',
      to: 'src/secrets/open-id-exchange.ts',
      reason:
        'what is shown to a provider of accounts is taken out of its wrapping there, and what comes is wrapped',
    },
    {
      from: 'src/outbound/open-id-providers.ts',
      to: 'src/secrets/open-id-flow.ts',
      reason: 'of state and verifier the provider is told what follows from them',
    },
    {
      from: 'src/outbound/open-id-providers.ts',
      to: 'src/secrets/secret.ts',
      reason: 'secrets pass through in their wrapping',
    },
    {
      from: 'src/http',
      to: 'src/secrets/hash-token.ts',
      reason: 'the CSRF token and the token of the metrics page are compared in constant time',
    },
    {
      from: 'src/http/routes/session.ts',
      to: 'src/secrets/session-token.ts',
      reason: 'a reloaded page gets the CSRF token that follows from its cookie, which only http sees',
    },
    {
      from: 'src/http/browser-cookie.ts',
      to: 'src/secrets/open-id-flow.ts',
      reason:
        'the value that ties a browser to its way to a provider lives in its cookie, which only http sees',
    },
    {
      from: 'src/http/server.ts',
      to: 'src/storage/new-id.ts',
      reason: 'request ids are made like all ids',
    },
    {
      from: 'src/cli/init.ts',
      to: 'src/secrets/secret.ts',
      reason: 'the password is wrapped where it arrives',
    },
    {
      from: 'src/cli/order-supplement.ts',
      to: 'src/secrets/secret.ts',
      reason: 'the PIN is wrapped where it arrives',
    },
  ],
  ownNames: [{ name: 'unwrap', definedIn: 'src/secrets/secret.ts', room: 'src/secrets' }],
};
