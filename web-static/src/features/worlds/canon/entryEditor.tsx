'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useMemo } from 'react';
import { Problem } from '@/api/problem';
import { useShowWorld } from '@/api/queries/worlds';
import type { ChangeRequest, World } from '@/api/types';
import { hasConflict, mergeFields, type OpenDraft, same, useDraft } from '@/browser/draft';
import * as t from '@/text/canon';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { DraftConflict } from '@/ui/draftConflict';
import { Form } from '@/ui/form';
import { ErrorList, Trouble } from '@/ui/notice';
import { type Address, addressOf, describe, parts, valueAt } from './canon';
import { ChangeDiff } from './changeDiff';
import { saveToUndo } from './editHistory';
import { errorsIn, pathOf } from './entryErrors';
import { EntryFields } from './entryFields';
import { type Form as EntryForm, keptForm, problemsOf, toEntry, toForm, withoutEmptyRows } from './entryForm';
import { removal } from './references';
import { RemoveEntry } from './removeEntry';
import { addressForNew, EntryMoved, isThere } from './saveEntry';
import { targetsIn } from './targets';

type Props = { world: World; address: Address; onDone: () => void };

/** Edits one entry, or writes a new one where the slug is null in a collection. Nothing typed is lost. */
export function EntryEditor({ world, address, onDone }: Props) {
  const { part, slug } = address;
  const heading = useId();
  const isNew = slug === null && isCollection(world, address);
  const draft = useEntryDraft(world, address, isNew);
  const form = keptForm(part, draft.value);
  const show = useShowWorld();
  const targets = useMemo(() => targetsIn(world.canon, addressOf({ part, slug })), [world.canon, part, slug]);

  const save = useMutation({
    mutationFn: (changes: (world: World) => ChangeRequest[]) => saveToUndo(world, movedIn, changes),
    onSuccess: (saved) => {
      show(saved);
      close();
    },
    onError: (error) => {
      if (error instanceof EntryMoved) show(error.world);
    },
  });

  function movedIn({ version, canon }: World): boolean {
    return !isNew && hasConflict(draft, { version, value: toForm(part, valueAt(canon, address)) });
  }

  function close() {
    draft.drop();
    onDone();
  }

  function keepMine() {
    save.reset();
    draft.keepMine();
  }

  function submit() {
    const filled = withoutEmptyRows(part, form);
    draft.change(filled);
    if (!isNew && same(filled, draft.base.value)) return close();
    save.mutate((target) => {
      const problems = problemsOf(part, filled);
      if (problems.length > 0) throw Problem.here(problems);
      const after = toEntry(part, filled, isNew ? null : valueAt(target.canon, address));
      if (isNew && isThere(target, part, after)) return [];
      return [{ address: isNew ? addressForNew(target, part, after) : addressOf(address), after }];
    });
  }

  const problem = save.error instanceof Problem ? save.error : null;
  const errors = problem ? ownErrors(problem, address) : [];
  return (
    <Form
      error={save.error}
      onSubmit={submit}
      aria-labelledby={heading}
      className="grid grid-cols-1 gap-4 border border-accent/40 bg-panel p-4"
    >
      <h3 id={heading} className="chrome text-accent">
        {isNew ? t.newEntry({ entry: parts[part].one }) : t.editEntry({ entry: parts[part].one })}
      </h3>
      <EntryFields part={part} form={form} onChange={draft.change} errors={errors} targets={targets} />
      {draft.conflict && (
        <Conflict
          world={world}
          address={address}
          draft={draft}
          form={form}
          onKeepMine={keepMine}
          onTakeTheirs={close}
        />
      )}
      {save.error instanceof EntryMoved && !draft.conflict && <Trouble error={t.changedMeanwhile()} />}
      {problem && (
        <Trouble error={errors.length > 0 ? t.cantBeSavedYet() : problem}>
          <ErrorList errors={errors} />
        </Trouble>
      )}
      <div className="flex flex-wrap items-start gap-2">
        <Button type="submit" look="primary" disabled={save.isPending || draft.conflict}>
          {ui.save()}
        </Button>
        <Button onClick={close}>{ui.cancel()}</Button>
        {!isNew && slug !== null && !draft.conflict && (
          <RemoveEntry
            canon={world.canon}
            address={address}
            pending={save.isPending}
            onConfirm={() => save.mutate(({ canon }) => removal(canon, address))}
          />
        )}
      </div>
    </Form>
  );
}

/** The beginning of the names of all drafts of entries in a world; their addresses follow. */
export const entryNotes = (worldId: string) => `draft.entry.${worldId}`;

/** The form of an entry, kept in the browser with the version of the world that it was filled from. */
function useEntryDraft(world: World, address: Address, isNew: boolean): OpenDraft<EntryForm> {
  const { part } = address;
  const now = isNew ? null : valueAt(world.canon, address);
  const { version } = world;
  const current = useMemo(() => ({ version, value: toForm(part, now) }), [version, part, now]);
  return useDraft(entryNotes(world.id) + addressOf(address), current, mergeFields);
}

type ConflictProps = {
  world: World;
  address: Address;
  draft: OpenDraft<EntryForm>;
  form: EntryForm;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Compares their change and the person's change of the same entry. */
function Conflict({ world, address, draft, form, onKeepMine, onTakeTheirs }: ConflictProps) {
  const { part } = address;
  const now = valueAt(world.canon, address);
  const base = toEntry(part, keptForm(part, draft.base.value));
  const mine = toEntry(part, mergeFields(form, draft.base.value, toForm(part, now)), now);
  const place = addressOf(address);
  return (
    <DraftConflict
      what={parts[part].one}
      theirs={<ChangeDiff change={{ address: place, before: base, after: now }} />}
      mine={<ChangeDiff change={{ address: place, before: now, after: mine }} />}
      copy={describe(part, toEntry(part, form))
        .map(({ text }) => text)
        .join('\n')}
      onKeepMine={onKeepMine}
      onTakeTheirs={onTakeTheirs}
    />
  );
}

/** The errors of this entry, at paths inside it. They come at paths of a change, of a canon, or of the form. */
function ownErrors({ errors, status }: Problem, { part, slug }: Address) {
  if (status === 0) return errors;
  return [...errorsIn(errors, 'changes[0].after'), ...errorsIn(errors, pathOf(part, slug))];
}

function isCollection(world: World, { part }: Address): boolean {
  const value = world.canon[part];
  return part !== 'setting' && part !== 'calendar' && typeof value === 'object' && !Array.isArray(value);
}
