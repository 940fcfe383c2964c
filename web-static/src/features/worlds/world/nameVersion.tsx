'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { worlds } from '@/api/endpoints';
import { useRefreshWorld } from '@/api/queries/worlds';
import type { World, WorldVersion } from '@/api/types';
import * as ui from '@/text/ui';
import * as t from '@/text/versions';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';

/** Gives a version a name, or takes it away, in place of the button. */
export function NameVersion({ world, version }: { world: World; version: WorldVersion }) {
  const [name, setName] = useState<string | null>(null);
  const refresh = useRefreshWorld(world.id);
  const save = useMutation({
    mutationFn: (typed: string) => worlds.nameVersion(world.id, version.number, typed.trim() || null),
    onSuccess: () => {
      setName(null);
      refresh();
    },
  });
  if (world.role !== 'owner' && world.role !== 'editor') return null;
  if (name === null)
    return (
      <Button onClick={() => setName(version.name ?? '')}>{t.nameVersion({ number: String(version.number) })}</Button>
    );
  return (
    <Form error={save.error} onSubmit={() => save.mutate(name)} className="grid w-full max-w-md gap-3">
      <TextField
        label={t.nameOfVersion({ number: String(version.number) })}
        hint={t.nameHint()}
        name="name"
        most={120}
        autoFocus
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <FormTrouble />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" pending={save.isPending}>
          {ui.save()}
        </Button>
        <Button onClick={() => setName(null)}>{ui.cancel()}</Button>
      </div>
    </Form>
  );
}
