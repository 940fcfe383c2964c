'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';

import { type FormEvent, useId, useMemo, useState } from 'react';

import { worlds } from '@/api/endpoints';
import { isProblem, Problem } from '@/api/problem';
import { useShowWorld, worldKeys } from '@/api/queries/worlds';
import { readAgain } from '@/api/readAgain';
import type { Stage, Visibility, World, WorldPatch } from '@/api/types';
import {
  changedFields,
  type Draft,
  hasMoved,
  mergeFields,
  type OpenDraft,
  useDraft,
  type Version,
} from '@/browser/draft';
import { Button } from '@/ui/button';
import { ConfirmButton } from '@/ui/confirmButton';
import { DraftConflict } from '@/ui/draftConflict';
import { Select, TextField } from '@/ui/field';
import { Trouble } from '@/ui/notice';
import { Words } from '@/ui/words';
import { Collaborators } from './collaborators';

const visibilities = [
  { value: 'private', label: 'Private: you and your collaborators' },
  { value: 'unlisted', label: 'Unlisted: anyone with the link' },
  { value: 'public', label: 'Public: anyone, and listed' },
] as const;
const stages = ['sketch', 'draft', 'detailed'] as const;

export function WorldSettings({ world }: { world: World }) {
  return (
    <div className="grid gap-10">
      <General world={world} />
      <Collaborators worldId={world.id} />
      <DeleteWorld world={world} />
    </div>
  );
}

type Settings = Pick<World, 'name' | 'visibility' | 'stage' | 'autoAccept'> & { shareHistory: boolean };

function General({ world }: { world: World }) {
  const draft = useSettingsDraft(world);
  const form = draft.value;
  const set = (change: Partial<Settings>) => draft.change({ ...form, ...change });
  const show = useShowWorld();
  const save = useMutation({
    mutationFn: async () => {
      for (;;) {
        const now = await worlds.get(world.id);
        show(now);
        if (hasMoved(draft, versionOf(now))) return null;
        try {
          return await worlds.patch(world.id, now.version, { ...patchOf(now, draft), updatedAt: now.updatedAt });
        } catch (error) {
          // Somebody was faster: what they changed is looked at first.
          if (!isProblem(error, 'stale-version')) throw error;
        }
      }
    },
    onSuccess: (saved) => {
      if (saved === null) return;
      show(saved);
      draft.drop();
    },
  });
  const problem = save.error instanceof Problem ? save.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <form aria-label="World settings" onSubmit={submit} className="grid max-w-md gap-5">
      <TextField
        label="Name"
        value={form.name}
        onChange={(event) => set({ name: event.target.value })}
        error={problem?.field('name')}
      />
      <Select
        label="Visibility"
        options={visibilities}
        value={form.visibility}
        onChange={(event) => set({ visibility: event.target.value as Visibility })}
      />
      {form.visibility !== 'private' && (
        <>
          <ShareLink />
          <ShareHistory checked={form.shareHistory} onChange={(shareHistory) => set({ shareHistory })} />
        </>
      )}
      <Select
        label="Stage"
        options={stages}
        value={form.stage}
        onChange={(event) => set({ stage: event.target.value as Stage })}
      />
      <label className="flex items-start gap-3 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-6 shrink-0"
          checked={form.autoAccept}
          onChange={(event) => set({ autoAccept: event.target.checked })}
        />
        Accept the agent's proposals by themselves
      </label>
      {draft.moved && (
        <DraftConflict
          what="world's settings"
          theirs={<Difference before={draft.base.value} after={settingsOf(world)} />}
          mine={
            <Difference before={settingsOf(world)} after={mergeFields(form, draft.base.value, settingsOf(world))} />
          }
          copy={form.name}
          onKeepMine={draft.keepMine}
          onTakeTheirs={draft.drop}
        />
      )}
      {problem && !problem.field('name') && <Trouble error={problem} />}
      <div className="flex items-center gap-4">
        <Button type="submit" look="primary" disabled={save.isPending || draft.moved}>
          Save settings
        </Button>
        {save.data && (
          <span role="status" className="text-sm text-accent">
            Saved.
          </span>
        )}
      </div>
    </form>
  );
}

/** Readers see the history only from now on, unless the owner says so: it shows what was deleted. */
function ShareHistory({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  const help = useId();
  return (
    <div className="grid gap-2">
      <label className="flex items-start gap-3 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-6 shrink-0"
          aria-describedby={help}
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
        />
        Show readers the whole history
      </label>
      <p id={help} className="text-sm text-dim">
        {checked
          ? 'Readers see every version, with all that was changed or deleted before.'
          : 'Readers see versions from now on. Older ones, with all that was changed or deleted, stay with you and your collaborators.'}
      </p>
    </div>
  );
}

/** Hiding the history again would also hide what came since it was hidden, so it is sent only where it was chosen. */
function patchOf(world: World, { base, value: form }: Draft<Settings>): WorldPatch {
  const { shareHistory, ...changed } = changedFields({ ...form, name: form.name.trim() }, base.value);
  const opens = visibilities.findIndex(({ value }) => value === form.visibility);
  const before = visibilities.findIndex(({ value }) => value === world.visibility);
  const chosen = form.visibility !== 'private' && (opens > before || shareHistory !== undefined);
  return { ...changed, ...(chosen && { shareHistory: form.shareHistory }) };
}

/** The settings that are being changed, kept in the browser with those they were changed from. */
function useSettingsDraft(world: World): OpenDraft<Settings> {
  const current = useMemo(() => versionOf(world), [world]);
  return useDraft(`draft.settings.${world.id}`, current, mergeFields);
}

/** Settings have no version: the time of the last change grows as well. */
function versionOf(world: World): Version<Settings> {
  return { version: Date.parse(world.updatedAt), value: settingsOf(world) };
}

function settingsOf({ name, visibility, stage, autoAccept, historyFrom }: World): Settings {
  return { name, visibility, stage, autoAccept, shareHistory: visibility !== 'private' && historyFrom === 1 };
}

const labels: Record<keyof Settings, string> = {
  name: 'Name',
  visibility: 'Visibility',
  stage: 'Stage',
  autoAccept: 'Accept proposals by themselves',
  shareHistory: 'Show readers the whole history',
};

function Difference({ before, after }: { before: Settings; after: Settings }) {
  const inWords = (value: string | boolean) => (typeof value === 'string' ? value : value ? 'yes' : 'no');
  return (
    <dl>
      {(Object.keys(changedFields(after, before)) as (keyof Settings)[]).map((name) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="text-dim">{labels[name]}</dt>
          <dd>
            <Words before={inWords(before[name])} after={inWords(after[name])} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ShareLink() {
  const [copied, setCopied] = useState(false);
  const link = `${window.location.origin}${window.location.pathname}`;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField label="Link to share" readOnly value={link} onFocus={(event) => event.target.select()} />
      </div>
      <Button onClick={() => void navigator.clipboard?.writeText(link).then(() => setCopied(true))}>
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}

function DeleteWorld({ world }: { world: World }) {
  const queries = useQueryClient();
  const router = useRouter();
  const remove = useMutation({
    mutationFn: () => worlds.remove(world.id),
    onSuccess: () => {
      router.replace('/worlds');
      queries.removeQueries({ queryKey: worldKeys.all(world.id) });
      void readAgain(queries, worldKeys.lists);
    },
  });
  return (
    <section aria-label="Delete world" className="grid justify-items-start gap-3 border-t border-line pt-6">
      <h2 className="chrome text-bright">Delete</h2>
      <ConfirmButton
        label="Delete this world"
        question={`Delete ${world.name} with its stories, its history and its agent? This can't be undone.`}
        yes="Delete it"
        disabled={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
      {remove.error && <Trouble error={remove.error} />}
    </section>
  );
}
