import type { World } from '../../support/world.ts';
import type { PlantedSecrets } from './planted.ts';
import type { Tour } from './tour.ts';

/** The PIN in force after the tour of the PIN routes. */
export const plantedPin = '7204918365';

export async function tourPins(world: World, planted: PlantedSecrets, tour: Tour): Promise<void> {
  const of = { token: world.ownerToken, params: { org: world.org.id } };
  const set = (pin: unknown) => tour.ask('setPortOutPin', { ...of, body: { pin } });
  await set(planted.guessable('a PIN with a space', '81 40627395'));
  await set(planted.guessable('a PIN too long', '81406273950162'));
  await set(planted.guessable('an easy PIN', '8140814081'));
  await set(Number(planted.guessable('a PIN sent as a number', '8140627391')));
  await set([planted.guessable('a PIN sent in a list', '8140627392')]);
  await tour.done('setPortOutPin', {
    ...of,
    body: { pin: planted.guessable('the first PIN', '6092748315') },
  });
  await tour.done('setPortOutPin', { ...of, body: { pin: planted.guessable('the PIN', plantedPin) } });
  await set(plantedPin);
  await set('6092748315');
  const { body } = await tour.done('suggestPortOutPin', { ...of, body: { length: 10 } });
  planted.guessable('a suggested PIN', body.pin, 'suggestPortOutPin');
  await tour.done('getPortOutPin', of);
  await tour.done('removePortOutPin', of);
}
