import { posix } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from './source-tree.ts';
import { isCode, lineOf, nodesOf, parsed } from './syntax.ts';

/** One import as it is written: from which file, to which module, and whether only its types are taken. */
export interface Arrow {
  from: string;
  line: number;
  /** A path from the root for our own files, else the package's name as imported. */
  to: string;
  isPackage: boolean;
  isTypeOnly: boolean;
  names: readonly string[];
}

/** What a room may import. `name*` stands for every module whose name begins so. */
export interface RoomRule {
  rooms: readonly string[];
  packages: readonly string[];
  /** Rooms of which only types may be taken. */
  typesOf?: readonly string[];
}

/** A file or package that a room or file may import although its room may not. */
export interface ArrowException {
  from: string;
  to: string;
  reason: string;
}

export interface ArrowTable {
  rooms: Readonly<Record<string, RoomRule>>;
  exceptions: readonly ArrowException[];
  /** Names that only one room may import from another file. */
  ownNames: readonly { name: string; definedIn: string; room: string }[];
}

export interface ArrowFault {
  from: string;
  line: number;
  to: string;
  why: string;
}

/**
 * `src/http/routes/x.ts` lies in `src/http`, `web/pages/x.tsx` in `web`, `src/main.ts` is a room of its own.
 */
export function roomOf(path: string): string {
  const [top = '', second] = path.split('/');
  return top === 'src' && second ? `${top}/${second}` : top;
}

/** Every import of the file: statements, types, and modules loaded when they are wanted. */
export function arrowsOf(file: SourceFile): Arrow[] {
  const arrows: Arrow[] = [];
  for (const node of nodesOf(parsed(file))) {
    const arrow = arrowAt(node);
    if (!arrow) continue;
    const { module, isTypeOnly, names } = arrow;
    const isPackage = !module.startsWith('.');
    const to = isPackage ? module : posix.join(posix.dirname(file.path), module);
    arrows.push({ from: file.path, line: lineOf(node), to, isPackage, isTypeOnly, names });
  }
  return arrows;
}

type Written = { module: string; isTypeOnly: boolean; names: string[] };

function arrowAt(node: ts.Node): Written | null {
  if (ts.isImportDeclaration(node)) return importArrow(node);
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { module: textOf(node.moduleSpecifier), isTypeOnly: node.isTypeOnly, names: ['*'] };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { module: textOf(node.argument.literal), isTypeOnly: true, names: ['*'] };
  }
  const isCall = ts.isCallExpression(node) && node.arguments.length > 0;
  if (
    isCall &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')
  ) {
    const [module] = node.arguments;
    // What is not written down cannot be held against the table.
    return {
      module: module && ts.isStringLiteralLike(module) ? module.text : '(unknown)',
      isTypeOnly: false,
      names: ['*'],
    };
  }
  return null;
}

function importArrow(node: ts.ImportDeclaration): Written {
  const { importClause, moduleSpecifier } = node;
  const bindings = importClause?.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
  const hasOther =
    !importClause || importClause.name !== undefined || (bindings && ts.isNamespaceImport(bindings));
  return {
    module: textOf(moduleSpecifier),
    isTypeOnly:
      importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
      (!hasOther && named.length > 0 && named.every(({ isTypeOnly }) => isTypeOnly)),
    names: hasOther ? ['*'] : named.map(({ propertyName, name }) => (propertyName ?? name).text),
  };
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : '(unknown)';
}

function isIn(list: readonly string[], name: string): boolean {
  return list.some((entry) => (entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry));
}

/** Every import that the table does not allow, and every exception of the table that no import needs. */
export function arrowFaults(files: readonly SourceFile[], table: ArrowTable): ArrowFault[] {
  const arrows = files.filter((file) => isCode(file) && /^(src|web)\//.test(file.path)).flatMap(arrowsOf);
  const faults = arrows.flatMap((arrow) => {
    const why = faultOf(arrow, table);
    return why === null ? [] : [{ from: arrow.from, line: arrow.line, to: arrow.to, why }];
  });
  const idle = table.exceptions
    .filter((exception) => !arrows.some((arrow) => isException(arrow, exception)))
    .map(({ from, to }) => ({ from, line: 0, to, why: 'needs its exception no more' }));
  return [...faults, ...idle];
}

function isException(arrow: Arrow, { from, to }: ArrowException): boolean {
  return arrow.to === to && (arrow.from === from || roomOf(arrow.from) === from);
}

function faultOf(arrow: Arrow, table: ArrowTable): string | null {
  const room = roomOf(arrow.from);
  const rule = table.rooms[room];
  if (!rule) return `the room ${room} is not in the table`;
  const own = table.ownNames.find(
    ({ name, definedIn, room: owner }) =>
      arrow.to === definedIn && owner !== room && (arrow.names.includes(name) || arrow.names.includes('*')),
  );
  if (own) return `only ${own.room} may import ${own.name}`;
  if (table.exceptions.some((exception) => isException(arrow, exception))) return null;
  if (arrow.isPackage) return isIn(rule.packages, arrow.to) ? null : `${room} may not import this package`;
  const target = roomOf(arrow.to);
  if (target === room || rule.rooms.includes(target)) return null;
  if (arrow.isTypeOnly && rule.typesOf?.includes(target)) return null;
  return rule.typesOf?.includes(target)
    ? `${room} may import only types of ${target}`
    : `${room} may not import ${target}`;
}
