/** The API's types. One file, so that aliases of the generated schema can take its place. */

export type Visibility = 'private' | 'unlisted' | 'public';
export type Stage = 'sketch' | 'draft' | 'detailed';
export type Role = 'owner' | 'editor' | 'viewer' | 'reader';

export type Page<T> = { items: T[]; nextCursor: string | null };

export type User = { id: string; email: string; displayName: string; createdAt: string };

export type Setting = { year: number | null; place: string | null; calendar: string | null };
export type Rule = {
  statement: string;
  scope: 'universal' | 'local' | 'conditional';
  certainty: 'tentative' | 'established' | 'fundamental';
  implications: string[];
  exceptions: string[];
};
export type Relation = { to: string; kind: string; strength: 'weak' | 'moderate' | 'strong' };
export type ElementKind =
  | 'character'
  | 'location'
  | 'technology'
  | 'faction'
  | 'species'
  | 'artifact'
  | 'event'
  | 'concept';
export type Element = {
  kind: ElementKind;
  name: string;
  summary: string;
  detail: 'sketch' | 'detailed';
  properties: Record<string, string>;
  relations: Relation[];
};
export type TimelineEntry = { when: string; title: string; significance: string; elements: string[] };
export type Constraint = {
  statement: string;
  kind: 'physical' | 'social' | 'logical' | 'narrative';
  strictness: 'absolute' | 'strong' | 'weak';
};
export type Question = { text: string };

export type Canon = {
  premise: string;
  setting: Setting;
  tones: string[];
  themes: string[];
  rules: Record<string, Rule>;
  elements: Record<string, Element>;
  timeline: Record<string, TimelineEntry>;
  constraints: Record<string, Constraint>;
  questions: Record<string, Question>;
};
export type CanonValue = string | Setting | string[] | Rule | Element | TimelineEntry | Constraint | Question;
export type Change = { address: string; before: CanonValue | null; after: CanonValue | null };
export type ChangeRequest = { address: string; after: CanonValue | null };

export type Author = { kind: 'person' | 'agent'; name: string };

export type WorldSummary = {
  id: string;
  name: string;
  visibility: Visibility;
  stage: Stage;
  version: number;
  premise: string;
  coverUrl: string;
  role: Role;
  ownerName: string;
  storyCount: number;
  createdAt: string;
  updatedAt: string;
};
export type World = Omit<WorldSummary, 'premise' | 'storyCount'> & { canon: Canon; autoAccept: boolean };
export type WorldPatch = {
  name?: string;
  visibility?: Visibility;
  stage?: Stage;
  autoAccept?: boolean;
  changes?: ChangeRequest[];
  reason?: string;
};
export type NewWorld = { name: string; canon: Canon; visibility?: Visibility } | { draftId: string };

export type WorldVersion = { number: number; author: Author; reason: string; changes: Change[]; createdAt: string };
export type WorldVersionWithCanon = WorldVersion & { canon: Canon };

export type Collaborator = { userId: string; displayName: string; email: string; role: 'editor' | 'viewer' };

export type ProposalStatus = 'open' | 'accepted' | 'rejected';
export type Proposal = {
  id: string;
  worldId: string;
  baseVersion: number;
  changes: Change[];
  reason: string;
  status: ProposalStatus;
  author: Author;
  createdAt: string;
  decidedAt: string | null;
  resultVersion: number | null;
};

export type StorySummary = {
  id: string;
  worldId: string;
  title: string;
  worldVersion: number;
  segmentCount: number;
  wordCount: number;
  createdAt: string;
  updatedAt: string;
};
export type Segment = {
  id: string;
  parentId: string | null;
  position: number;
  title: string | null;
  text: string;
  wordCount: number;
  revision: number;
  author: Author;
  createdAt: string;
  updatedAt: string;
};
export type Story = {
  id: string;
  worldId: string;
  worldName: string;
  title: string;
  worldVersion: number;
  role: Role;
  createdAt: string;
  updatedAt: string;
  segments: Segment[];
};

export type Platform = { version: string; agents: 'letta' | 'simulator'; mail: string | null };

export type Agent = { kind: 'user' | 'world'; name: string };
export type TurnStatus = 'running' | 'completed' | 'stopped' | 'interrupted' | 'failed' | 'limit';
export type Draft = {
  draftId: string;
  name: string;
  pitch: string;
  premise: string;
  setting: Setting;
  tones: string[];
  rules: string[];
  elements: string[];
};

/** What each event of a turn carries, by the event's name. */
export type TurnEventData = {
  'turn.queued': { position: number };
  'turn.started': { turnId: string; agent: Agent };
  reasoning: { text: string };
  text: { text: string };
  'tool.started': { callId: string; tool: string; summary: string };
  'tool.finished': { callId: string; outcome: 'ok' | 'failed' | 'denied'; summary: string };
  proposal: { proposalId: string; worldId: string; baseVersion: number; changes: Change[] };
  worlds: { drafts: Draft[] };
  world: { worldId: string; name: string };
  story: { storyId: string; title: string };
  passage: { callId: string; storyId: string | null; parentId: string | null; text: string };
  segment: { storyId: string; segmentId: string };
  suggestions: { items: string[] };
  usage: { inputTokens: number; outputTokens: number };
  error: { code: string; message: string; retryable: boolean };
  'turn.finished': { reason: Exclude<TurnStatus, 'running'> };
};
export type TurnEvent = {
  [E in keyof TurnEventData]: { id: number; event: E; data: TurnEventData[E] };
}[keyof TurnEventData];

export type Turn = {
  id: string;
  worldId: string | null;
  storyId: string | null;
  message: string;
  status: TurnStatus;
  agent: Agent;
  startedAt: string;
  finishedAt: string | null;
  lastEventId: number;
  events: TurnEvent[];
};

export type ChatRequest = {
  message: string;
  worldId?: string | undefined;
  storyId?: string | undefined;
  segmentId?: string | undefined;
};

export type FieldError = { field: string; message: string };
export type ProblemDocument = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: FieldError[];
  traceId?: string;
  currentVersion?: number;
  turnId?: string;
  retryAfter?: number;
  addresses?: string[];
};
