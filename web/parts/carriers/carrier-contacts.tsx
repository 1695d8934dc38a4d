import { type Column, Grid } from '../grid.tsx';
import { SectionCard } from '../section-card.tsx';
import { useLinkStyle } from '../use-link-style.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';
import { CarrierContactsEdit } from './carrier-contacts-edit.tsx';
import type { CarrierDetail } from './carrier-facts.tsx';

type Contact = CarrierDetail['contacts'][number];

/** Whom to call or write to at a carrier. */
export function CarrierContacts({ carrier }: { carrier: CarrierDetail }) {
  const say = useText();
  const { can } = usePlace();
  const link = useLinkStyle();
  const columns: Column<Contact>[] = [
    { id: 'name', label: say('carriers.contact.name'), cell: ({ name }) => name },
    { id: 'role', label: say('carriers.contact.role'), cell: ({ role }) => role },
    {
      id: 'email',
      label: say('carriers.contact.email'),
      cell: ({ email }) =>
        email && (
          <a className={link} href={`mailto:${email}`}>
            {email}
          </a>
        ),
    },
    {
      id: 'phone',
      label: say('carriers.contact.phone'),
      cell: ({ phone }) =>
        phone && (
          <a className={link} href={`tel:${phone}`}>
            {phone}
          </a>
        ),
    },
  ];
  return (
    <SectionCard
      title={say('carriers.contacts')}
      lead={carrier.contacts.length === 0 ? say('carriers.contacts.none') : undefined}
      actions={can('carrier.manage') && <CarrierContactsEdit carrier={carrier} />}
    >
      {carrier.contacts.length > 0 && (
        <Grid
          label={say('carriers.contacts')}
          columns={columns}
          rows={carrier.contacts}
          keyOf={(contact) => String(carrier.contacts.indexOf(contact))}
        />
      )}
    </SectionCard>
  );
}
