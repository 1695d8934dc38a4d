import { posix } from 'node:path';
import type { SourceFile } from './source-tree.ts';

export interface DocumentFault {
  path: string;
  line: number;
  what: string;
}

const link = /\[[^\]]*\]\(([^)\s]+)\)/g;
const namedPath = /`((?:src|test|web|docs|scripts|bin|\.ci)\/[\w./-]*)`/g;

/**
 * What the Markdown files say of the repository that is not so: links to files or headings that are not
 * there, and paths named in backticks. `paths` are the repository's files.
 */
export function documentFaults(documents: readonly SourceFile[], paths: readonly string[]): DocumentFault[] {
  const known = new Set(paths.flatMap((path) => [path, ...foldersOf(path)]));
  return documents.flatMap(({ path, text }) =>
    proseOf(text).flatMap(({ content, line }) => {
      const links = [...content.replaceAll(/`[^`]*`/g, '').matchAll(link)].map((match) =>
        linkFault(path, match[1] ?? '', known, documents),
      );
      const names = [...content.matchAll(namedPath)].map(([, named = '']) =>
        known.has(named.replace(/\/$/, '')) ? null : `${named} is not there`,
      );
      return [...links, ...names].flatMap((what) => (what === null ? [] : [{ path, line, what }]));
    }),
  );
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The lines outside code blocks. */
function proseOf(text: string): { content: string; line: number }[] {
  let isCode = false;
  return text.split('\n').flatMap((content, index) => {
    if (/^\s*(```|~~~)/.test(content)) isCode = !isCode;
    return isCode ? [] : [{ content, line: index + 1 }];
  });
}

function linkFault(
  from: string,
  target: string,
  known: ReadonlySet<string>,
  documents: readonly SourceFile[],
): string | null {
  if (/^(https?:|mailto:)/.test(target)) return null;
  const [file = '', heading] = target.split('#');
  const to = file === '' ? from : posix.normalize(posix.join(posix.dirname(from), file)).replace(/\/$/, '');
  if (!known.has(to)) return `${target} leads nowhere`;
  if (heading === undefined) return null;
  const document = documents.find(({ path }) => path === to);
  return document && headingsOf(document.text).includes(heading)
    ? null
    : `${target}: there is no such heading`;
}

/** Headings as addresses: lower case, words joined by dashes, punctuation left out. */
function headingsOf(text: string): string[] {
  return proseOf(text).flatMap(({ content }) => {
    const title = /^#+\s+(.*)$/.exec(content)?.[1];
    if (title === undefined) return [];
    const plain = title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
    return [plain.trim().replaceAll(/\s/g, '-')];
  });
}

/** True when the changelog has a section for the version. */
export function hasChangelogEntry(changelog: string, version: string): boolean {
  return changelog.split('\n').some((line) => line === `## ${version}` || line.startsWith(`## ${version} `));
}

/** The code blocks of that language, in order. */
export function codeBlocks(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );
}
