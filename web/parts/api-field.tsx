import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { ApiProblem } from '../api-problem.ts';
import { useText } from './use-text.ts';

interface Props {
  label: string;
  /** As the API names it: `/name`. What the server says of it is shown with it. */
  path: string;
  problem: ApiProblem | null;
  value: string;
  onChange(value: string): void;
  isRequired?: boolean;
  hint?: string;
  type?: 'text' | 'email' | 'date';
  inputMode?: 'numeric' | 'tel';
  /** The id of a `datalist` with suggestions. */
  list?: string;
  isReadOnly?: boolean;
  /** Choices instead of free text. */
  options?: readonly { value: string; text: string }[];
}

/** A field of a form that the server judges. */
export function ApiField(props: Props) {
  const { label, path, problem, value, onChange, isRequired, hint, options } = props;
  const say = useText();
  // What was said of a value holds until it is changed.
  const [judged, setJudged] = useState({ problem, value });
  if (judged.problem !== problem) setJudged({ problem, value });
  // Of a list, what is wrong with any of it: `/contactEmails/0`.
  const error = problem?.errors.find((one) => `${one.path}/`.startsWith(`${path}/`));
  const said = isRequired && value === '' ? say('office.required') : error?.message;
  const fault = error && judged.value === value ? said : undefined;
  return (
    <Field
      label={label}
      required={isRequired}
      hint={hint}
      validationMessage={fault}
      validationState={fault ? 'error' : 'none'}
    >
      {options ? (
        <Select value={value} onChange={(_event, data) => onChange(data.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          type={props.type ?? 'text'}
          inputMode={props.inputMode}
          list={props.list}
          readOnly={props.isReadOnly}
          value={value}
          onChange={(_event, data) => onChange(data.value)}
          autoComplete="off"
        />
      )}
    </Field>
  );
}
