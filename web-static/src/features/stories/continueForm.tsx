'use client';

import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { stories } from '@/api/endpoints';
import { Problem } from '@/api/problem';
import type { Story } from '@/api/types';
import { useStored } from '@/browser/stored';
import { useChatActions } from '@/features/chat/chatProvider';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/field';
import { Trouble } from '@/ui/notice';
import { useRefreshStory } from './queries';

type Props = { story: Story; parentId: string | null; onSaved: (id: string) => void };

/** Goes on from where the path ends: by hand, or by asking the agent. */
export function ContinueForm({ story, parentId, onSaved }: Props) {
  const [text, setText] = useStored(`draft.passage.${story.id}`);
  const refresh = useRefreshStory(story);
  const { ask } = useChatActions();
  const save = useMutation({
    mutationFn: () => stories.addSegment(story.id, { parentId, text: text ?? '' }),
    onSuccess: async (segment) => {
      setText(null);
      await refresh();
      onSaved(segment.id);
    },
  });
  const problem = save.error instanceof Problem ? save.error : null;
  const label = parentId === null ? 'Begin the story' : 'Continue the story';

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <form aria-label={label} onSubmit={submit} className="grid gap-3 border-t border-line pt-6">
      <TextArea
        label={label}
        serif
        rows={4}
        value={text ?? ''}
        onChange={(event) => setText(event.target.value)}
        error={problem?.field('text')}
      />
      {problem && !problem.field('text') && <Trouble error={problem} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={save.isPending || !text?.trim()}>
          Save passage
        </Button>
        <Button
          look="agent"
          onClick={() => ask(parentId === null ? 'Write the first passage.' : 'Continue the story from here.')}
        >
          Let the agent write
        </Button>
      </div>
    </form>
  );
}
