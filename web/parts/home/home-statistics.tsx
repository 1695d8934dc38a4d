import { StatisticsCards, statisticsDays } from '../charts/statistics-cards.tsx';
import { usePlace } from '../use-place.ts';
import { useRead } from '../use-read.ts';

/** The organization's port-out orders of the last days as pictures. */
export function HomeStatistics() {
  const { org } = usePlace();
  const asked = { params: { org }, query: { days: statisticsDays } };
  return <StatisticsCards read={useRead('getPortOutStatistics', asked, { everyMs: 300_000 })} />;
}
