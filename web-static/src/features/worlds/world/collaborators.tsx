'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { collaborators } from '@/api/endpoints';
import { useCollaborators, worldKeys } from '@/api/queries/worlds';
import { readAgain } from '@/api/readAgain';
import type { Collaborator } from '@/api/types';
import * as account from '@/text/account';
import * as ui from '@/text/ui';
import * as t from '@/text/worlds';
import { Button } from '@/ui/button';
import { Select, TextField } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';
import { Loading, Trouble } from '@/ui/notice';

const roles = [
  { value: 'editor', label: t.editorRole() },
  { value: 'viewer', label: t.viewerRole() },
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
    <section aria-label={t.collaborators()} className="grid gap-4 border-t border-line pt-6">
      <h2 className="chrome text-bright">{t.collaborators()}</h2>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what={t.collaboratorsNoun()} />}
      {data?.items.length === 0 && <p className="text-sm text-dim">{t.nobodyYet()}</p>}
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
        {t.collaborator({
          name: person.displayName,
          email: person.email,
          role: person.role,
          b: (name) => (
            <span dir="auto" className="text-bright">
              {name}
            </span>
          ),
        })}
      </span>
      <Button look="danger" aria-label={ui.removeRow({ row: person.displayName })} onClick={onRemove}>
        {ui.remove()}
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

  return (
    <Form
      aria-label={t.inviteCollaborator()}
      error={invite.error}
      onSubmit={() => invite.mutate()}
      className="grid max-w-md gap-4"
    >
      <TextField
        label={account.email()}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        name="email"
      />
      <Select
        label={t.role()}
        options={roles}
        value={role}
        onChange={(event) => setRole(event.target.value as 'editor' | 'viewer')}
      />
      <FormTrouble />
      <Button type="submit" className="justify-self-start" disabled={invite.isPending}>
        {t.invite()}
      </Button>
    </Form>
  );
}
