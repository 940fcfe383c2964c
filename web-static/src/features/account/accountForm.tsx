'use client';

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { namesFields } from '@/api/problem';
import * as t from '@/text/account';
import { Button } from '@/ui/button';
import { Trouble } from '@/ui/notice';

type Props = {
  label: string;
  submit: string;
  busy: boolean;
  /** The server's error. Errors of fields are shown at the fields, and not once more below. */
  error: unknown;
  look?: 'primary' | 'plain' | 'danger';
  onSubmit: (form: FormData) => void;
  children: ReactNode;
};

/** A form that keeps what was typed and takes the keyboard to the first field that is wrong. */
export function AccountForm({ label, submit, busy, error, look = 'primary', onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);

  function handle(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!busy) onSubmit(new FormData(event.currentTarget));
  }

  return (
    <form ref={form} aria-label={label} onSubmit={handle} noValidate className="grid max-w-md gap-5">
      {children}
      {error != null && !namesFields(error) && <Trouble error={error} />}
      <Button type="submit" look={look} disabled={busy} className="justify-self-start">
        {busy ? t.oneMoment() : submit}
      </Button>
    </form>
  );
}

export function text(form: FormData, name: string): string {
  return String(form.get(name) ?? '');
}
