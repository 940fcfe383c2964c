'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { worlds } from '@/api/endpoints';
import { useShowWorld } from '@/api/queries/worlds';
import type { World } from '@/api/types';
import * as ui from '@/text/ui';
import * as t from '@/text/versions';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';

/** Makes a private world of one's own with the canon of a version, and opens it. */
export function ForkWorld({ world, version, onClose }: { world: World; version: number; onClose: () => void }) {
  const [name, setName] = useState(world.name);
  const router = useRouter();
  const show = useShowWorld();
  const fork = useMutation({
    mutationFn: () => worlds.fork(world.id, version, name.trim()),
    onSuccess: (made) => {
      show(made);
      router.push(`/worlds/${made.id}`);
    },
  });
  return (
    <Form
      aria-label={t.forkWorld()}
      error={fork.error}
      onSubmit={() => fork.mutate()}
      className="grid w-full max-w-md gap-3 border border-line bg-deep p-4"
    >
      <p className="text-sm">{t.forkHelp({ number: String(version) })}</p>
      <TextField
        label={t.nameOfFork()}
        name="name"
        most={120}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <FormTrouble />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" pending={fork.isPending}>
          {t.makeFork()}
        </Button>
        <Button onClick={onClose}>{ui.cancel()}</Button>
      </div>
    </Form>
  );
}
