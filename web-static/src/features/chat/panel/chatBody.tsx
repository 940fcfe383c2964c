import { EntriesOfWorld } from '@/features/worlds/mentions/knownEntries';
import type { Place } from '../conversation/place';
import { ChatPanel } from './chatPanel';
import { ChatSearch } from './chatSearch';

type Props = {
  /** The conversation that is shown, with its owner. */
  shown: string;
  place: Place;
  searching: boolean;
  onSearched: () => void;
  onLeave: () => void;
};

/** The chat of a person who is signed in. The page of a stranger does not load it. */
export function ChatBody({ shown, place, searching, onSearched, onLeave }: Props) {
  return (
    <EntriesOfWorld worldId={place.worldId}>
      {searching && <ChatSearch key={shown} place={place} onClose={onSearched} />}
      <div className={searching ? 'hidden' : 'contents'}>
        <ChatPanel key={shown} place={place} onLeave={onLeave} />
      </div>
    </EntriesOfWorld>
  );
}
