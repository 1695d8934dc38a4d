import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export interface AddressFilters<Name extends string> {
  values: Partial<Record<Name, string>>;
  /** An empty value takes the filter away. */
  set(name: Name, value: string): void;
  clear(): void;
  isAny: boolean;
}

/** Filters that stand in the address, so that what is seen can be sent to somebody. */
export function useAddressFilters<Name extends string>(names: readonly Name[]): AddressFilters<Name> {
  const [search, setSearch] = useSearchParams();
  const values: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = search.get(name);
    if (value) values[name] = value;
  }
  const set = useCallback(
    (name: Name, value: string) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === '') after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setSearch],
  );
  const clear = () => setSearch({}, { replace: true, preventScrollReset: true });
  return { values, set, clear, isAny: Object.keys(values).length > 0 };
}
