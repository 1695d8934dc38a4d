import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ZodType, z } from 'zod';
import type { Route } from '../contract/route.ts';
import type { RouteName, routes } from '../contract/routes.ts';
import type { Principal } from '../core/principal.ts';
import type { RememberAnswer } from '../operations/remember-answer.ts';
import type { Language } from './language.ts';

type Parsed<Schema> = Schema extends ZodType ? z.output<Schema> : undefined;

/** What a handler gets: the request as the contract understands it, and who asks. */
export interface Call<R extends Route> {
  params: Parsed<R['params']>;
  query: Parsed<R['query']>;
  /** JSON as the contract parsed it, or the stream of a body that is not JSON. */
  body: R extends { bodyTypes: readonly string[] } ? Readable : Parsed<R['body']>;
  /** Never null but on `public` routes: nobody gets to a handler without signing in. */
  principal: 'public' extends R['access'] ? Principal | null : Principal;
  /** What `detail`, `message` and reasons are written in. */
  language: Language;
  /** To be passed to an operation that makes something, which calls it in its transaction. */
  remember: RememberAnswer;
  requestId: string;
  /** The client's address, by which sign-in is throttled. */
  address: string;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** What a handler gives: the contract's answer, a stream where the answer is not JSON, else nothing. */
export type Answer<R extends Route> = R extends { answerType: string }
  ? AsyncIterable<string | Uint8Array>
  : R extends { answer: infer Schema extends ZodType }
    ? z.input<Schema>
    : // biome-ignore lint/suspicious/noConfusingVoidType: a handler without an answer returns nothing.
      void;

export type Handler<R extends Route> = (call: Call<R>) => Promise<Answer<R>>;

/** Handlers of the named routes. The route table wants one for each route of the contract. */
export type Handlers<Names extends RouteName> = { [Name in Names]: Handler<(typeof routes)[Name]> };
