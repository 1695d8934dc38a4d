import { apiBase, routes } from '../../src/contract/routes.ts';
import { fieldProblems } from '../../src/core/field-problems.ts';
import { permissions } from '../../src/core/permissions.ts';
import { problems } from '../../src/core/problems.ts';
import { fieldsOf } from './fields.mjs';
import { table } from './table.mjs';

const intro = `# HTTP API

Base \`${apiBase}\`. JSON, camelCase, UTF-8; instants are RFC 3339 in UTC; ids are opaque.
Lists answer \`{ "items": […], "nextCursor": … }\`.
A running server gives the same as OpenAPI 3.1 at \`${apiBase}/openapi.json\`.

Sign in with \`Authorization: Bearer <token>\` or the session cookie of the admin center; with the cookie,
changes also carry \`X-CSRF-Token\`. Where \`Idempotency-Key\` is honoured, the same key and content within
24 hours gets the same answer. Errors are \`application/problem+json\`; see the end of this page.

A person of the operator who changes what is an organization's own opens a delegation with a reason first
(\`reason_required\`). A token of the operator needs none; it may say one in \`Portkeeper-Reason\`. The
organization's record marks both as the operator's acts, with the reason (\`detail.forOperator\`).

`;

/** `/organizations/:org/phone-numbers` is about phone numbers, `/organizations/:org` about organizations. */
function resourceOf(path) {
  const inner = path.replace(/^\/organizations\/:org\//, '/');
  return inner.split('/')[1].replaceAll('-', ' ').replaceAll('api', 'API').replaceAll('pin', 'PIN');
}

function accessOf(access) {
  if (access === 'public') return 'Anyone.';
  if (access === 'signed_in') return 'Anyone signed in.';
  return `${permissions[access].map((role) => `\`${role}\``).join(', ')} (\`${access}\`).`;
}

function section(title, schema, io) {
  if (!schema) return '';
  const rows = fieldsOf(schema, io);
  return rows.length === 0 ? '' : `${title}\n\n${table(['Field', 'Type', ''], rows)}`;
}

function answerOf(route) {
  const status = `Answers ${route.answerStatus}`;
  if (route.answerType) return `${status} with \`${route.answerType}\`.\n\n`;
  return route.answer ? section(`${status}:`, route.answer, 'output') : `${status}.\n\n`;
}

function callOf(name, route) {
  const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
  const facts = [`*${name}*. Who: ${accessOf(route.access)}`];
  if (route.isCreation) facts.push('Honours `Idempotency-Key`.');
  if (route.bodyTypes) facts.push(`Body: ${route.bodyTypes.map((type) => `\`${type}\``).join(', ')}.`);
  return (
    `### \`${route.method} ${path}\`\n\n${route.summary}.\n\n${facts.join(' ')}\n\n` +
    section('In the query:', route.query, 'input') +
    section('Body:', route.body, 'input') +
    answerOf(route)
  );
}

function problemsOf() {
  const all = table(
    ['Code', 'Status', ''],
    Object.entries(problems).map(([code, { status, en }]) => [`\`${code}\``, status, en]),
  );
  const ofFields = table(
    ['Code', ''],
    Object.entries(fieldProblems).map(([code, { en }]) => [`\`${code}\``, en]),
  );
  return `## Problems\n\n${all}Codes of single fields, in \`errors\` of \`invalid_request\`:\n\n${ofFields}`;
}

export function text() {
  const byResource = new Map();
  for (const call of Object.entries(routes)) {
    const resource = resourceOf(call[1].path);
    byResource.set(resource, [...(byResource.get(resource) ?? []), call]);
  }
  const sections = [...byResource].map(([resource, calls]) => {
    const title = resource.charAt(0).toUpperCase() + resource.slice(1);
    return `## ${title}\n\n${calls.map(([name, route]) => callOf(name, route)).join('')}`;
  });
  return `${intro}${sections.join('')}${problemsOf().trimEnd()}\n`;
}
