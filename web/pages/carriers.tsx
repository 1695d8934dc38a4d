import { CarriersCreate } from '../parts/carriers/carriers-create.tsx';
import { CarriersExport } from '../parts/carriers/carriers-export.tsx';
import { CarriersList } from '../parts/carriers/carriers-list.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useText } from '../parts/use-text.ts';

/** The carriers that may ask for numbers. */
export function Carriers() {
  const say = useText();
  const { can } = usePlace();
  return (
    <>
      <PageHeader
        title={say('frame.carriers')}
        lead={say('carriers.what')}
        actions={
          <>
            <CarriersExport />
            {can('carrier.create') && <CarriersCreate />}
          </>
        }
      />
      <CarriersList />
    </>
  );
}
