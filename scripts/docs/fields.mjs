import { z } from 'zod';

/** One row per field of a schema, nested ones as `items[].number`: name, type, what holds for it. */
export function fieldsOf(schema, io) {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rowsOf(json, '', io);
}

function rowsOf(json, path, io) {
  const rows = [];
  for (const [name, member] of Object.entries(json.properties ?? {})) {
    const isRequired = json.required?.includes(name) ?? false;
    rows.push(...rowsOfMember(member, path === '' ? name : `${path}.${name}`, isRequired, io));
  }
  return rows;
}

/**
 * An answer has every field but the ones said to be missing at times; a request needs only those said to be
 * required.
 */
function presence(isRequired, io) {
  if (io === 'input') return isRequired ? 'required' : null;
  return isRequired ? null : 'not always there';
}

function rowsOfMember(member, path, isRequired, io) {
  const { schema, isNullable } = withoutNull(member);
  const about = [
    presence(isRequired, io),
    ...limitsOf(member, schema),
    member.description ?? schema.description,
  ];
  const row = [
    `\`${path}\``,
    typeOf(schema) + (isNullable ? ' or null' : ''),
    about.filter(Boolean).join('; '),
  ];
  const inner = schema.type === 'array' ? withoutNull(schema.items ?? {}).schema : schema;
  return [row, ...rowsOf(inner, schema.type === 'array' ? `${path}[]` : path, io)];
}

function withoutNull(schema) {
  if (Array.isArray(schema.type)) {
    const [type] = schema.type.filter((name) => name !== 'null');
    return { schema: { ...schema, type }, isNullable: schema.type.includes('null') };
  }
  const choices = schema.anyOf?.filter(({ type }) => type !== 'null');
  if (choices?.length === 1) return { schema: choices[0], isNullable: schema.anyOf.length > 1 };
  return { schema, isNullable: false };
}

function typeOf(schema) {
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.type === 'array') return `list of ${typeOf(withoutNull(schema.items ?? {}).schema)}`;
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  const named = { 'date-time': 'instant', date: 'date', email: 'e-mail address' }[schema.format];
  return (
    named ??
    { integer: 'whole number', string: 'text', boolean: 'true or false' }[schema.type] ??
    schema.type ??
    'any'
  );
}

function limitsOf(member, schema) {
  const limits = [];
  const range = (min, max, unit) => {
    if (min !== undefined && max !== undefined) limits.push(`${min} to ${max}${unit}`);
    else if (max !== undefined) limits.push(`at most ${max}${unit}`);
    else if (min !== undefined) limits.push(`at least ${min}${unit}`);
  };
  const number = (value) => (Math.abs(value) === Number.MAX_SAFE_INTEGER ? undefined : value);
  range(number(schema.minimum), number(schema.maximum), '');
  range(schema.minLength, schema.maxLength, ' characters');
  range(schema.minItems, schema.maxItems, ' entries');
  const isNamed = ['date-time', 'date', 'email'].includes(schema.format);
  if (schema.pattern && !isNamed) limits.push(`form \`${schema.pattern}\``);
  const byDefault = member.default ?? schema.default;
  if (byDefault !== undefined) limits.push(`default \`${JSON.stringify(byDefault)}\``);
  return limits;
}
