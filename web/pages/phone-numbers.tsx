import { request } from '../api.ts';
import { ExportCsv } from '../parts/export-csv.tsx';
import { PhoneNumbersAddAccount } from '../parts/numbers/phone-numbers-add-account.tsx';
import { phoneNumberCsvColumns } from '../parts/numbers/phone-numbers-columns.tsx';
import {
  PhoneNumbersFilters,
  phoneNumberFilterNames,
  phoneNumberQuery,
} from '../parts/numbers/phone-numbers-filters.tsx';
import { PhoneNumbersImport } from '../parts/numbers/phone-numbers-import.tsx';
import { PhoneNumbersList } from '../parts/numbers/phone-numbers-list.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { useAddressFilters } from '../parts/use-address-filters.ts';
import { usePlace } from '../parts/use-place.ts';
import { useText } from '../parts/use-text.ts';

/** An organization's numbers, those that left among them. */
export function PhoneNumbers() {
  const say = useText();
  const { org, can } = usePlace();
  const filters = useAddressFilters(phoneNumberFilterNames);
  const query = phoneNumberQuery(filters);
  const params = { org };
  const readPage = (cursor: string | undefined) =>
    request('listPhoneNumbers', { params, query: { ...query, limit: 200, cursor } });
  return (
    <>
      <PageHeader
        title={say('frame.phoneNumbers')}
        actions={
          <>
            {can('billing_account.create') && <PhoneNumbersAddAccount />}
            {can('phone_number.add') && <PhoneNumbersImport />}
          </>
        }
      />
      <PhoneNumbersFilters
        filters={filters}
        actions={
          <ExportCsv fileName="phone-numbers" columns={phoneNumberCsvColumns(say)} readPage={readPage} />
        }
      />
      <PhoneNumbersList query={query} filters={filters} />
    </>
  );
}
