import { Field, Input } from '@fluentui/react-components';
import type { ApiProblem } from '../../api-problem.ts';
import { useText } from '../../parts/use-text.ts';

interface Person {
  name: string;
  email: string;
}

interface Props {
  person: Person;
  onChange(person: Person): void;
  isTried: boolean;
  problem: ApiProblem | null;
}

/** Who is to be invited. */
export function PersonFields({ person, onChange, isTried, problem }: Props) {
  const say = useText();
  const problemOf = (name: keyof Person) =>
    problem?.fieldError(`/${name}`)?.message ??
    (isTried && person[name].trim() === '' ? say('first-organization.required') : undefined);
  return (
    <>
      <Field label={say('first-organization.personName')} validationMessage={problemOf('name')}>
        <Input
          required
          autoComplete="off"
          value={person.name}
          onChange={(_event, { value }) => onChange({ ...person, name: value })}
        />
      </Field>
      <Field label={say('first-organization.personEmail')} validationMessage={problemOf('email')}>
        <Input
          required
          type="email"
          autoComplete="off"
          value={person.email}
          onChange={(_event, { value }) => onChange({ ...person, email: value })}
        />
      </Field>
    </>
  );
}
