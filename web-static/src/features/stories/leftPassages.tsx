import { useMutation } from '@tanstack/react-query';
import { stories } from '@/api/endpoints';
import { useRefreshStory } from '@/api/queries/stories';
import type { Story } from '@/api/types';
import { readDraft } from '@/browser/draft';
import { useStored, useStoredNames } from '@/browser/stored';
import * as t from '@/text/stories';
import { Button } from '@/ui/button';
import { LeftDraft } from '@/ui/leftDraft';
import { editNotes, keptPassage, passageNote } from './keptPassage';

type Props = {
  story: Story;
  /** The passage that comes before the next one. */
  parentId: string | null;
  canWrite: boolean;
  onSaved: (id: string) => void;
};

/** Texts of passages that were deleted while they were edited here. */
export function LeftPassages({ story, parentId, canWrite, onSaved }: Props) {
  const notes = editNotes(story.id);
  const here = new Set(story.segments.map(({ id }) => notes + id));
  const left = useStoredNames(notes).filter((name) => !here.has(name));
  return left.map((name) => <LeftPassage key={name} {...{ name, story, parentId, canWrite, onSaved }} />);
}

function LeftPassage({ name, story, parentId, canWrite, onSaved }: Props & { name: string }) {
  const [stored, store] = useStored(name);
  const refresh = useRefreshStory(story);
  const text = readDraft<string>(stored ?? null)?.value;
  const save = useMutation({
    mutationFn: (text: string) => stories.addSegment(story.id, { parentId, text }),
    onSuccess: async (segment) => {
      store(null);
      await refresh();
      onSaved(segment.id);
    },
  });
  if (!text) return null;
  return (
    <LeftDraft what={t.passageNoun()} text={text} error={save.error} onDrop={() => store(null)}>
      {canWrite && (
        <Button look="primary" disabled={save.isPending} onClick={() => save.mutate(text)}>
          {t.saveAsNewPassage()}
        </Button>
      )}
    </LeftDraft>
  );
}

/** Texts of a story that is gone, or no longer shared with the person who typed them. */
export function LeftTexts({ storyId }: { storyId: string }) {
  const edited = useStoredNames(editNotes(storyId));
  return [passageNote(storyId), ...edited].map((name) => <LeftText key={name} name={name} />);
}

function LeftText({ name }: { name: string }) {
  const [stored, store] = useStored(name);
  const text = readDraft<string>(stored ?? null)?.value ?? keptPassage(stored, null).text;
  return text ? <LeftDraft what={t.storyNoun()} text={text} onDrop={() => store(null)} /> : null;
}
