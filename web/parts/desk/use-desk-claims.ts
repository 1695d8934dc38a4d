import { request } from '../../api.ts';
import { useAct } from '../use-act.ts';
import type { DeskRow } from './desk-columns.tsx';

interface ClaimAsked {
  id: string;
  act: 'claim' | 'take_over' | 'release';
}

/** Taking orders and letting them go. `problem` says who has the one that was refused. */
export function useDeskClaims() {
  const acting = useAct(
    async ({ id, act }: ClaimAsked) => {
      const params = { id };
      if (act === 'release') await request('releasePortOutOrder', { params });
      else await request('claimPortOutOrder', { params, body: { takeOver: act === 'take_over' } });
      return true;
    },
    ['listDeskOrders', 'getPortOutOrder', 'listPortOutOrderEvents'],
  );
  const act = (act: ClaimAsked['act']) => (row: DeskRow) => void acting.run({ id: row.id, act });
  return {
    problem: acting.problem,
    claim: act('claim'),
    takeOver: act('take_over'),
    release: act('release'),
  };
}
