import ts from 'typescript';
import type { SourceFile } from './source-tree.ts';

export function isCode({ path }: SourceFile): boolean {
  return /\.(ts|tsx|mts|mjs)$/.test(path);
}

/** The file as TypeScript reads it. Plain JavaScript is read by the same parser. */
export function parsed({ path, text }: SourceFile): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}

/** Every node below, the node itself first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

/** The node's first line, counted from 1. */
export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** How many lines the node spans. */
export function linesOf(node: ts.Node): number {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getEnd()).line + 2 - lineOf(node);
}

/** The texts of all comments with their lines. */
export function commentsOf(source: ts.SourceFile): { text: string; line: number }[] {
  const found = new Map<number, { text: string; line: number }>();
  const add = (ranges: ts.CommentRange[] | undefined) => {
    for (const { pos, end } of ranges ?? []) {
      const line = source.getLineAndCharacterOfPosition(pos).line + 1;
      found.set(pos, { text: source.text.slice(pos, end), line });
    }
  };
  for (const node of nodesOf(source)) {
    if (node.kind === ts.SyntaxKind.JsxText) continue;
    add(ts.getLeadingCommentRanges(source.text, node.getFullStart()));
    add(ts.getTrailingCommentRanges(source.text, node.getEnd()));
  }
  return [...found.values()];
}
