import type { Principal } from './principal.ts';

/** Who did it, as the record keeps it. */
export interface Actor {
  kind: 'user' | 'token' | 'carrier' | 'system';
  id: string;
  name: string;
}

export const systemActor: Actor = { kind: 'system', id: 'system', name: 'Portkeeper' };

export function actorOf(principal: Principal): Actor {
  switch (principal.kind) {
    case 'user':
    case 'token':
      return { kind: principal.kind, id: principal.id, name: principal.name };
    case 'carrier':
      return { kind: 'carrier', id: principal.carrierId, name: principal.name };
  }
}
