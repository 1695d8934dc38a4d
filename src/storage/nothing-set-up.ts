/** What was kept is asked for where nothing ever was. Nothing was made; the message says where it looked. */
export class NothingSetUp extends Error {
  override readonly name = 'NothingSetUp';

  constructor(place: string) {
    super(`Nothing is set up here: ${place}. Check PORTKEEPER_DATA and DATABASE_URL.`);
  }
}
