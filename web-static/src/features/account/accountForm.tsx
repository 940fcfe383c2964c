'use client';

import type { ReactNode } from 'react';
import * as t from '@/text/account';
import { Button } from '@/ui/button';
import { Form, FormTrouble } from '@/ui/form';

type Props = {
  label: string;
  submit: string;
  /** The request that the form sends. */
  sending: { isPending: boolean; error: unknown };
  look?: 'primary' | 'plain' | 'danger';
  onSubmit: (form: FormData) => void;
  children: ReactNode;
};

/** A form of one column with one button, which keeps what was typed. */
export function AccountForm({ label, submit, sending, look = 'primary', onSubmit, children }: Props) {
  return (
    <Form aria-label={label} error={sending.error} onSubmit={onSubmit} className="grid max-w-md gap-5">
      {children}
      <FormTrouble />
      <Button type="submit" look={look} disabled={sending.isPending} className="justify-self-start">
        {sending.isPending ? t.oneMoment() : submit}
      </Button>
    </Form>
  );
}

export function text(form: FormData, name: string): string {
  return String(form.get(name) ?? '');
}
