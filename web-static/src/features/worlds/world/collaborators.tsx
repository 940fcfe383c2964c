'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { collaborators } from '@/api/endpoints';
import { Problem } from '@/api/problem';
import { useCollaborators, worldKeys } from '@/api/queries/worlds';
import { readAgain } from '@/api/readAgain';
import type { Collaborator } from '@/api/types';
import { Button } from '@/ui/button';
import { Select, TextField } from '@/ui/field';
import { Loading, Trouble } from '@/ui/notice';

const roles = [
  { value: 'editor', label: 'Editor: reads and changes' },
  { value: 'viewer', label: 'Viewer: reads' },
] as const;

export function Collaborators({ worldId }: { worldId: string }) {
  const { data, error, refetch } = useCollaborators(worldId);
  const queries = useQueryClient();
  const refresh = () => void readAgain(queries, worldKeys.collaborators(worldId));
  const remove = useMutation({
    mutationFn: (userId: string) => collaborators.remove(worldId, userId),
    onSettled: refresh,
  });
  return (
    <section aria-label="Collaborators" className="grid gap-4 border-t border-line pt-6">
      <h2 className="chrome text-bright">Collaborators</h2>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what="collaborators" />}
      {data?.items.length === 0 && <p className="text-sm text-dim">Nobody yet.</p>}
      <ul className="grid gap-2">
        {data?.items.map((person) => (
          <Person key={person.userId} person={person} onRemove={() => remove.mutate(person.userId)} />
        ))}
      </ul>
      {remove.error && <Trouble error={remove.error} />}
      <Invite worldId={worldId} onDone={refresh} />
    </section>
  );
}

function Person({ person, onRemove }: { person: Collaborator; onRemove: () => void }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border border-line bg-deep p-3 text-sm">
      <span>
        <span dir="auto" className="text-bright">
          {person.displayName}
        </span>{' '}
        {person.email} · {person.role}
      </span>
      <Button look="danger" aria-label={`Remove ${person.displayName}`} onClick={onRemove}>
        Remove
      </Button>
    </li>
  );
}

function Invite({ worldId, onDone }: { worldId: string; onDone: () => void }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<'editor' | 'viewer'>('editor');
  const invite = useMutation({
    mutationFn: () => collaborators.put(worldId, { email: email.trim(), role }),
    onSuccess: () => {
      setEmail('');
      onDone();
    },
  });
  const problem = invite.error instanceof Problem ? invite.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    invite.mutate();
  }

  return (
    <form aria-label="Invite a collaborator" onSubmit={submit} className="grid max-w-md gap-4" noValidate>
      <TextField
        label="Email"
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={problem?.field('email')}
      />
      <Select
        label="Role"
        options={roles}
        value={role}
        onChange={(event) => setRole(event.target.value as 'editor' | 'viewer')}
      />
      {problem && !problem.field('email') && <Trouble error={problem} />}
      <Button type="submit" className="justify-self-start" disabled={invite.isPending}>
        Invite
      </Button>
    </form>
  );
}
