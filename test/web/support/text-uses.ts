import ts from 'typescript';
import type { SourceFile } from '../../guard/support/source-tree.ts';
import { nodesOf, parsed } from '../../guard/support/syntax.ts';

export interface TextUses {
  /** Ids that stand in the code as they are. */
  ids: ReadonlySet<string>;
  /** Ids that are put together, as patterns: `order.status.${status}`. */
  patterns: readonly RegExp[];
}

/** Every string in the pages' code that may be the id of a text, and every template that may make one. */
export function textUses(files: readonly SourceFile[]): TextUses {
  const ids = new Set<string>();
  const patterns = new Map<string, RegExp>();
  for (const file of files) {
    for (const node of nodesOf(parsed(file))) {
      if (ts.isStringLiteralLike(node)) ids.add(node.text);
      const pattern = ts.isTemplateExpression(node) ? patternOf(node) : null;
      if (pattern) patterns.set(pattern.source, pattern);
    }
  }
  return { ids, patterns: [...patterns.values()] };
}

/** A template with nothing but words and dots between what is filled in. */
function patternOf(template: ts.TemplateExpression): RegExp | null {
  const fixed = [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
  if (!fixed.some((part) => /\w/.test(part)) || fixed.some((part) => /[^\w.-]/.test(part))) return null;
  return new RegExp(`^${fixed.map((part) => part.replaceAll('.', '\\.')).join('[\\w.]+')}$`);
}
