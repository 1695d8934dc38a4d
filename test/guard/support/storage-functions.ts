import ts from 'typescript';
import type { SourceFile } from './source-tree.ts';
import { lineOf, nodesOf, parsed } from './syntax.ts';

export interface StorageFault {
  path: string;
  line: number;
  what: string;
}

/** True of the files of the questions asked before a tenant is known. */
export function isBeforeTenant(path: string): boolean {
  return path.startsWith('src/storage/before-tenant/');
}

/** What a storage function may be given as the open transaction, and what only `before-tenant/` may. */
const boundTypes = ['OrganizationTx', 'OperatorTx'];
const unboundTypes = ['UnboundTx'];

/** Files that carry transactions rather than run in one. They name no tenant table, which is checked. */
const plumbing = [
  'data-folder-lock',
  'database',
  'database-unavailable',
  'migrate',
  'open-database',
  'pglite-engine',
  'pglite-socket',
  'postgres-engine',
  'prepare-app-role',
  'prepare-database-folder',
  'run-transaction',
  'sql-over-client',
  'tx',
].map((name) => `src/storage/${name}.ts`);

/**
 * Storage functions that could reach a tenant's rows without saying whose: SQL in a function that does not
 * get a bound transaction first, an unbound one outside `before-tenant/`, or SQL on a tenant table that
 * does not name the organization although the transaction is one organization's.
 */
export function storageFaults(files: readonly SourceFile[], tenantTables: readonly string[]): StorageFault[] {
  const storage = files.filter(({ path }) => /^src\/storage\/(?!migrations\/).+\.ts$/.test(path));
  return storage.flatMap((file) =>
    plumbing.includes(file.path) ? plumbingFaults(file, tenantTables) : functionFaults(file, tenantTables),
  );
}

function plumbingFaults(file: SourceFile, tenantTables: readonly string[]): StorageFault[] {
  const strings = [...nodesOf(parsed(file))].filter(isText);
  return strings
    .filter((node) => tablesIn(node.text, tenantTables).length > 0)
    .map((node) => ({ path: file.path, line: lineOf(node), what: 'names a tenant table' }));
}

function functionFaults(file: SourceFile, tenantTables: readonly string[]): StorageFault[] {
  const faults: StorageFault[] = [];
  for (const node of topFunctions(parsed(file))) {
    const what = faultOf(node, file.path, tenantTables);
    if (what) faults.push({ path: file.path, line: lineOf(node), what: `${node.name?.text}: ${what}` });
  }
  return faults;
}

function topFunctions(source: ts.SourceFile): ts.FunctionDeclaration[] {
  return source.statements.filter(ts.isFunctionDeclaration);
}

function faultOf(node: ts.FunctionDeclaration, path: string, tenantTables: readonly string[]): string | null {
  const asks = asksDatabase(node);
  const types = transactionTypes(node);
  if (types.length === 0) return asks ? 'asks the database without a transaction given first' : null;
  const allowed = isBeforeTenant(path) ? unboundTypes : boundTypes;
  const wrong = types.find((type) => !allowed.includes(type));
  if (wrong) return `takes ${wrong}`;
  const isOfOneTenant = types.length === 1 && types[0] === 'OrganizationTx';
  const names = [...nodesOf(node)].filter(isText).flatMap((text) => tablesIn(text.text, tenantTables));
  const isFiltered = /organizationId|organization_id/.test(node.getText());
  return isOfOneTenant && names.length > 0 && !isFiltered
    ? `leaves the tenant of ${names[0]} to the database`
    : null;
}

/** The names of the types of the first parameter, when one of the function's parameters is a transaction. */
function transactionTypes(node: ts.FunctionDeclaration): string[] {
  const [first] = node.parameters;
  if (!first?.type) return [];
  const types = ts.isUnionTypeNode(first.type) ? [...first.type.types] : [first.type];
  const names = types.map((type) => type.getText());
  return names.some((name) => /Tx$/.test(name)) ? names : [];
}

/** True when the function runs SQL itself: a tagged text, a query builder, or a statement text. */
function asksDatabase(node: ts.Node): boolean {
  for (const inner of nodesOf(node)) {
    const isExecuted = ts.isPropertyAccessExpression(inner) && /^execute/.test(inner.name.text);
    const isRaw =
      ts.isPropertyAccessExpression(inner) &&
      /^(query|selectFrom|insertInto|updateTable|deleteFrom)$/.test(inner.name.text);
    if (isExecuted || isRaw) return true;
  }
  return false;
}

type Text = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;

function isText(node: ts.Node): node is Text {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node)
  );
}

function tablesIn(text: string, tables: readonly string[]): string[] {
  return tables.filter((table) => new RegExp(`\\b${table}\\b`).test(text));
}

/** The exported names of a file, sorted. */
export function exportedFunctions(file: SourceFile): string[] {
  return topFunctions(parsed(file))
    .filter((node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .map((node) => node.name?.text ?? '')
    .sort();
}
