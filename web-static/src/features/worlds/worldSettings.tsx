'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { worlds } from '@/api/endpoints';
import { isProblem, Problem } from '@/api/problem';
import { readAgain } from '@/api/readAgain';
import type { Stage, Visibility, World, WorldPatch } from '@/api/types';
import { Button } from '@/ui/button';
import { ConfirmButton } from '@/ui/confirmButton';
import { Select, TextField } from '@/ui/field';
import { Trouble } from '@/ui/notice';
import { Collaborators } from './collaborators';
import { usePatchWorld, useRefreshWorld, worldKeys } from './queries';

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

function General({ world }: { world: World }) {
  const [form, setForm] = useState({
    name: world.name,
    visibility: world.visibility,
    stage: world.stage,
    autoAccept: world.autoAccept,
    shareHistory: world.visibility !== 'private' && world.historyFrom === 1,
  });
  const save = usePatchWorld(world.id);
  const refresh = useRefreshWorld(world.id);
  const problem = save.error instanceof Problem ? save.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const options = { onError: (error: unknown) => isProblem(error, 'stale-version') && refresh() };
    save.mutate({ version: world.version, patch: patchOf(world, form) }, options);
  }

  return (
    <form aria-label="World settings" onSubmit={submit} className="grid max-w-md gap-5">
      <TextField
        label="Name"
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.target.value })}
        error={problem?.field('name')}
      />
      <Select
        label="Visibility"
        options={visibilities}
        value={form.visibility}
        onChange={(event) => setForm({ ...form, visibility: event.target.value as Visibility })}
      />
      {form.visibility !== 'private' && (
        <>
          <ShareLink />
          <ShareHistory checked={form.shareHistory} onChange={(shareHistory) => setForm({ ...form, shareHistory })} />
        </>
      )}
      <Select
        label="Stage"
        options={stages}
        value={form.stage}
        onChange={(event) => setForm({ ...form, stage: event.target.value as Stage })}
      />
      <label className="flex items-start gap-3 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-6 shrink-0"
          checked={form.autoAccept}
          onChange={(event) => setForm({ ...form, autoAccept: event.target.checked })}
        />
        Accept the agent's proposals by themselves
      </label>
      {problem && <Trouble error={problem} />}
      <div className="flex items-center gap-4">
        <Button type="submit" look="primary" disabled={save.isPending}>
          Save settings
        </Button>
        {save.isSuccess && (
          <span role="status" className="text-sm text-cyan">
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

type Form = Pick<World, 'name' | 'visibility' | 'stage' | 'autoAccept'> & { shareHistory: boolean };

/** Hiding the history again would also hide what came since it was hidden, so it is sent only where it was chosen. */
function patchOf(world: World, { shareHistory, ...form }: Form): WorldPatch {
  const opens = visibilities.findIndex(({ value }) => value === form.visibility);
  const before = visibilities.findIndex(({ value }) => value === world.visibility);
  const chosen = form.visibility !== 'private' && (opens > before || shareHistory !== (world.historyFrom === 1));
  return { ...form, name: form.name.trim(), ...(chosen && { shareHistory }) };
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
