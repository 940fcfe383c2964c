import type { Place } from '../conversation/place';
import { ChatPanel } from './chatPanel';
import { ChatSearch } from './chatSearch';

type Props = {
  /** Whose conversation is shown, and which. */
  shown: string;
  place: Place;
  searching: boolean;
  onSearched: () => void;
  onLeave: () => void;
};

/** What a person who is signed in sees in the chat. The page of a stranger does not load it. */
export function ChatBody({ shown, place, searching, onSearched, onLeave }: Props) {
  return (
    <>
      {searching && <ChatSearch key={shown} place={place} onClose={onSearched} />}
      <div className={searching ? 'hidden' : 'contents'}>
        <ChatPanel key={shown} place={place} onLeave={onLeave} />
      </div>
    </>
  );
}
