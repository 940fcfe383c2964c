import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { collaborators, findings, proposals, type Scope, stories, timelines, worlds } from '../endpoints';
import { readAgain } from '../readAgain';
import type { ProposalStatus, World } from '../types';

export const worldKeys = {
  lists: ['worlds'] as const,
  list: (scope: Scope) => ['worlds', scope] as const,
  /** Everything of one world. */
  all: (id: string) => ['world', id] as const,
  world: (id: string) => ['world', id, 'now'] as const,
  versions: (id: string) => ['world', id, 'versions'] as const,
  proposals: (id: string, status: ProposalStatus) => ['world', id, 'proposals', status] as const,
  findings: (id: string, version: number) => ['world', id, 'findings', version] as const,
  stories: (id: string) => ['world', id, 'stories'] as const,
  assets: (id: string) => ['world', id, 'assets'] as const,
  collaborators: (id: string) => ['world', id, 'collaborators'] as const,
};

export function useWorldList(scope: Scope) {
  return useInfiniteQuery({
    queryKey: worldKeys.list(scope),
    queryFn: ({ pageParam }) => worlds.list(scope, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useWorld(id: string | null) {
  return useQuery({ queryKey: worldKeys.world(id ?? ''), queryFn: () => worlds.get(id ?? ''), enabled: id !== null });
}

export function useVersions(id: string) {
  return useInfiniteQuery({
    queryKey: worldKeys.versions(id),
    queryFn: ({ pageParam }) => worlds.versions(id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useVersion(id: string, number: number) {
  return useQuery({
    queryKey: ['world', id, 'version', number],
    queryFn: () => worlds.version(id, number),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The timeline of a version. The one before stays until it is read. */
export function useTimeline(id: string, version: number) {
  return useQuery({
    queryKey: ['world', id, 'timeline', version],
    queryFn: () => timelines.get(id, version),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}

/** The pictures that are portraits in the canon of a world. Those of the version before stay until they are read. */
export function usePortraits(id: string, version: number, enabled: boolean) {
  return useQuery({
    queryKey: ['world', id, 'portraits', version],
    queryFn: () => worlds.portraits(id),
    enabled,
    placeholderData: keepPreviousData,
  });
}

/** What is surely wrong in a version. */
export function useFindings(id: string, version: number, enabled: boolean) {
  return useQuery({
    queryKey: worldKeys.findings(id, version),
    queryFn: () => findings.list(id),
    enabled,
    placeholderData: keepPreviousData,
  });
}

/** The dates to write at an axis of days. Those of another range stay until they are read. */
export function useTicks(id: string, version: number, from: number, to: number, limit: number) {
  return useQuery({
    queryKey: ['world', id, 'ticks', version, from, to, limit],
    queryFn: () => timelines.ticks(id, from, to, limit),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}

export function useProposals(worldId: string, status: ProposalStatus, enabled = true) {
  return useQuery({
    queryKey: worldKeys.proposals(worldId, status),
    queryFn: () => proposals.list(worldId, status),
    enabled,
  });
}

/** The changes of a proposal never change. */
export function useProposal(id: string) {
  return useQuery({
    queryKey: ['proposal', id],
    queryFn: () => proposals.get(id),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useStories(worldId: string) {
  return useInfiniteQuery({
    queryKey: worldKeys.stories(worldId),
    queryFn: ({ pageParam }) => stories.list(worldId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useCollaborators(worldId: string) {
  return useQuery({ queryKey: worldKeys.collaborators(worldId), queryFn: () => collaborators.list(worldId) });
}

/** Forgets what was read of a world, so that the page reads it again. */
export function useRefreshWorld(id: string) {
  const queries = useQueryClient();
  return () => {
    void readAgain(queries, worldKeys.all(id));
    void readAgain(queries, worldKeys.lists);
  };
}

export function useShowWorld() {
  const queries = useQueryClient();
  return (world: World) => {
    queries.setQueryData(worldKeys.world(world.id), world);
    void readAgain(queries, worldKeys.versions(world.id));
    void readAgain(queries, worldKeys.lists);
  };
}
