import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'portkeeper-build-'));
  for (const part of ['bin', 'src', 'scripts/build.mjs', 'package.json', 'package-lock.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterEach(() => rmSync(copy, { recursive: true }));

async function version() {
  const { PATH } = process.env;
  return promisify(execFile)(process.execPath, [join(copy, 'bin/portkeeper.mjs'), '--version'], {
    env: { PATH },
  });
}

const builtVersions = () => readdirSync(join(copy, 'dist/server')).filter((name) => !name.includes('.'));

test('the first command builds, on stderr; the next one does not', async () => {
  const first = await version();
  expect(first).toMatchObject({ stdout: '0.1.0\n', stderr: 'Building server…\n' });
  expect(await version()).toMatchObject({ stdout: '0.1.0\n', stderr: '' });
});

test('a changed source is built again, and the version before stays for who runs on it', async () => {
  await version();
  const [before] = builtVersions();
  utimesSync(join(copy, 'src/main.ts'), new Date(), new Date());
  expect((await version()).stderr).toBe('Building server…\n');
  expect(builtVersions()).toHaveLength(2);
  expect(builtVersions()).toContain(before);
});

test('a version that nobody has used for a day is removed', async () => {
  await version();
  const [before = ''] = builtVersions();
  const old = new Date(Date.now() - 25 * 60 * 60_000);
  utimesSync(join(copy, 'dist/server', before), old, old);
  utimesSync(join(copy, 'src/main.ts'), new Date(), new Date());
  await version();
  expect(builtVersions()).not.toContain(before);
});

test('four that build at the same time all run, and leave one version and no scratch', async () => {
  const runs = await Promise.all([1, 2, 3, 4].map(() => version()));
  expect(runs.map(({ stdout }) => stdout)).toEqual(Array(4).fill('0.1.0\n'));
  expect(builtVersions()).toHaveLength(1);
  expect(readdirSync(join(copy, 'dist'))).toEqual(['server']);
});

test('pages that several build at the same time are there in the end, whole', async () => {
  mkdirSync(join(copy, 'web'));
  writeFileSync(join(copy, 'web/index.html'), '<script type="module" src="./main.ts"></script>');
  writeFileSync(join(copy, 'web/main.ts'), 'document.title = "Portkeeper";');
  writeFileSync(join(copy, 'vite.config.ts'), "export default { root: import.meta.dirname + '/web' };");
  const build = () => promisify(execFile)(process.execPath, [join(copy, 'scripts/build.mjs')], { cwd: copy });
  await Promise.all([1, 2, 3].map(build));
  expect(readdirSync(join(copy, 'dist')).sort()).toEqual(['server', 'web']);
  expect(readFileSync(join(copy, 'dist/web/index.html'), 'utf8')).toContain('/assets/');
  expect((await build()).stderr).toBe('');
});

test('without sources or builder, what is there is used', async () => {
  await version();
  rmSync(join(copy, 'src'), { recursive: true });
  expect(await version()).toMatchObject({ stdout: '0.1.0\n', stderr: '' });
});

test('with nothing built and nothing to build with, it says what to do', async () => {
  rmSync(join(copy, 'node_modules'));
  await expect(version()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('npm ci') });
});

test('a source that cannot be built is an error, and nothing half-made is left', async () => {
  const main = join(copy, 'src/main.ts');
  const text = readFileSync(main, 'utf8');
  writeFileSync(main, `${text}\nimport './gone.ts';\n`);
  await expect(version()).rejects.toMatchObject({ code: 1, stdout: '' });
  expect(readdirSync(join(copy, 'dist'))).toEqual([]);
  writeFileSync(main, text);
  expect((await version()).stdout).toBe('0.1.0\n');
  expect(existsSync(join(copy, 'dist/server/main.js'))).toBe(true);
});
