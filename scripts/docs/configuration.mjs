import { options } from '../../src/config.ts';
import { table } from './table.mjs';

const intro = `# Settings

Settings come from the environment. \`NAME_FILE\` names a file that holds the value of \`NAME\`, which
keeps secrets out of process lists. An empty value counts as none. A bad value stops the start with every
problem listed; \`portkeeper config\` prints what holds and where it comes from, secrets left out.

`;

export function text() {
  const rows = Object.values(options).map(({ name, byDefault, defaultInWords, isSecret, about }) => [
    `\`${name}\``,
    defaultInWords ?? (byDefault === null ? 'none' : `\`${byDefault}\``),
    isSecret ? `${about} Secret.` : about,
  ]);
  return intro + table(['Name', 'Default', 'What for'], rows).trimEnd().concat('\n');
}
