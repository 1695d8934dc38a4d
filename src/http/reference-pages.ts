import type { Route } from '../contract/route.ts';
import { apiBase } from '../contract/routes.ts';
import { fieldProblems } from '../core/field-problems.ts';
import { problems } from '../core/problems.ts';
import { escaped, htmlCode, htmlPage, htmlTable } from './html-page.ts';
import { namedRoutes, openapiDocument } from './openapi.ts';
import { titleOf } from './problem-answer.ts';

interface Operation {
  summary: string;
  'x-permission': string;
  parameters: { name: string; in: string; required: boolean; description?: string; schema: object }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
}

type Content = Record<string, { schema: object }>;

/** The API for people to read: one section per route, from the same table as everything else. */
export function referencePage(baseUrl: string, version: string): string {
  const paths = openapiDocument(baseUrl, version).paths as Record<string, Record<string, Operation>>;
  const sections = namedRoutes.map(([name, route]) => {
    const operation = paths[pathOf(route)]?.[route.method.toLowerCase()];
    return operation ? section(name, route, operation) : '';
  });
  const contents = namedRoutes.map(([name, route]) => ({
    cells: [`<a href="#${name}">${htmlCode(`${route.method} ${pathOf(route)}`)}</a>`, escaped(route.summary)],
  }));
  return htmlPage(
    'Portkeeper API',
    `<p>Version ${escaped(version)}, at ${htmlCode(baseUrl + apiBase)}.
    Send an API token as <code>Authorization: Bearer …</code>.
    The same for programs: <a href="${apiBase}/openapi.json">openapi.json</a>.
    What refusals mean: <a href="/docs/problems">problems</a>; why orders are:
    <a href="/docs/reasons">reasons</a>.</p>
    ${htmlTable(['Call', 'What it does'], contents)}
    ${sections.join('\n')}`,
  );
}

function pathOf(route: Route): string {
  return apiBase + route.path.replaceAll(/:(\w+)/g, '{$1}');
}

function section(name: string, route: Route, operation: Operation): string {
  const parameters = operation.parameters.map((parameter) => ({
    cells: [
      htmlCode(parameter.name),
      `${parameter.in}${parameter.required ? ', required' : ''}`,
      `${escaped(parameter.description ?? '')} ${htmlCode(JSON.stringify(parameter.schema))}`,
    ],
  }));
  const [status = '', answer] = Object.entries(operation.responses).find(([key]) => key !== 'default') ?? [];
  return `<h2 id="${name}">${htmlCode(`${route.method} ${pathOf(route)}`)}</h2>
    <p>${escaped(operation.summary)}. Permission: ${htmlCode(operation['x-permission'])}.</p>
    ${parameters.length > 0 ? htmlTable(['Parameter', 'In', 'Form'], parameters) : ''}
    ${schemaOf('Body', operation.requestBody?.content)}
    ${schemaOf(`Answer ${status}`, answer?.content)}`;
}

function schemaOf(title: string, content: Content | undefined): string {
  if (!content) return '';
  const [type = '', { schema } = { schema: {} }] = Object.entries(content)[0] ?? [];
  const text = escaped(JSON.stringify(schema, null, 2));
  return `<h3>${title}: ${escaped(type)}</h3><pre tabindex="0">${text}</pre>`;
}

/** Every refusal there is: where the `type` of a problem answer leads. */
export function problemsPage(): string {
  const refusals = Object.entries(problems).map(([code, { status, en, fr }]) => ({
    id: code,
    cells: [htmlCode(code), String(status), titleOf(code), inBothLanguages(en, fr)],
  }));
  const fields = Object.entries(fieldProblems).map(([code, { en, fr }]) => ({
    // One code is a refusal too: that row has the id.
    ...(!(code in problems) && { id: code }),
    cells: [htmlCode(code), inBothLanguages(en, fr)],
  }));
  return htmlPage(
    'Problems of the Portkeeper API',
    `<p><a href="/docs">Reference</a></p>
    ${htmlTable(['Code', 'Status', 'Title', 'Detail'], refusals)}
    <h2>Of single fields, in <code>errors</code>; status 422</h2>
    ${htmlTable(['Code', 'Message'], fields)}`,
  );
}

function inBothLanguages(en: string, fr: string): string {
  return `${escaped(en)}<br><span lang="fr">${escaped(fr)}</span>`;
}
