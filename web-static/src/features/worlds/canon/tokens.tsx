'use client';

import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { unlessComposing } from '@/browser/keys';
import * as t from '@/text/entries';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';

type Props = {
  label: string;
  one: string;
  tokens: readonly string[];
  /** The most tokens, and the longest one. */
  most?: number | undefined;
  longest?: number | undefined;
  errorAt: (index: number | null) => string | undefined;
  onChange: (tokens: readonly string[]) => void;
};

/** Short texts, each with a button that takes it away. Enter or a comma adds what is typed; so does leaving the field. */
export function Tokens({ label, one, tokens, most, longest, errorAt, onChange }: Props) {
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const [typed, setTyped] = useState('');
  const full = most !== undefined && tokens.length >= most;
  const errors = [errorAt(null), ...tokens.map((_, index) => errorAt(index))].filter((error) => error !== undefined);

  function add(text: string) {
    const fresh = text
      .split(/[,，、\n]/)
      .map((token) => token.trim())
      .filter((token, index, all) => token !== '' && !tokens.includes(token) && all.indexOf(token) === index);
    setTyped('');
    if (fresh.length > 0) onChange([...tokens, ...fresh]);
  }

  function remove(index: number) {
    onChange(tokens.filter((_, other) => other !== index));
    box.current?.querySelector('input')?.focus();
  }

  const onKeyDown = unlessComposing((event: KeyboardEvent) => {
    if ((event.key === 'Enter' && typed.trim() !== '') || event.key === ',') {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && tokens.length > 0) {
      event.preventDefault();
      setTyped(tokens.at(-1) ?? '');
      onChange(tokens.slice(0, -1));
    }
  });

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const pasted = event.clipboardData.getData('text');
    if (!/[,，、\n]/.test(pasted)) return;
    event.preventDefault();
    add(typed + pasted);
  }

  return (
    <fieldset ref={box} aria-describedby={errors.length > 0 ? `${id}-error` : undefined} className="grid min-w-0 gap-2">
      <legend className="chrome pb-1.5 text-dim">{label}</legend>
      {tokens.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {tokens.map((token, index) => (
            <li
              key={token}
              className={`flex max-w-full items-center border pl-3 text-sm text-bright ${errorAt(index) ? 'border-bad' : 'border-edge'}`}
            >
              <bdi className="min-w-0">{token}</bdi>
              <Button look="quiet-danger" aria-label={ui.removeRow({ row: token })} onClick={() => remove(index)}>
                <span aria-hidden>{'×'}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {errors.length > 0 && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {errors.join(' ')}
        </p>
      )}
      {full && <p className="text-sm text-dim">{ui.noMoreRows({ most })}</p>}
      <TextField
        label={t.newToken({ token: one.toLowerCase() })}
        bare
        placeholder={t.tokenHint({ token: one.toLowerCase() })}
        most={longest}
        value={typed}
        disabled={full && typed === ''}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => add(typed)}
      />
    </fieldset>
  );
}
