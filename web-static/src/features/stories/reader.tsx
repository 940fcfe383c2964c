'use client';

import Link from 'next/link';
import type { Segment, Story } from '@/api/types';
import { childrenOf, endBelow, nameOf, pathTo } from '@/domain/storyTree';
import { useChatActions } from '@/features/chat/conversation/chatProvider';
import * as t from '@/text/stories';
import { Empty } from '@/ui/notice';
import { ContinueForm } from './continueForm';
import { LeftPassages } from './leftPassages';
import { LivePassage, useLivePassage } from './livePassage';
import { usePathEnd } from './place';
import { SegmentView } from './segmentView';
import { StoryMenu } from './storyMenu';
import { StoryTree } from './storyTreeView';

/** One path through the story, and the ways that lead off it. */
export function Reader({ story }: { story: Story }) {
  const [end, goTo] = usePathEnd(story.segments);
  const live = useLivePassage(story, end, goTo);
  const { ask } = useChatActions();
  const canWrite = story.role === 'owner' || story.role === 'editor';
  const shownEnd = live ? live.parentId : end;
  const path = pathTo(story.segments, shownEnd);

  /** Another try stands beside the first. */
  function tryAgain(segment: Segment) {
    ask(t.anotherTryMessage(), { segmentId: segment.id });
  }

  function goOn(segment: Segment) {
    ask(t.goOnMessage(), { segmentId: segment.id });
  }

  return (
    <>
      <header className="grid gap-2">
        <Link
          href={`/worlds/${story.worldId}`}
          prefetch={false}
          className="chrome justify-self-start text-dim hover:text-accent"
        >
          ← <bdi>{story.worldName}</bdi>
        </Link>
        <h1 dir="auto" className="font-serif text-3xl text-bright">
          {story.title}
        </h1>
        <p className="text-sm text-dim">{t.writtenAgainst({ version: story.worldVersion })}</p>
      </header>
      <div className="grid gap-10 xl:grid-cols-beside-prose">
        <div className="grid min-w-0 content-start gap-8">
          {path.length === 0 && !live && <EmptyStory canWrite={canWrite} />}
          {path.map((segment) => (
            <SegmentView
              key={segment.id}
              story={story}
              segment={segment}
              siblings={childrenOf(story.segments, segment.parentId)}
              canWrite={canWrite}
              onShow={(id) => goTo(endBelow(story.segments, id))}
              onBranch={() => goTo(segment.id)}
              onTryAgain={() => tryAgain(segment)}
              onGoOn={childrenOf(story.segments, segment.id).length === 0 ? () => goOn(segment) : null}
              onRemoved={() => goTo(segment.parentId)}
            />
          ))}
          {live && <LivePassage passage={live} />}
          {!live && <ReadOn story={story} end={end} onGo={goTo} />}
          <LeftPassages story={story} parentId={end} canWrite={canWrite} onSaved={goTo} />
          {canWrite && !live && <ContinueForm story={story} parentId={end} onSaved={goTo} />}
        </div>
        <aside
          aria-label={t.storyTree()}
          className="grid min-w-0 grid-cols-1 content-start gap-4 xl:border-l xl:border-line xl:pl-6"
        >
          <StoryTree segments={story.segments} path={path} onGo={goTo} />
          {canWrite && <StoryMenu story={story} />}
        </aside>
      </div>
    </>
  );
}

function EmptyStory({ canWrite }: { canWrite: boolean }) {
  return (
    <Empty>
      <p>{canWrite ? t.nothingWrittenByYou() : t.nothingWritten()}</p>
    </Empty>
  );
}

/** The passages that follow where the path ends. */
function ReadOn({ story, end, onGo }: { story: Story; end: string | null; onGo: (id: string) => void }) {
  const next = end === null ? [] : childrenOf(story.segments, end);
  if (next.length === 0) return null;
  return (
    <nav aria-label={t.readOn()} className="grid gap-2">
      <p className="chrome text-dim">{t.storyGoesOn()}</p>
      <ul className="grid gap-2">
        {next.map((segment) => (
          <li key={segment.id}>
            <button
              type="button"
              onClick={() => onGo(endBelow(story.segments, segment.id))}
              className="lift w-full border border-line bg-deep p-3 text-left font-serif"
            >
              <bdi>{nameOf(segment)}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
