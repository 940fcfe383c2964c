'use client';

import { useEffect, useRef } from 'react';
import type { Story } from '@/api/types';
import { useConversation } from '@/features/chat/conversation/chatProvider';
import { isRunning, newestPassage, type Passage } from '@/features/chat/conversation/turnView';
import * as t from '@/text/stories';

/**
 * The passage that the agent is writing into this story, until the story itself has it. The reader goes to where it is
 * written when it begins, and to the saved segment when it is done.
 */
export function useLivePassage(story: Story, end: string | null, goTo: (id: string | null) => void): Passage | null {
  const turn = useConversation(story.worldId).turns.at(-1);
  const passage = newestPassage(turn, story.id);
  const saved = passage?.segmentId ?? null;
  const arrived = saved !== null && story.segments.some(({ id }) => id === saved);
  const live = passage !== null && passage.text !== '' && !arrived && (isRunning(turn) || saved !== null);
  const followed = useRef<string | null>(null);

  useEffect(() => {
    if (live && passage) followed.current = passage.callId;
    if (!arrived || !passage || followed.current !== passage.callId) return;
    followed.current = null;
    if (saved !== end) goTo(saved);
  });

  return live ? passage : null;
}

/** Not a live region: a reader of screens is told when it is done, not at each word. */
export function LivePassage({ passage }: { passage: Passage }) {
  return (
    <article aria-label={t.agentIsWriting()} aria-busy="true" className="border-l-2 border-agent-edge pl-4">
      <p className="chrome mb-3 text-agent">{t.agentIsWriting()}</p>
      <p dir="auto" className="prose cursor-block">
        {passage.text}
      </p>
    </article>
  );
}
