import { useMutation } from '@tanstack/react-query';
import { useShowWorld } from '@/api/queries/worlds';
import type { World } from '@/api/types';
import { readDraft } from '@/browser/draft';
import { useStored, useStoredNames } from '@/browser/stored';
import * as t from '@/text/canon';
import { Button } from '@/ui/button';
import { LeftDraft } from '@/ui/leftDraft';
import { type Collection, describe, parts } from './canon';
import { saveToUndo } from './editHistory';
import { entryNotes } from './entryEditor';
import { keptForm, toEntry, withoutEmptyRows } from './entryForm';
import { addressForNew } from './saveEntry';

type Props = { world: World; part: Collection };

/** Texts of entries that were removed while they were edited here. */
export function LeftEntries({ world, part }: Props) {
  const notes = `${entryNotes(world.id)}/${part}/`;
  const here = new Set(Object.keys(world.canon[part] ?? {}).map((slug) => notes + slug));
  const left = useStoredNames(notes).filter((name) => !here.has(name));
  return left.map((name) => <LeftEntry key={name} {...{ name, world, part }} />);
}

function LeftEntry({ name, world, part }: Props & { name: string }) {
  const [stored, store] = useStored(name);
  const show = useShowWorld();
  const { one } = parts[part];
  const draft = readDraft<unknown>(stored ?? null);
  const entry = toEntry(part, withoutEmptyRows(part, keptForm(part, draft?.value)));
  const save = useMutation({
    mutationFn: () =>
      saveToUndo(
        world,
        () => false,
        (target) => [{ address: addressForNew(target, part, entry), after: entry }],
      ),
    onSuccess: (saved) => {
      store(null);
      show(saved);
    },
  });
  if (!draft) return null;
  const text = describe(part, entry)
    .map(({ text }) => text)
    .join('\n');
  return (
    <LeftDraft what={one} text={text} error={save.error} onDrop={() => store(null)}>
      <Button look="primary" disabled={save.isPending} onClick={() => save.mutate()}>
        {t.saveAsNewEntry({ entry: one })}
      </Button>
    </LeftDraft>
  );
}
