import { query, request } from './client';
import { once } from './once';
import type {
  Allowance,
  Collaborator,
  CurrentSession,
  NewWorld,
  Page,
  Platform,
  Proposal,
  ProposalStatus,
  ProposalSummary,
  Revision,
  RevisionSummary,
  SearchHit,
  Segment,
  Story,
  StorySummary,
  Turn,
  User,
  World,
  WorldPatch,
  WorldSummary,
  WorldVersion,
  WorldVersionWithCanon,
} from './types';

export type Scope = 'mine' | 'shared' | 'public';
type Cursor = string | null;

export const account = {
  me: () => request<User>('GET', '/api/auth/me'),
  session: () => request<CurrentSession>('GET', '/api/auth/session'),
  signUp: (body: { email: string; password: string; displayName: string }) =>
    request<User>('POST', '/api/auth/signup', { body }),
  signIn: (body: { email: string; password: string }) => request<User>('POST', '/api/auth/signin', { body }),
  signOut: () => request<void>('POST', '/api/auth/signout'),
  rename: (displayName: string) => request<User>('PATCH', '/api/auth/me', { body: { displayName } }),
  changePassword: (body: { currentPassword: string; newPassword: string }) =>
    request<void>('POST', '/api/auth/password', { body }),
  remove: (password: string) => request<void>('POST', '/api/auth/me/delete', { body: { password } }),
  allowance: () => request<Allowance>('GET', '/api/chat/allowance'),
};

export const worlds = {
  list: (scope: Scope, cursor: Cursor = null, limit = 24) =>
    request<Page<WorldSummary>>('GET', `/api/worlds${query({ scope, cursor, limit })}`),
  get: (id: string) => request<World>('GET', `/api/worlds/${id}`),
  create: (body: NewWorld) =>
    once(`world.${body.draftId ?? 'typed'}`, (key) => request<World>('POST', '/api/worlds', { body, key })),
  patch: (id: string, version: number, body: WorldPatch) =>
    request<World>('PATCH', `/api/worlds/${id}`, { body, ifMatch: version }),
  remove: (id: string) => request<void>('DELETE', `/api/worlds/${id}`),
  versions: (id: string, cursor: Cursor = null) =>
    request<Page<WorldVersion>>('GET', `/api/worlds/${id}/versions${query({ cursor })}`),
  version: (id: string, number: number) =>
    request<WorldVersionWithCanon>('GET', `/api/worlds/${id}/versions/${number}`),
  restore: (id: string, version: number, number: number) =>
    request<World>('POST', `/api/worlds/${id}/versions/${number}/restore`, { ifMatch: version }),
};

export const collaborators = {
  list: (worldId: string) => request<{ items: Collaborator[] }>('GET', `/api/worlds/${worldId}/collaborators`),
  put: (worldId: string, body: { email: string; role: 'editor' | 'viewer' }) =>
    request<Collaborator>('PUT', `/api/worlds/${worldId}/collaborators`, { body }),
  remove: (worldId: string, userId: string) =>
    request<void>('DELETE', `/api/worlds/${worldId}/collaborators/${userId}`),
};

export const proposals = {
  list: (worldId: string, status: ProposalStatus) =>
    request<Page<ProposalSummary>>('GET', `/api/worlds/${worldId}/proposals${query({ status, limit: 100 })}`),
  get: (id: string) => request<Proposal>('GET', `/api/proposals/${id}`),
  accept: (id: string, addresses: string[]) =>
    request<Proposal>('POST', `/api/proposals/${id}/accept`, { body: { addresses } }),
  reject: (id: string) => request<Proposal>('POST', `/api/proposals/${id}/reject`),
};

export const stories = {
  list: (worldId: string, cursor: Cursor = null) =>
    request<Page<StorySummary>>('GET', `/api/worlds/${worldId}/stories${query({ cursor })}`),
  create: (worldId: string, body: { title: string; text?: string }) =>
    once(`story.${worldId}`, (key) => request<Story>('POST', `/api/worlds/${worldId}/stories`, { body, key })),
  get: (id: string) => request<Story>('GET', `/api/stories/${id}`),
  rename: (id: string, version: number, title: string) =>
    request<Story>('PATCH', `/api/stories/${id}`, { body: { title }, ifMatch: version }),
  remove: (id: string) => request<void>('DELETE', `/api/stories/${id}`),
  addSegment: (id: string, body: { parentId: string | null; text: string }) =>
    once(`passage.${id}`, (key) => request<Segment>('POST', `/api/stories/${id}/segments`, { body, key })),
  editSegment: (id: string, revision: number, body: { text: string }) =>
    request<Segment>('PATCH', `/api/segments/${id}`, { body, ifMatch: revision }),
  removeSegment: (id: string) => request<void>('DELETE', `/api/segments/${id}`),
  revisions: (segmentId: string, cursor: Cursor = null) =>
    request<Page<RevisionSummary>>('GET', `/api/segments/${segmentId}/revisions${query({ cursor })}`),
  revision: (segmentId: string, number: number) =>
    request<Revision>('GET', `/api/segments/${segmentId}/revisions/${number}`),
  restoreRevision: (segmentId: string, revision: number, number: number) =>
    request<Segment>('POST', `/api/segments/${segmentId}/revisions/${number}/restore`, { ifMatch: revision }),
};

export const chat = {
  history: (worldId: string | null, cursor: Cursor = null) =>
    request<Page<Turn>>('GET', `/api/chat/history${query({ worldId, cursor, limit: 20 })}`),
  search: (q: string, worldId: string | null, cursor: Cursor) =>
    request<Page<SearchHit>>('GET', `/api/chat/search${query({ q, worldId, cursor })}`),
  activate: (turnId: string) => request<void>('POST', `/api/chat/turns/${turnId}/activate`),
  stop: (turnId: string) => request<void>('POST', `/api/chat/turns/${turnId}/stop`),
};

export const platform = () => request<Platform>('GET', '/api/platform');
