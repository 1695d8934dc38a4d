import { z } from 'zod';

/** Base64url, as browsers write bytes. */
const bytes = (maxLength: number) => z.base64url().max(maxLength);

/** What a browser's `navigator.credentials` is called with, as `…OptionsFromJSON` reads it. */
export const browserOptions = z.object({
  options: z
    .record(z.string(), z.unknown())
    .meta({ description: 'For PublicKeyCredential.parse…OptionsFromJSON; its challenge is good once' }),
});

/** A credential as browsers write it (`toJSON`); members the server has no use for are passed over. */
const credential = {
  id: bytes(1500),
  rawId: bytes(1500),
  type: z.literal('public-key'),
  // No extension is asked for, and what one says is not looked at.
  clientExtensionResults: z.any(),
};

export const newPasskeyCredential = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(20_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

export const passkeyCredential = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(4000),
    userHandle: bytes(200).optional(),
  }),
});
