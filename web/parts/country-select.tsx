import { Field, Select } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { otherCountryCodes, usCountryCodes } from './country-codes.ts';
import { useText } from './use-text.ts';

interface Props {
  value: string;
  onChange(country: string): void;
  problem?: string;
}

/** A country by its name in the person's language. */
export function CountrySelect({ value, onChange, problem }: Props) {
  const say = useText();
  const { locale } = useIntl();
  const { first, others } = useMemo(() => named(locale), [locale]);
  const option = ({ code, name }: Named) => (
    <option key={code} value={code}>
      {name}
    </option>
  );
  return (
    <Field label={say('parts.country')} validationMessage={problem} hint={say('parts.countryHint')}>
      <Select value={value} onChange={(_event, data) => onChange(data.value)}>
        <optgroup label={say('parts.unitedStates')}>{first.map(option)}</optgroup>
        <optgroup label={say('parts.otherCountries')}>{others.map(option)}</optgroup>
      </Select>
    </Field>
  );
}

interface Named {
  code: string;
  name: string;
}

function named(locale: string): { first: Named[]; others: Named[] } {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const withName = (code: string) => ({ code, name: names.of(code) ?? code });
  const byName = (one: Named, other: Named) => one.name.localeCompare(other.name, locale);
  return { first: usCountryCodes.map(withName), others: otherCountryCodes.map(withName).sort(byName) };
}
