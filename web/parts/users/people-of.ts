import { type AnswerOf, request } from '../../api.ts';
import { useReadList } from '../use-read.ts';

export type User = AnswerOf<'listUsers'>['items'][number];
type Role = User['role'];

/** What can be done with people, of a customer or of the operator: the same calls in another place. */
export interface PeopleCalls {
  list(query: { limit: number; cursor: string | undefined }): Promise<AnswerOf<'listUsers'>>;
  get(id: string): Promise<AnswerOf<'getUser'>>;
  invite(body: {
    email: string;
    name: string;
    role: Role;
  }): Promise<{ setupUrl?: string | null | undefined }>;
  change(id: string, body: { role?: Role; status?: 'active' | 'deactivated' }): Promise<User>;
  resend(id: string): Promise<{ setupUrl: string }>;
  withdraw(id: string): Promise<unknown>;
}

/** What is read anew once one of them was changed. */
export const peopleReads = ['listUsers', 'listOperatorUsers', 'getSession'] as const;

/** The calls for that organization's people; an empty id means the operator's own. */
export function peopleCalls(org: string): PeopleCalls {
  if (org === '') return operatorCalls;
  const of = (id: string) => ({ params: { org, id } });
  return {
    list: (query) => request('listUsers', { params: { org }, query }),
    get: (id) => request('getUser', of(id)),
    // The server takes the roles of the place only; the dialogs offer no other.
    invite: (body) => request('inviteUser', { params: { org }, body: body as never }),
    change: (id, body) => request('changeUser', { ...of(id), body: body as never }),
    resend: (id) => request('resendInvitation', of(id)),
    withdraw: (id) => request('withdrawInvitation', of(id)),
  };
}

const operatorCalls: PeopleCalls = {
  list: (query) => request('listOperatorUsers', { query }),
  get: (id) => request('getOperatorUser', { params: { id } }),
  invite: (body) => request('inviteOperatorUser', { body: body as never }),
  change: (id, body) => request('changeOperatorUser', { params: { id }, body: body as never }),
  resend: (id) => request('resendOperatorInvitation', { params: { id } }),
  withdraw: (id) => request('withdrawOperatorInvitation', { params: { id } }),
};

/** The people themselves, page by page. */
export function usePeople(org: string) {
  const ofOrganization = useReadList('listUsers', { params: { org } }, { isWanted: org !== '' });
  const ofOperator = useReadList('listOperatorUsers', {}, { isWanted: org === '' });
  return org === '' ? ofOperator : ofOrganization;
}
