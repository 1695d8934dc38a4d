import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { RouteName } from '../../src/contract/routes.ts';
import { type AnswerOf, type RequestOf, request } from '../api.ts';

interface ReadOptions {
  /** False: do not ask yet. */
  isWanted?: boolean;
  /** Ask again this often while the page is looked at. */
  everyMs?: number;
}

/** What a call answers, kept while it is fresh. */
export function useRead<Name extends RouteName>(
  name: Name,
  asked: RequestOf<Name>,
  { isWanted = true, everyMs }: ReadOptions = {},
) {
  return useQuery({
    queryKey: [name, asked],
    queryFn: async ({ signal }): Promise<AnswerOf<Name>> => request(name, { ...asked, signal }),
    enabled: isWanted,
    refetchInterval: everyMs,
  });
}

type ListName = {
  [Name in RouteName]: AnswerOf<Name> extends { items: unknown[]; nextCursor: string | null } ? Name : never;
}[RouteName];

type ItemOf<Name extends ListName> =
  AnswerOf<Name> extends { items: (infer Item)[]; nextCursor: string | null } ? Item : never;

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** A list that is read page by page: `showMore` reads the next one and adds it. */
export function useReadList<Name extends ListName>(
  name: Name,
  asked: RequestOf<Name>,
  { isWanted = true, everyMs }: ReadOptions = {},
) {
  const { query = {} } = asked as { query?: Record<string, unknown> };
  const read = useInfiniteQuery({
    queryKey: [name, 'list', asked],
    queryFn: async ({ signal, pageParam }) => {
      const paged = { ...asked, query: { ...query, cursor: pageParam ?? undefined }, signal };
      return (await request(name, paged as RequestOf<Name>)) as Page<ItemOf<Name>>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    enabled: isWanted,
    refetchInterval: everyMs,
  });
  return {
    ...read,
    items: read.data?.pages.flatMap(({ items }) => items),
    hasMore: read.hasNextPage,
    isReadingMore: read.isFetchingNextPage,
    showMore: () => read.fetchNextPage(),
  };
}
