import { api, bodyOf, responseOf } from './client';
import { once } from './once';
import type {
  ChatRequest,
  Collaborator,
  NewAsset,
  NewWorld,
  Page,
  ProposalStatus,
  RenameRequest,
  SearchHit,
  Turn,
  World,
  WorldPatch,
  WorldVersionWithCanon,
} from './types';

export type Scope = 'mine' | 'shared' | 'public';
type Cursor = string | null;

/** Changes only the version that the person has seen. */
const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });
/** A request that is repeated with the same key is done once. */
const idempotency = (key: string) => ({ 'Idempotency-Key': key });
/** The page after a cursor; the first one without. */
const after = (cursor: Cursor) => ({ cursor: cursor ?? undefined });

export const account = {
  me: () => bodyOf(api.GET('/api/auth/me')),
  session: () => bodyOf(api.GET('/api/auth/session')),
  signUp: (body: { email: string; password: string; displayName: string }) =>
    bodyOf(api.POST('/api/auth/signup', { body })),
  signIn: (body: { email: string; password: string }) => bodyOf(api.POST('/api/auth/signin', { body })),
  signOut: () => bodyOf(api.POST('/api/auth/signout')),
  rename: (displayName: string) => bodyOf(api.PATCH('/api/auth/me', { body: { displayName } })),
  changePassword: (body: { currentPassword: string; newPassword: string }) =>
    bodyOf(api.POST('/api/auth/password', { body })),
  remove: (password: string) => bodyOf(api.POST('/api/auth/me/delete', { body: { password } })),
  allowance: () => bodyOf(api.GET('/api/chat/allowance')),
};

export const worlds = {
  list: (scope: Scope, cursor: Cursor) =>
    bodyOf(api.GET('/api/worlds', { params: { query: { scope, ...after(cursor), limit: 24 } } })),
  get: (worldId: string) => world(api.GET('/api/worlds/{worldId}', { params: { path: { worldId } } })),
  create: (body: NewWorld) =>
    once(`world.${body.draftId ?? 'typed'}`, (key) =>
      world(api.POST('/api/worlds', { params: { header: idempotency(key) }, body })),
    ),
  patch: (worldId: string, version: number, body: WorldPatch) =>
    world(api.PATCH('/api/worlds/{worldId}', { params: { path: { worldId }, header: ifMatch(version) }, body })),
  remove: (worldId: string) => bodyOf(api.DELETE('/api/worlds/{worldId}', { params: { path: { worldId } } })),
  versions: (worldId: string, cursor: Cursor = null) =>
    bodyOf(api.GET('/api/worlds/{worldId}/versions', { params: { path: { worldId }, query: after(cursor) } })),
  version: (worldId: string, number: number) =>
    bodyOf(
      api.GET('/api/worlds/{worldId}/versions/{number}', { params: { path: { worldId, number } } }),
    ) as Promise<WorldVersionWithCanon>,
  restore: (worldId: string, version: number, number: number) =>
    world(
      api.POST('/api/worlds/{worldId}/versions/{number}/restore', {
        params: { path: { worldId, number }, header: ifMatch(version) },
      }),
    ),
  portraits: (worldId: string) => bodyOf(api.GET('/api/worlds/{worldId}/portraits', { params: { path: { worldId } } })),
  renameEntry: (worldId: string, version: number, body: RenameRequest) =>
    bodyOf(api.POST('/api/worlds/{worldId}/rename', { params: { path: { worldId }, header: ifMatch(version) }, body })),
  /** Null chooses the cover that is drawn. */
  chooseCover: (worldId: string, assetId: string | null) =>
    world(api.PUT('/api/worlds/{worldId}/cover', { params: { path: { worldId } }, body: { assetId } })),
};

export const findings = {
  list: (worldId: string) => bodyOf(api.GET('/api/worlds/{worldId}/findings', { params: { path: { worldId } } })),
  dismiss: (worldId: string, findingId: string, reason: string) =>
    bodyOf(
      api.PUT('/api/worlds/{worldId}/findings/{findingId}/dismissal', {
        params: { path: { worldId, findingId } },
        body: { reason },
      }),
    ),
  restore: (worldId: string, findingId: string) =>
    bodyOf(
      api.DELETE('/api/worlds/{worldId}/findings/{findingId}/dismissal', { params: { path: { worldId, findingId } } }),
    ),
};

export const timelines = {
  get: (worldId: string, version: number) =>
    bodyOf(api.GET('/api/worlds/{worldId}/timeline', { params: { path: { worldId }, query: { version } } })),
  ticks: (worldId: string, from: number, to: number, limit: number) =>
    bodyOf(
      api.GET('/api/worlds/{worldId}/timeline/ticks', {
        params: { path: { worldId }, query: { from: digits(from), to: digits(to), limit } },
      }),
    ),
};

export const assets = {
  list: (worldId: string, cursor: Cursor = null) =>
    bodyOf(
      api.GET('/api/worlds/{worldId}/assets', {
        params: { path: { worldId }, query: { ...after(cursor), limit: 24 } },
      }),
    ),
  create: (key: string, body: NewAsset) =>
    bodyOf(api.POST('/api/assets', { params: { header: idempotency(key) }, body })),
  complete: (assetId: string) => bodyOf(api.POST('/api/assets/{assetId}/complete', { params: { path: { assetId } } })),
  describe: (assetId: string, altText: string) =>
    bodyOf(api.PATCH('/api/assets/{assetId}', { params: { path: { assetId } }, body: { altText } })),
  remove: (assetId: string) => bodyOf(api.DELETE('/api/assets/{assetId}', { params: { path: { assetId } } })),
};

export const collaborators = {
  list: (worldId: string) =>
    bodyOf(api.GET('/api/worlds/{worldId}/collaborators', { params: { path: { worldId } } })) as Promise<{
      items: Collaborator[];
    }>,
  put: (worldId: string, body: { email: string; role: 'editor' | 'viewer' }) =>
    bodyOf(api.PUT('/api/worlds/{worldId}/collaborators', { params: { path: { worldId } }, body })),
  remove: (worldId: string, userId: string) =>
    bodyOf(api.DELETE('/api/worlds/{worldId}/collaborators/{userId}', { params: { path: { worldId, userId } } })),
};

export const proposals = {
  list: (worldId: string, status: ProposalStatus) =>
    bodyOf(
      api.GET('/api/worlds/{worldId}/proposals', { params: { path: { worldId }, query: { status, limit: 100 } } }),
    ),
  get: (proposalId: string) => bodyOf(api.GET('/api/proposals/{proposalId}', { params: { path: { proposalId } } })),
  accept: (proposalId: string, addresses: string[]) =>
    bodyOf(api.POST('/api/proposals/{proposalId}/accept', { params: { path: { proposalId } }, body: { addresses } })),
  reject: (proposalId: string) =>
    bodyOf(api.POST('/api/proposals/{proposalId}/reject', { params: { path: { proposalId } } })),
};

export const stories = {
  list: (worldId: string, cursor: Cursor = null) =>
    bodyOf(api.GET('/api/worlds/{worldId}/stories', { params: { path: { worldId }, query: after(cursor) } })),
  create: (worldId: string, body: { title: string; text?: string }) =>
    once(`story.${worldId}`, (key) =>
      bodyOf(
        api.POST('/api/worlds/{worldId}/stories', { params: { path: { worldId }, header: idempotency(key) }, body }),
      ),
    ),
  get: (storyId: string) => bodyOf(api.GET('/api/stories/{storyId}', { params: { path: { storyId } } })),
  rename: (storyId: string, version: number, title: string) =>
    bodyOf(
      api.PATCH('/api/stories/{storyId}', { params: { path: { storyId }, header: ifMatch(version) }, body: { title } }),
    ),
  remove: (storyId: string) => bodyOf(api.DELETE('/api/stories/{storyId}', { params: { path: { storyId } } })),
  addSegment: (storyId: string, body: { parentId: string | null; text: string }) =>
    once(`passage.${storyId}`, (key) =>
      bodyOf(
        api.POST('/api/stories/{storyId}/segments', { params: { path: { storyId }, header: idempotency(key) }, body }),
      ),
    ),
  editSegment: (segmentId: string, revision: number, body: { text: string }) =>
    bodyOf(
      api.PATCH('/api/segments/{segmentId}', { params: { path: { segmentId }, header: ifMatch(revision) }, body }),
    ),
  removeSegment: (segmentId: string) =>
    bodyOf(api.DELETE('/api/segments/{segmentId}', { params: { path: { segmentId } } })),
  revisions: (segmentId: string, cursor: Cursor = null) =>
    bodyOf(api.GET('/api/segments/{segmentId}/revisions', { params: { path: { segmentId }, query: after(cursor) } })),
  revision: (segmentId: string, number: number) =>
    bodyOf(api.GET('/api/segments/{segmentId}/revisions/{number}', { params: { path: { segmentId, number } } })),
  restoreRevision: (segmentId: string, revision: number, number: number) =>
    bodyOf(
      api.POST('/api/segments/{segmentId}/revisions/{number}/restore', {
        params: { path: { segmentId, number }, header: ifMatch(revision) },
      }),
    ),
  /** Null takes the picture away. */
  illustrate: (segmentId: string, assetId: string | null) =>
    bodyOf(api.PUT('/api/segments/{segmentId}/illustration', { params: { path: { segmentId } }, body: { assetId } })),
};

const eventStream = { headers: { Accept: 'text/event-stream' }, parseAs: 'stream' } as const;

export const chat = {
  history: (worldId: string | null, cursor: Cursor = null) =>
    bodyOf(
      api.GET('/api/chat/history', {
        params: { query: { worldId: worldId ?? undefined, ...after(cursor), limit: 20 } },
      }),
    ) as Promise<Page<Turn>>,
  search: (q: string, worldId: string | null, cursor: Cursor) =>
    bodyOf(
      api.GET('/api/chat/search', { params: { query: { q, worldId: worldId ?? undefined, ...after(cursor) } } }),
    ) as Promise<Page<SearchHit>>,
  activate: (id: string) => bodyOf(api.POST('/api/chat/turns/{id}/activate', { params: { path: { id } } })),
  stop: (id: string) => bodyOf(api.POST('/api/chat/turns/{id}/stop', { params: { path: { id } } })),
  /** The answer streams the events of the turn. So do the next two. */
  begin: (body: ChatRequest, key: string, signal: AbortSignal) =>
    responseOf(api.POST('/api/chat', { params: { header: idempotency(key) }, body, signal, ...eventStream })),
  retry: (id: string, key: string, signal: AbortSignal) =>
    responseOf(
      api.POST('/api/chat/turns/{id}/retry', {
        params: { path: { id }, header: idempotency(key) },
        signal,
        ...eventStream,
      }),
    ),
  follow: (id: string, lastEventId: number, signal: AbortSignal) =>
    responseOf(
      api.GET('/api/chat/turns/{id}/events', {
        params: { path: { id }, header: { 'Last-Event-ID': String(lastEventId) } },
        signal,
        ...eventStream,
      }),
    ),
};

export const platform = () => bodyOf(api.GET('/api/platform'));

/** The document of the API leaves out nothing of a world that it answers with, but says so only of requests. */
function world(answer: Promise<{ data?: unknown }>): Promise<World> {
  return bodyOf(answer) as Promise<World>;
}

/** All digits of a whole number: JavaScript prints large ones with an exponent. */
function digits(number: number): string {
  return BigInt(number).toString();
}
