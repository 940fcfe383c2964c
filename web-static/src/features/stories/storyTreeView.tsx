'use client';

import type { Segment } from '@/api/types';
import { childrenOf, nameOf } from '@/domain/storyTree';
import * as t from '@/text/stories';

type Props = { segments: Segment[]; path: Segment[]; onGo: (id: string) => void };

/** Every segment of the story, the shown path marked. */
export function StoryTree({ segments, path, onGo }: Props) {
  if (segments.length === 0) return null;
  return (
    <nav aria-label={t.allPassages()} className="grid grid-cols-1 gap-2">
      <h2 className="chrome text-bright">{t.tree()}</h2>
      <Branch segments={segments} parentId={null} path={path} onGo={onGo} />
    </nav>
  );
}

/** A lone continuation stays at the depth of its parent: only branches move to the right. */
function Branch({ segments, parentId, path, onGo }: Props & { parentId: string | null }) {
  const children = childrenOf(segments, parentId);
  if (children.length === 0) return null;
  const branches = children.length > 1;
  return (
    <ul className={branches ? 'border-l border-line pl-3' : ''}>
      {children.map((segment) => (
        <li key={segment.id}>
          <button
            type="button"
            onClick={() => onGo(segment.id)}
            aria-current={path.at(-1)?.id === segment.id ? 'true' : undefined}
            className={`min-h-8 w-full truncate text-left text-sm hover:text-accent aria-[current]:text-accent ${
              path.includes(segment) ? 'text-bright' : 'text-dim'
            }`}
          >
            <span aria-hidden>{path.includes(segment) ? '● ' : '○ '}</span>
            <bdi>{nameOf(segment)}</bdi>
          </button>
          <Branch segments={segments} parentId={segment.id} path={path} onGo={onGo} />
        </li>
      ))}
    </ul>
  );
}
