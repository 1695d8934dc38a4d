import ts from 'typescript';
import type { SourceFile } from './source-tree.ts';
import { commentsOf, isCode, lineOf, linesOf, nodesOf, parsed } from './syntax.ts';

export type TidyRule =
  | 'file_length'
  | 'function_length'
  | 'line_length'
  | 'file_name'
  | 'forbidden_name'
  | 'default_export'
  | 'barrel'
  | 'unfinished'
  | 'skipped_test'
  | 'sql_outside_storage'
  | 'environment_outside_config'
  | 'text_outside_locales'
  | 'machine_path';

export interface TidyFault {
  rule: TidyRule;
  path: string;
  line: number;
  what: string;
}

/** A rule that does not hold for a file, and why. `path` ending in `/` means all below it. */
export interface TidyException {
  rule: TidyRule;
  path: string;
  reason: string;
}

export const fileLinesMax = 400;
export const functionLinesMax = 70;
export const lineLengthMax = 110;

type Found = { line: number; what: string };
type Check = (file: SourceFile, source: ts.SourceFile) => Iterable<Found>;

/** Rules for every text file, read as lines. */
const textChecks: Partial<Record<TidyRule, (file: SourceFile) => Iterable<Found>>> = {
  file_name: fileNameFaults,
  forbidden_name: forbiddenNameFaults,
  machine_path: machinePathFaults,
};

/** Rules for code, read as syntax. */
const codeChecks: Partial<Record<TidyRule, Check>> = {
  file_length: fileLengthFaults,
  function_length: functionLengthFaults,
  line_length: lineLengthFaults,
  default_export: defaultExportFaults,
  barrel: barrelFaults,
  unfinished: unfinishedFaults,
  skipped_test: skippedTestFaults,
  sql_outside_storage: sqlFaults,
  environment_outside_config: environmentFaults,
  text_outside_locales: webTextFaults,
};

/**
 * What in the files breaks the rules of STYLE.md. An exception that nothing needs any more is a fault too, so
 * that the list of exceptions stays short.
 */
export function tidyFaults(
  files: readonly SourceFile[],
  exceptions: readonly TidyException[] = [],
): TidyFault[] {
  const faults = files.flatMap((file) => [...faultsOf(file)]);
  const covers = (exception: TidyException, fault: TidyFault) =>
    exception.rule === fault.rule &&
    (exception.path.endsWith('/') ? fault.path.startsWith(exception.path) : fault.path === exception.path);
  const idle = exceptions
    .filter((exception) => !faults.some((fault) => covers(exception, fault)))
    .map(({ rule, path }) => ({ rule, path, line: 0, what: 'needs its exception no more' }));
  return [...faults.filter((fault) => !exceptions.some((exception) => covers(exception, fault))), ...idle];
}

function* faultsOf(file: SourceFile): Generator<TidyFault> {
  for (const [rule, check] of Object.entries(textChecks)) {
    for (const found of check(file)) yield { rule: rule as TidyRule, path: file.path, ...found };
  }
  if (!isCode(file)) return;
  const source = parsed(file);
  for (const [rule, check] of Object.entries(codeChecks)) {
    for (const found of check(file, source)) yield { rule: rule as TidyRule, path: file.path, ...found };
  }
}

const namedFolders = ['src/', 'web/', 'test/', 'bench/', 'scripts/', 'bin/', 'docs/'];
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|d|config))*(\.[a-z0-9]+)?$/;
const vague = ['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'service', 'services'];

function* fileNameFaults({ path }: SourceFile): Generator<Found> {
  if (!namedFolders.some((folder) => path.startsWith(folder))) return;
  for (const part of path.split('/')) {
    if (!kebab.test(part) && part !== 'README.md') yield { line: 0, what: `${part} is not kebab-case` };
  }
}

/** Names that say nothing: the whole name, or its last word. */
function* forbiddenNameFaults({ path }: SourceFile): Generator<Found> {
  for (const part of path.split('/')) {
    const name = part.replace(/\..*$/, '');
    const last = name.split('-').at(-1) ?? '';
    if (vague.includes(last)) yield { line: 0, what: `${part} says nothing` };
  }
}

/** Where somebody's checkout or home lies. */
const machinePath = /(?:^|[^\w.~-])\/(?:work|root|home|Users)\/[\w.-]+/;

function* machinePathFaults({ text }: SourceFile): Generator<Found> {
  for (const [index, line] of text.split('\n').entries()) {
    const found = machinePath.exec(line);
    if (found) yield { line: index + 1, what: `names ${found[0].trim()}` };
  }
}

function* fileLengthFaults({ text }: SourceFile): Generator<Found> {
  const lines = text.trimEnd().split('\n').length;
  if (lines > fileLinesMax) yield { line: 0, what: `has ${lines} lines` };
}

function* functionLengthFaults({ path }: SourceFile, source: ts.SourceFile): Generator<Found> {
  for (const node of nodesOf(source)) {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) continue;
    const lines = linesOf(node);
    if (lines <= functionLinesMax || (path.startsWith('test/') && isGroupOfTests(node))) continue;
    yield { line: lineOf(node), what: `a function of ${lines} lines` };
  }
}

/** What is passed to `describe` is a list of tests, not a function that anybody reads from top to bottom. */
function isGroupOfTests(node: ts.Node): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && /^describe/.test(call.expression.getText());
}

function* lineLengthFaults({ text }: SourceFile, source: ts.SourceFile): Generator<Found> {
  // The linter wants its reason on one line.
  const long = text
    .split('\n')
    .map((line, index) => ({ line: index + 1, length: line.includes('biome-ignore') ? 0 : line.length }))
    .filter(({ length }) => length > lineLengthMax);
  if (long.length === 0) return;
  const textLengths = new Map<number, number>();
  for (const node of nodesOf(source)) {
    if (!isSingleText(node)) continue;
    const line = lineOf(node);
    textLengths.set(line, Math.max(textLengths.get(line) ?? 0, node.getWidth()));
  }
  for (const { line, length } of long) {
    if (length - (textLengths.get(line) ?? 0) > besideTextMax) yield { line, what: `${length} characters` };
  }
}

/** A line may be as long as the one text on it makes it: cut in two, a text could not be searched for. */
const besideTextMax = 60;

function isSingleText(node: ts.Node): boolean {
  const isText =
    ts.isStringLiteral(node) || ts.isTemplateLiteral(node) || ts.isRegularExpressionLiteral(node);
  return isText && linesOf(node) === 1;
}

function* defaultExportFaults({ path }: SourceFile, source: ts.SourceFile): Generator<Found> {
  if (/(^|\/)[a-z]+\.config\.ts$/.test(path)) return;
  for (const node of source.statements) {
    const isDefault =
      ts.isExportAssignment(node) ||
      (ts.canHaveModifiers(node) &&
        ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));
    if (isDefault) yield { line: lineOf(node), what: 'exports a default' };
  }
}

/** A name has one home: it is imported from where it is written. */
function* barrelFaults({ path }: SourceFile, source: ts.SourceFile): Generator<Found> {
  if (/(^|\/)index\.tsx?$/.test(path)) yield { line: 0, what: 'is called index' };
  for (const node of source.statements) {
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      yield { line: lineOf(node), what: `passes on ${node.moduleSpecifier.getText()}` };
    }
  }
}

function* unfinishedFaults(_file: SourceFile, source: ts.SourceFile): Generator<Found> {
  for (const { text, line } of commentsOf(source)) {
    const found = /\b(TODO|FIXME|XXX|HACK)\b/.exec(text);
    if (found) yield { line, what: `${found[0]} in a comment` };
  }
}

const testFunctions = ['test', 'it', 'describe', 'describeOnBothEngines', 'suite', 'bench'];
const skips = ['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails'];

function* skippedTestFaults({ path }: SourceFile, source: ts.SourceFile): Generator<Found> {
  if (!path.startsWith('test/')) return;
  for (const node of nodesOf(source)) {
    if (!ts.isPropertyAccessExpression(node) || !skips.includes(node.name.text)) continue;
    const base = node.expression.getText().split(/[.(]/)[0] ?? '';
    if (testFunctions.includes(base)) yield { line: lineOf(node), what: node.getText() };
  }
}

const statement = /^\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|BEGIN\b|SET\s+LOCAL\s)/;

function* sqlFaults({ path }: SourceFile, source: ts.SourceFile): Generator<Found> {
  if (!/^(src|web)\//.test(path) || path.startsWith('src/storage/')) return;
  for (const node of nodesOf(source)) {
    const isTag = ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql';
    const text = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text : '';
    if (isTag || statement.test(text)) yield { line: lineOf(node), what: 'SQL' };
  }
}

const environmentReaders = /^(src\/config[a-z-]*\.ts|scripts\/|test\/|bench\/|\.ci\/|[a-z]+\.config\.ts$)/;

function* environmentFaults({ path }: SourceFile, source: ts.SourceFile): Generator<Found> {
  if (environmentReaders.test(path)) return;
  for (const node of nodesOf(source)) {
    const isProperty =
      ts.isPropertyAccessExpression(node) && /^(process|import\.meta)\.env$/.test(node.getText());
    const isTaken =
      ts.isVariableDeclaration(node) &&
      node.initializer?.getText() === 'process' &&
      /\benv\b/.test(node.name.getText());
    if (isProperty || isTaken) yield { line: lineOf(node), what: 'reads the environment' };
  }
}

const wordsShown = [
  'aria-label',
  'aria-description',
  'alt',
  'label',
  'placeholder',
  'title',
  'hint',
  'summary',
];
const letters = /\p{L}{2}/u;

/**
 * A sentence on a page stands in the locales, so that it is there in each language. The product's name is a
 * name.
 */
function* webTextFaults({ path }: SourceFile, source: ts.SourceFile): Generator<Found> {
  if (!path.startsWith('web/') || path.startsWith('web/locales/')) return;
  for (const node of nodesOf(source)) {
    const text = shownText(node)?.trim();
    if (text && letters.test(text) && text !== 'Portkeeper') yield { line: lineOf(node), what: `"${text}"` };
  }
}

/** What is typed or read by machines is the same in each language. */
const codeElements = ['code', 'kbd', 'pre', 'samp'];

function shownText(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) {
    const element = ts.isJsxElement(node.parent) ? node.parent.openingElement.tagName.getText() : '';
    return codeElements.includes(element) ? undefined : node.text;
  }
  if (!ts.isStringLiteralLike(node)) return undefined;
  const { parent } = node;
  const isShownAttribute = ts.isJsxAttribute(parent) && wordsShown.includes(parent.name.getText());
  const isChild =
    ts.isJsxExpression(parent) && (ts.isJsxElement(parent.parent) || ts.isJsxFragment(parent.parent));
  return isShownAttribute || isChild ? node.text : undefined;
}
