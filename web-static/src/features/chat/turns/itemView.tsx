'use client';

import Link from 'next/link';
import type { UsedEntry } from '@/api/types';
import { countWords } from '@/domain/words';
import { anchorOf } from '@/features/worlds/canon/canon';
import { MentionText } from '@/features/worlds/mentions/mentionText';
import * as t from '@/text/chat';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { addToDraft } from '../conversation/drafts';
import { usePlace } from '../conversation/place';
import type { Item, Passage } from '../conversation/turnView';
import { DraftCards } from './draftCards';
import { ProposalItem } from './proposalItem';

/** One thing of a turn. `open`: more of it may be coming. */
export function ItemView({ item, open }: { item: Item; open: boolean }) {
  switch (item.kind) {
    case 'canon':
      return <UsedCanon entries={item.entries} />;
    case 'thinking':
      return <Thinking text={item.text} open={open} />;
    case 'text':
      return (
        <p dir="auto" className={`whitespace-pre-wrap text-text ${open ? 'cursor-block' : ''}`}>
          {open ? item.text : <MentionText text={item.text} />}
        </p>
      );
    case 'tool':
      return <Tool item={item} />;
    case 'proposal':
      return <ProposalItem item={item} />;
    case 'worlds':
      return <DraftCards drafts={item.drafts} />;
    case 'world':
      return <Go href={`/worlds/${item.worldId}`}>{t.open({ name: item.name, bdi })}</Go>;
    case 'story':
      return <Go href={`/stories/${item.storyId}`}>{t.open({ name: item.title, bdi })}</Go>;
    case 'passage':
      return <PassageItem passage={item} open={open} />;
    case 'suggestions':
      return <Suggestions items={item.items} />;
    case 'error':
      return (
        <p className="border-l-2 border-bad pl-3 text-bad">
          {item.message}
          {item.retryable && ` ${t.canTryAgain()}`}
        </p>
      );
  }
}

/** A name may run in another direction than the sentence around it. */
function bdi(name: string) {
  return <bdi>{name}</bdi>;
}

function Thinking({ text, open }: { text: string; open: boolean }) {
  return (
    <details className="text-dim">
      <summary className="hover:text-agent">
        <span aria-hidden className="text-agent">
          ✻{' '}
        </span>
        {open ? t.thinking() : t.thought()}
      </summary>
      <p dir="auto" className="mt-1 whitespace-pre-wrap border-l border-line pl-3">
        {text}
      </p>
    </details>
  );
}

/** The entries that the message named and the agent was therefore given, as links. */
function UsedCanon({ entries }: { entries: UsedEntry[] }) {
  const worldId = usePlace()?.worldId;
  return (
    <details className="text-dim">
      <summary className="hover:text-accent">{t.usedCanon({ count: entries.length })}</summary>
      <ul className="mt-1 grid gap-1 border-l border-line pl-3">
        {entries.map(({ address, name }) => (
          <li key={address}>
            <Go href={`/worlds/${worldId}#${anchorOf(address)}`}>
              <bdi>{name}</bdi>
            </Go>
          </li>
        ))}
      </ul>
    </details>
  );
}

const dots = {
  running: 'animate-pulse text-agent',
  ok: 'text-accent',
  failed: 'text-bad',
  denied: 'text-warn',
} as const;
function Tool({ item }: { item: Extract<Item, { kind: 'tool' }> }) {
  return (
    <p className="text-dim">
      <span aria-hidden className={dots[item.outcome]}>
        ●{' '}
      </span>
      {item.summary || item.tool}
      <span className={item.outcome === 'ok' || item.outcome === 'running' ? 'sr-only' : dots[item.outcome]}>
        {' '}
        {t.outcomeOfTool({ outcome: item.outcome })}
      </span>
    </p>
  );
}

function PassageItem({ passage, open }: { passage: Passage; open: boolean }) {
  const here = usePlace()?.storyId === passage.storyId;
  const words = countWords(passage.text);
  const saved = passage.unfinished ? t.passageSavedUnfinished() : t.passageSaved();
  const state = passage.segmentId ? saved : open ? t.writingPassage() : t.passageNotSaved();
  return (
    <div className="grid gap-1 border-l-2 border-agent-edge pl-3">
      <p className="text-agent">
        {state}
        {words > 0 && <span className="text-dim"> · {ui.words({ count: words })}</span>}
      </p>
      {!passage.segmentId && !open && (
        <p dir="auto" className="whitespace-pre-wrap font-serif">
          {passage.text}
        </p>
      )}
      {passage.storyId && (passage.segmentId || (open && !here)) && (
        <Go href={`/stories/${passage.storyId}${passage.segmentId ? `?at=${passage.segmentId}` : ''}`}>{t.readIt()}</Go>
      )}
    </div>
  );
}

function Suggestions({ items }: { items: string[] }) {
  const conversation = usePlace()?.conversation;
  return (
    <ul aria-label={t.suggestions()} className="grid gap-2">
      {items.map((text) => (
        <li key={text}>
          <Button
            look="agent"
            className="w-full justify-start! text-left! normal-case! tracking-normal!"
            onClick={() => conversation && addToDraft(conversation, text)}
          >
            <bdi>{text}</bdi>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Go({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link href={href} prefetch={false} className="justify-self-start text-accent underline underline-offset-4">
      {children}
    </Link>
  );
}
