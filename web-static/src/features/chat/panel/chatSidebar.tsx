'use client';

import { Suspense, useEffect, useState } from 'react';
import { usePlatform } from '@/api/queries/platform';
import { useAddress } from '@/browser/address';
import { whenDrawn } from '@/browser/later';
import { useStored, writeStored } from '@/browser/stored';
import { ideaNote } from '@/session/idea';
import { useSession } from '@/session/session';
import * as t from '@/text/chat';
import { Button, ButtonLink } from '@/ui/button';
import { Loading } from '@/ui/notice';
import { useAsked, useChatActions, useLoadedChatStore } from '../conversation/chatProvider';
import { type Place, usePlace } from '../conversation/place';
import { ChatColumn, useFolded } from './chatColumn';
import { useAskedTurnId } from './useAskedTurn';
import { useChatEffects } from './useChatEffects';

const ChatBody = whenDrawn(() => import('./chatBody').then(({ ChatBody }) => ChatBody));

/** At the side on wide screens, a sheet on small ones. There it opens only when asked for. */
export function ChatSidebar() {
  const place = usePlace();
  const session = useSession();
  const [folded, setFolded] = useFolded();
  // The address at which the sheet was opened: it covers the page, so it closes when the page becomes another.
  const address = useAddress();
  const [sheetAt, setSheetAt] = useState<string | null>(null);
  const sheet = sheetAt !== null && sheetAt === address;
  const { asked } = useAsked();
  const askedTurn = useAskedTurnId();
  const store = useLoadedChatStore();
  // The conversation that is shown, with its owner.
  const shown = place && session.state === 'in' ? `${session.user.id} ${place.conversation}` : null;
  // The conversation that is being searched: the search is over when the page shows another.
  const [searched, setSearched] = useState<string | null>(null);
  const searching = shown !== null && searched === shown;
  useChatEffects(place);
  useSheet(sheet);

  useEffect(() => {
    if (!asked && !askedTurn) return;
    setFolded(null);
    setSheetAt(isWide() ? null : address);
  }, [asked, askedTurn, setFolded, address]);

  function open() {
    setFolded(null);
    setSheetAt(isWide() ? null : address);
  }

  function close() {
    if (isWide()) setFolded('1');
    setSheetAt(null);
  }

  function search() {
    open();
    setSearched(shown);
  }

  return (
    <>
      <div
        className={`fixed right-4 bottom-4 z-opener lg:top-3 lg:bottom-auto ${sheet ? 'hidden' : ''} ${folded ? '' : 'lg:hidden'}`}
      >
        <Button look="agent" className="bg-ground! shadow-halo" onClick={open} aria-expanded={false}>
          <span aria-hidden className="mr-2">
            ✻
          </span>
          {t.openChat()}
        </Button>
      </div>
      <ChatColumn sheet={sheet} folded={Boolean(folded)}>
        <ChatHead
          place={place}
          onSearch={shown ? () => (searching ? setSearched(null) : search()) : null}
          searching={searching}
          onClose={close}
        />
        {session.state === 'out' && <SignedOut />}
        {place && shown && (
          <Suspense fallback={<BodyLoading />}>
            {store ? (
              <ChatBody
                shown={shown}
                place={place}
                searching={searching}
                onSearched={() => setSearched(null)}
                onLeave={() => setSheetAt(null)}
              />
            ) : (
              <BodyLoading />
            )}
          </Suspense>
        )}
        {session.state === 'in' && <IdeaCourier place={place} />}
      </ChatColumn>
    </>
  );
}

type HeadProps = {
  place: Place | null;
  /** Null while nobody can search. */
  onSearch: (() => void) | null;
  searching: boolean;
  onClose: () => void;
};

function ChatHead({ place, onSearch, searching, onClose }: HeadProps) {
  const platform = usePlatform();
  return (
    <header className="grid grid-cols-1 gap-1 border-b border-line px-4 py-2">
      <div className="flex min-h-9 items-center justify-between gap-3">
        <h2 className="chrome min-w-0 truncate text-agent" title={place?.agentName}>
          {place?.agentName ?? '…'}
        </h2>
        <div className="flex shrink-0">
          {onSearch && (
            <Button look="quiet" aria-expanded={searching} onClick={onSearch}>
              {t.search()}
            </Button>
          )}
          <Button look="quiet" aria-label={t.closeChat()} aria-expanded onClick={onClose}>
            <span aria-hidden>✕</span>
          </Button>
        </div>
      </div>
      {platform?.agents === 'simulator' && <p className="pb-1 text-xs text-dim">{t.simulated()}</p>}
      {platform?.model === null && (
        <p role="status" className="pb-1 text-xs text-bright">
          {t.noModelYet({ code: (name) => <code>{name}</code> })}
        </p>
      )}
    </header>
  );
}

/** Shows the same as the conversation does while its history is loading. */
function BodyLoading() {
  return (
    <div className="min-h-0 flex-1 p-4">
      <Loading what={t.theConversation()} />
    </div>
  );
}

function SignedOut() {
  const address = useAddress() ?? '/';
  return (
    <div className="grid justify-items-start gap-4 p-4 text-sm text-dim">
      <p>{t.signInToTalk()}</p>
      <ButtonLink look="agent" href={`/signin?next=${encodeURIComponent(address)}`}>
        {t.signInToChat()}
      </ButtonLink>
    </div>
  );
}

/** Takes the idea from the home page to the User Agent, once its writer is signed in. */
function IdeaCourier({ place }: { place: Place | null }) {
  const [idea] = useStored(ideaNote);
  const { ask } = useChatActions();
  const atHome = place?.conversation === 'user';
  useEffect(() => {
    if (!idea || !atHome) return;
    writeStored(ideaNote, null);
    ask(idea);
  }, [idea, atHome, ask]);
  return null;
}

function isWide(): boolean {
  return window.matchMedia('(min-width: 60rem)').matches;
}

/** While the sheet lies over the page, the page is out of reach. */
function useSheet(open: boolean) {
  useEffect(() => {
    const page = document.getElementById('page');
    if (!page || !open) return;
    page.inert = true;
    document.body.style.overflow = 'hidden';
    return () => {
      page.inert = false;
      document.body.style.overflow = '';
    };
  }, [open]);
}
