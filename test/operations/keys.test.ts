import { expect, test } from 'vitest';
import { listKeys } from '../../src/operations/operator/list-keys.ts';
import { rotateKeys } from '../../src/operations/operator/rotate-keys.ts';
import { KeyFileError } from '../../src/secrets/key-file.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { type World, worldOn } from '../support/world.ts';

const pin = '40618273';

function setPin(world: World) {
  const path = `/organizations/${world.org.id}/port-out-pin`;
  return world.call('PUT', path, { token: world.ownerToken, body: { pin } });
}

function order(world: World, pon: string, number: string) {
  const { accountNumber, postalCode } = world.org;
  const body = {
    purchaseOrderNumber: pon,
    numbers: [number],
    accountNumber,
    postalCode,
    pin,
    agencyAuthorization: true,
  };
  return world.call('POST', '/port-out-orders', { token: world.carrierToken, body });
}

async function operatorActions(world: World): Promise<string[]> {
  const path = `/organizations/${world.operatorId}/audit-entries`;
  const { body } = await world.call('GET', path, { token: world.operatorToken });
  return body.items.map(({ action }: { action: string }) => action);
}

describeOnBothEngines('keys', (engine) => {
  const world = worldOn(engine);

  test('a rotation asks nobody for a PIN again: it moves to the new key at its next right use', async () => {
    const { context, org } = world.now();
    expect(await setPin(world.now())).toMatchObject({ status: 200 });
    const old = context.keyRing.activeKeyId;
    const { keyId } = await rotateKeys(context);
    expect(await operatorActions(world.now())).toContain('keys.rotated');
    expect(await listKeys(context)).toMatchObject([
      { id: old, isActive: false, pins: 1 },
      { id: keyId, isActive: true, pins: 0 },
    ]);
    const answer = await order(world.now(), 'PON-1', org.numbers[0] ?? '');
    expect(answer).toMatchObject({ status: 201, body: { status: 'confirmed' } });
    expect(await listKeys(context)).toMatchObject([{ pins: 0 }, { id: keyId, pins: 1 }]);
  });

  test('a rotation that cannot be recorded does not happen', async () => {
    const { context, database } = world.now();
    const before = context.keyRing.keys();
    await database.asOwner((owner) => owner.query('REVOKE INSERT ON audit_entries FROM portkeeper_app'));
    await expect(rotateKeys(context)).rejects.toThrow();
    await database.asOwner((owner) => owner.query('GRANT INSERT ON audit_entries TO portkeeper_app'));
    expect(context.keyRing.keys()).toEqual(before);
    await expect(rotateKeys(context)).resolves.toBeDefined();
  });

  test('a rotation that cannot be written is not recorded', async () => {
    const { context } = world.now();
    const recorded = (await operatorActions(world.now())).length;
    const other = context.keyRing.prepareRotation(context.clock.now());
    await expect(rotateKeys(context)).rejects.toThrow(KeyFileError);
    other.discard();
    expect(await operatorActions(world.now())).toHaveLength(recorded);
  });

  test('a key that PINs rest on and that is gone is listed as missing', async () => {
    const { context, database } = world.now();
    await database.asOwner((owner) => owner.query("UPDATE port_out_pins SET key_id = 'key_gone'"));
    expect((await listKeys(context)).at(-1)).toEqual({
      id: 'key_gone',
      createdAt: null,
      isActive: false,
      pins: 1,
    });
  });
});
