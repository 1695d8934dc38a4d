import { StatisticsCards, statisticsDays } from '../charts/statistics-cards.tsx';
import { useRead } from '../use-read.ts';

/** The port-out orders of all organizations in the last days as pictures. */
export function OperatorHomeStatistics() {
  const asked = { query: { days: statisticsDays } };
  return <StatisticsCards read={useRead('getOperatorPortOutStatistics', asked, { everyMs: 300_000 })} />;
}
