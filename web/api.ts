import type { z } from 'zod';
import { apiBase, type RouteName, routes } from '../src/contract/routes.ts';
import { ApiProblem, type FieldProblem } from './api-problem.ts';

type Routes = typeof routes;

type Schema<Name extends RouteName, Part extends string> =
  Routes[Name] extends Record<Part, infer Found extends z.ZodType> ? z.input<Found> : never;

type Field<Part extends string, Value> = [Value] extends [never]
  ? unknown
  : object extends Value
    ? { [Key in Part]?: Value }
    : { [Key in Part]: Value };

/** What a call needs: its parameters, its query and its body, each only where the contract has one. */
export type RequestOf<Name extends RouteName> = Field<'params', Schema<Name, 'params'>> &
  Field<'query', Schema<Name, 'query'>> &
  Field<
    'body',
    Routes[Name] extends { bodyTypes: readonly string[] } ? string | Blob : Schema<Name, 'body'>
  > & {
    headers?: Record<string, string>;
    signal?: AbortSignal;
  };

export type AnswerOf<Name extends RouteName> = Routes[Name] extends {
  answer: infer Found extends z.ZodType;
}
  ? z.output<Found>
  : undefined;

/**
 * What every request says of the person: the language they chose and the proof that our own page sends it.
 */
const said = { language: 'en', csrfToken: '', userId: '' };

export function sayLanguage(language: string): void {
  said.language = language;
}

export function saySession(session: Pick<AnswerOf<'getSession'>, 'user' | 'csrfToken'> | null): void {
  said.csrfToken = session?.csrfToken ?? '';
  said.userId = session?.user.id ?? '';
}

interface AnyRequest {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** One call of the API by its name in the contract. Throws `ApiProblem`. */
export async function request<Name extends RouteName>(
  name: Name,
  asked: RequestOf<Name>,
): Promise<AnswerOf<Name>> {
  const response = await send(name, asked as AnyRequest);
  const answer = await response.json().catch(() => undefined);
  if (response.ok) return answer as AnswerOf<Name>;
  const problem = problemOf(response, answer);
  if (problem.code === 'csrf_token_missing' && (await hasNewToken())) return request(name, asked);
  throw problem;
}

/**
 * Another tab of this browser may have renewed the session, and with it the token; then this one learns it,
 * and what was refused is asked again. Not when somebody else has signed in there: nobody acts as another.
 */
async function hasNewToken(): Promise<boolean> {
  const { csrfToken, userId } = said;
  const response = await send('getSession', {});
  if (!response.ok) return false;
  const session: AnswerOf<'getSession'> = await response.json();
  if (session.user.id !== userId || session.csrfToken === csrfToken) return false;
  saySession(session);
  return true;
}

/** The same for an answer that is a file. */
export async function requestFile<Name extends RouteName>(name: Name, asked: RequestOf<Name>): Promise<Blob> {
  const response = await send(name, asked as AnyRequest);
  if (!response.ok) throw problemOf(response, await response.json().catch(() => undefined));
  return response.blob();
}

async function send(name: RouteName, { params, query, body, headers, signal }: AnyRequest) {
  const { method, path, bodyTypes } = { bodyTypes: undefined, ...routes[name] };
  const isJson = body !== undefined && bodyTypes === undefined;
  try {
    return await fetch(addressOf(path, params, query), {
      method,
      headers: {
        Accept: 'application/json, application/problem+json, */*;q=0.1',
        'Accept-Language': said.language,
        ...(method !== 'GET' && said.csrfToken && { 'X-CSRF-Token': said.csrfToken }),
        ...(body !== undefined && { 'Content-Type': bodyTypes?.[0] ?? 'application/json' }),
        ...headers,
      },
      body: isJson ? JSON.stringify(body) : (body as string | Blob | undefined),
      credentials: 'same-origin',
      cache: 'no-store',
      signal,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiProblem({ status: 0, code: 'unreachable', detail: '' }, { cause });
  }
}

/** The address of a call: `:name` filled in, absent and empty filters left out. */
export function addressOf(
  path: string,
  params: Record<string, string> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replaceAll(/:(\w+)/g, (_place, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return `${apiBase}${filled}${search.size > 0 ? `?${search}` : ''}`;
}

function problemOf(response: Response, answer: unknown): ApiProblem {
  const said = (answer ?? {}) as Partial<ApiProblem> & { errors?: FieldProblem[] };
  return new ApiProblem({
    status: response.status,
    code: said.code ?? 'unreadable',
    detail: said.detail ?? '',
    errors: said.errors ?? [],
    requestId: said.requestId ?? response.headers.get('x-request-id'),
    retryAfterSeconds: Number(response.headers.get('retry-after')) || null,
  });
}
