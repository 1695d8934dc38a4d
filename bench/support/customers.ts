import { benchNumber } from './csv-lines.ts';
import type { HttpClient } from './http-client.ts';

export const benchPin = '40618273';

/** An organization with numbers of its own and the PIN, and where its numbers begin in the row of all. */
export interface Customer {
  organization: string;
  accountNumber: string;
  numbers: readonly string[];
}

export interface Customers {
  carrierToken: string;
  customers: readonly Customer[];
}

/**
 * Organizations with a billing account, numbers and (unless `isPinSet` is false) a PIN, made through the API
 * as an operator would, and a gaining carrier.
 */
export async function makeCustomers(
  client: HttpClient,
  operatorToken: string,
  wanted: { count: number; numbersEach: number; isPinSet: boolean },
): Promise<Customers> {
  const made = (path: string, body: unknown) => client.call(201, 'POST', path, operatorToken, body);
  const carrier = await made('/carriers', { name: 'Gaining Telecom', spid: '1234' });
  const { token: carrierToken } = await made(`/carriers/${carrier.id}/api-tokens`, { name: 'bench' });
  const customers: Customer[] = [];
  for (let index = 0; index < wanted.count; index += 1) {
    const { id } = await made('/organizations', { name: `Customer ${index}`, country: 'US' });
    const accountNumber = `BENCH-${index}`;
    const account = { accountNumber, postalCode: '98052', name: 'Bench' };
    await made(`/organizations/${id}/billing-accounts`, account);
    const first = index * wanted.numbersEach;
    const numbers = Array.from({ length: wanted.numbersEach }, (_, n) => benchNumber(first + n));
    const csv = ['PhoneNumber,AccountNumber', ...numbers.map((number) => `${number},${accountNumber}`)];
    const imports = `/organizations/${id}/phone-number-imports`;
    await client.call(200, 'POST', imports, operatorToken, `${csv.join('\n')}\n`);
    if (wanted.isPinSet) {
      const owner = await made(`/organizations/${id}/api-tokens`, {
        name: 'owner',
        role: 'owner',
        actsWithoutStepUp: true,
      });
      await client.call(200, 'PUT', `/organizations/${id}/port-out-pin`, owner.token, { pin: benchPin });
    }
    customers.push({ organization: id, accountNumber, numbers });
  }
  return { carrierToken, customers };
}

/** A right request for one number, as text. */
export function orderText(customer: Customer, number: string, pon: string): string {
  return JSON.stringify({
    purchaseOrderNumber: pon,
    numbers: [number],
    accountNumber: customer.accountNumber,
    postalCode: '98052',
    pin: benchPin,
    agencyAuthorization: true,
  });
}

/** The numbers of all customers in turn: no organization has more in flight than the rule allows. */
export function* inTurn(customers: readonly Customer[]): Generator<{ customer: Customer; number: string }> {
  const most = Math.max(...customers.map(({ numbers }) => numbers.length));
  for (let n = 0; n < most; n += 1) {
    for (const customer of customers) {
      const number = customer.numbers[n];
      if (number !== undefined) yield { customer, number };
    }
  }
}
