import { expect, test } from 'vitest';
import { operatorRoles, organizationRoles, permissions } from '../../src/core/permissions.ts';
import { readSourceTree } from '../guard/support/source-tree.ts';
import { localeTexts } from './support/locale-texts.ts';

const files = readSourceTree().filter(({ path }) => path.startsWith('web/'));

test.each(['en', 'fr'] as const)(
  'every action and role of the table has words, and no other: %s',
  (language) => {
    const texts = localeTexts(files, language);
    const actions = [...texts.keys()].filter((id) => id.startsWith('roles.action.'));
    expect(actions.sort()).toEqual(
      Object.keys(permissions)
        .map((action) => `roles.action.${action}`)
        .sort(),
    );
    for (const role of [...organizationRoles, ...operatorRoles]) {
      expect(texts.has(`users.roleName.${role}`) && texts.has(`users.roleMay.${role}`), role).toBe(true);
    }
  },
);
