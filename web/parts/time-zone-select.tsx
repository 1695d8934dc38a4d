import { Field, Select } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useFormats } from './use-formats.ts';
import { useText } from './use-text.ts';

/** The zones of the United States and its territories, from east to west. */
const usZones = [
  'America/Puerto_Rico',
  'America/St_Thomas',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'Pacific/Pago_Pago',
  'Pacific/Guam',
  'Pacific/Saipan',
];

interface Props {
  value: string;
  onChange(timeZone: string): void;
  problem?: string;
}

export function TimeZoneSelect({ value, onChange, problem }: Props) {
  const say = useText();
  const { zoneAndCity } = useFormats();
  const others = useMemo(
    () => Intl.supportedValuesOf('timeZone').filter((zone) => !usZones.includes(zone)),
    [],
  );
  return (
    <Field label={say('parts.timeZone')} validationMessage={problem} hint={say('parts.timeZoneHint')}>
      <Select value={value} onChange={(_event, data) => onChange(data.value)}>
        <optgroup label={say('parts.unitedStates')}>
          {usZones.map((zone) => (
            <option key={zone} value={zone}>
              {zoneAndCity(zone)}
            </option>
          ))}
        </optgroup>
        <optgroup label={say('parts.otherZones')}>
          {others.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </optgroup>
      </Select>
    </Field>
  );
}

/** The reader's own zone where the browser can name one of the list. */
export function likelyTimeZone(): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return usZones.includes(own) || Intl.supportedValuesOf('timeZone').includes(own) ? own : 'America/New_York';
}
