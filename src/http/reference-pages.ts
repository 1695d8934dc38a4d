import { apiBase } from '../contract/routes.ts';
import { fieldProblems, problems } from '../core/problems.ts';
import { namedRoutes, openapiDocument } from './openapi.ts';
import { titleOf } from './problem-answer.ts';

const style = `
  body { font: 16px/1.5 "Segoe UI", system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  code, pre { font-family: Consolas, "Liberation Mono", monospace; font-size: 0.875rem; }
  pre { background: #f5f5f5; border: 1px solid #d1d1d1; padding: 0.75rem; overflow-x: auto; }
  h2 { border-top: 1px solid #d1d1d1; margin-top: 2rem; padding-top: 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #d1d1d1; padding: 0.375rem 0.5rem; text-align: left; vertical-align: top; }
  a { color: #115ea3; }
  @media (prefers-color-scheme: dark) {
    body { background: #1f1f1f; color: #fff; } pre { background: #292929; border-color: #525252; }
    a { color: #62abf5; } h2, th, td { border-color: #525252; }
  }`;

/** The API for people to read: one section per route, from the same table as everything else. */
export function referencePage(baseUrl: string, version: string): string {
  const paths = openapiDocument(baseUrl, version).paths as Record<string, Record<string, Operation>>;
  const sections = namedRoutes.map(([name, route]) => {
    const path = apiBase + route.path.replaceAll(/:(\w+)/g, '{$1}');
    return section(name, route.method, path, paths[path]?.[route.method.toLowerCase()] as Operation);
  });
  const contents = namedRoutes.map(
    ([name, { method, path, summary }]) =>
      `<tr><td><a href="#${name}"><code>${method} ${escaped(path)}</code></a></td><td>${escaped(summary)}</td></tr>`,
  );
  return page(
    'Portkeeper API',
    `<p>Version ${escaped(version)}. Base address: <code>${escaped(baseUrl + apiBase)}</code>. Send an API token as
    <code>Authorization: Bearer …</code>. The same reference for programs:
    <a href="${apiBase}/openapi.json">openapi.json</a>. What refusals mean: <a href="/docs/problems">problems</a>.</p>
    <table><thead><tr><th>Call</th><th>What it does</th></tr></thead><tbody>${contents.join('')}</tbody></table>
    ${sections.join('\n')}`,
  );
}

interface Operation {
  summary: string;
  'x-permission': string;
  parameters: { name: string; in: string; required: boolean; description?: string; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

function section(name: string, method: string, path: string, operation: Operation): string {
  const parameters = operation.parameters.map(
    (parameter) =>
      `<tr><td><code>${parameter.name}</code></td><td>${parameter.in}${parameter.required ? ', required' : ''}</td>
      <td>${escaped(parameter.description ?? '')} <code>${escaped(JSON.stringify(parameter.schema))}</code></td></tr>`,
  );
  const [status = '', answer] = Object.entries(operation.responses).find(([key]) => key !== 'default') ?? [];
  return `<h2 id="${name}"><code>${method} ${escaped(path)}</code></h2>
    <p>${escaped(operation.summary)}. Permission: <code>${operation['x-permission']}</code>.</p>
    ${parameters.length > 0 ? `<table><tbody>${parameters.join('')}</tbody></table>` : ''}
    ${contentOf('Body', operation.requestBody?.content)}
    ${contentOf(`Answer ${status}`, answer?.content)}`;
}

function contentOf(title: string, content: Record<string, { schema: object }> | undefined): string {
  if (!content) return '';
  const [type = '', { schema } = { schema: {} }] = Object.entries(content)[0] ?? [];
  return `<h3>${title}: ${escaped(type)}</h3><pre tabindex="0">${escaped(JSON.stringify(schema, null, 2))}</pre>`;
}

/** Every refusal there is: where the `type` of a problem answer leads. */
export function problemsPage(): string {
  const rows = Object.entries(problems).map(
    ([code, { status, en, fr }]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${titleOf(code)}</td>
      <td>${escaped(en)}<br><span lang="fr">${escaped(fr)}</span></td></tr>`,
  );
  const fields = Object.entries(fieldProblems).map(
    ([code, { en, fr }]) =>
      `<tr><td><code>${code}</code></td><td>${escaped(en)}<br><span lang="fr">${escaped(fr)}</span></td></tr>`,
  );
  return page(
    'Problems of the Portkeeper API',
    `<p><a href="/docs">Reference</a></p>
    <table><thead><tr><th>Code</th><th>Status</th><th>Title</th><th>Detail</th></tr></thead>
    <tbody>${rows.join('')}</tbody></table>
    <h2>Of single fields, in <code>errors</code></h2>
    <table><thead><tr><th>Code</th><th>Message</th></tr></thead><tbody>${fields.join('')}</tbody></table>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style nonce="__CSP_NONCE__">${style}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
