import type { components } from './schema';

/** The API's types by the names that the site uses. The schema is generated from the API's document: never edit it. */
type Schemas = components['schemas'];

/** As it is answered: what a request may leave out is there, null or not. */
type Whole<T> = { [K in keyof T]-?: Exclude<T[K], undefined> };

export type Visibility = World['visibility'];
export type Stage = World['stage'];
export type Page<T> = { items: T[]; nextCursor: string | null };
export type User = Schemas['User'];
/** Of what a person may use: how much is used, and when all of it can be used again. */
export type Share = Schemas['Share'];

export type Setting = Whole<Schemas['Setting']>;
export type Calendar = Whole<Schemas['Calendar']>;
export type Month = Schemas['Month'];
export type LeapRule = Schemas['LeapRule'];
export type Era = Schemas['Era'];
export type Rule = Schemas['Rule'];
export type Relation = Schemas['Relation'];
export type Element = Schemas['Element'];
export type TimelineEntry = Schemas['Event'];
export type Constraint = Schemas['Constraint'];
export type Question = Schemas['Question'];
export type Canon = Omit<Schemas['Canon'], 'setting' | 'calendar'> & { setting: Setting; calendar: Calendar };
export type CanonValue = NonNullable<Schemas['Change']['after']>;
export type Change = Schemas['Change'];
export type ChangeRequest = { address: string; after: CanonValue | null };
export type Author = Schemas['AuthorName'];

export type WorldSummary = Schemas['WorldSummary'];
export type World = Omit<Schemas['World'], 'canon'> & { canon: Canon };
export type WorldPatch = Schemas['WorldPatch'];
export type NewWorld = Schemas['WorldCreation'];
export type WorldVersion = Schemas['Version'];
export type WorldVersionWithCanon = Omit<Schemas['VersionWithCanon'], 'canon'> & { canon: Canon };
export type Collaborator = Omit<Schemas['Collaborator'], 'role'> & { role: 'editor' | 'viewer' };
export type Proposal = Schemas['Proposal'];
/** In a list: its changes are read with it. */
export type ProposalSummary = Schemas['ProposalSummary'];
export type ProposalStatus = Proposal['status'];

/** What is surely wrong in a canon. */
export type Finding = Schemas['Finding'];
export type RenameRequest = Schemas['RenameRequest'];
/** What a renaming does, and the mentions that it leaves. */
export type Renaming = Schemas['EntryRenaming'];
/** A name in the text of an entry or of a passage. */
export type Mention = Schemas['Mention'];

export type Timeline = Schemas['Timeline'];
/** An event, or the life of an element. */
export type TimelineItem = Schemas['TimelineItem'];
export type TimelineTick = Schemas['TimelineTick'];

export type StorySummary = Schemas['StorySummary'];
export type Segment = Schemas['Segment'];
export type Story = Schemas['Story'];
export type RevisionSummary = Schemas['RevisionSummary'];
export type Revision = Schemas['Revision'];

/** An uploaded picture where it is shown. */
export type Picture = Schemas['Picture'];
export type Asset = Schemas['Asset'];
export type NewAsset = Schemas['NewAsset'];
/** The request that takes the bytes of a file. */
export type UploadRequest = Schemas['UploadRequest'];

export type Platform = Schemas['Platform'];
export type Agent = Schemas['Agent'];
export type Draft = Schemas['Card'];
/** An entry of canon that an agent was given with a message. */
export type UsedEntry = Schemas['UsedEntry'];
export type ChatRequest = Schemas['ChatMessage'];

/** The data of each event of a turn, by the event's name. */
export type TurnEventData = Schemas['TurnEvents'];
export type TurnEvent = {
  [E in keyof TurnEventData]: { id: number; event: E; data: TurnEventData[E] };
}[keyof TurnEventData];
export type Turn = Omit<Schemas['Turn'], 'events'> & { events: TurnEvent[] };
export type TurnStatus = Turn['status'];
/** A turn in which searched words were found. */
export type SearchHit = Omit<Schemas['Hit'], 'turn'> & { turn: Turn };
export type Excerpt = Schemas['Excerpt'];

export type FieldError = Schemas['FieldError'];
/** Some problems say more, by their type. */
export type ProblemDocument = Schemas['Problem'] & {
  currentVersion?: number;
  turnId?: string;
  retryAfter?: number;
  addresses?: string[];
};
