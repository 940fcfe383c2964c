'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import * as t from '@/text/ui';
import { Button } from './button';

type Props<T> = {
  label: string;
  /** The name of one row. */
  one: string;
  hint?: string | undefined;
  /** The error of the whole list. */
  error?: string | undefined;
  rows: readonly T[];
  /** The value of a new row. */
  blank: T;
  /** The maximum number of rows; no limit if undefined. */
  most?: number | undefined;
  /** Whether the order matters; then rows can be moved. */
  ordered?: boolean;
  onChange: (rows: T[]) => void;
  /** Draws the fields of a row; `called` is the name of the row, such as “Tone 2”. */
  draw: (row: T, called: string, set: (row: T) => void, index: number) => ReactNode;
};

/** A list in which each row has its own fields. The focus follows a row that is added or moved; it is never lost. */
export function Rows<T>({ label, one, hint, error, rows, blank, most, ordered, onChange, draw }: Props<T>) {
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const focusNext = useRef<string[]>([]);

  useEffect(() => {
    const places = focusNext.current.map((selector) => box.current?.querySelector<HTMLElement>(selector));
    focusNext.current = [];
    places.find((place) => place)?.focus();
  });

  function change(next: T[], ...focus: string[]) {
    focusNext.current = focus;
    onChange(next);
  }

  const row = (index: number, inside: string) => `[data-row="${index}"] ${inside}`;

  function add() {
    change([...rows, blank], row(rows.length, ':is(input, textarea, select)'));
  }

  function remove(index: number) {
    const next = Math.min(index, rows.length - 2);
    change(
      rows.filter((_, other) => other !== index),
      row(next, '[data-remove]'),
      '[data-add]',
    );
  }

  function move(index: number, by: -1 | 1) {
    const next = [...rows];
    next.splice(index + by, 0, ...next.splice(index, 1));
    change(next, row(index + by, `[data-move="${by}"]:enabled`), row(index + by, '[data-move]:enabled'));
  }

  const full = most !== undefined && rows.length >= most;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset ref={box} aria-describedby={described} className="grid min-w-0 grid-cols-1 gap-2">
      <legend className="chrome pb-1.5 text-dim">{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-dim">
          {hint}
        </p>
      )}
      {rows.map((value, index) => {
        const called = t.rowName({ row: one, number: index + 1 });
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would need a legend of its own
          <div key={index} role="group" aria-label={called} data-row={index} className="border-l border-line pl-3">
            {draw(value, called, (next) => onChange(rows.with(index, next)), index)}
            <div className="flex">
              {ordered && rows.length > 1 && <Moves called={called} {...{ index, last: rows.length - 1, move }} />}
              <Button
                look="quiet-danger"
                data-remove
                aria-label={t.removeRow({ row: called })}
                onClick={() => remove(index)}
              >
                {t.remove()}
              </Button>
            </div>
          </div>
        );
      })}
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
      {full && <p className="text-sm text-dim">{t.noMoreRows({ most })}</p>}
      <Button look="quiet" data-add className="justify-self-start" disabled={full} onClick={add}>
        {t.addRow({ row: one.toLowerCase() })}
      </Button>
    </fieldset>
  );
}

type MovesProps = { called: string; index: number; last: number; move: (index: number, by: -1 | 1) => void };

function Moves({ called, index, last, move }: MovesProps) {
  const directions = [
    { by: -1, label: t.moveRowUp({ row: called }), sign: '↑', end: 0 },
    { by: 1, label: t.moveRowDown({ row: called }), sign: '↓', end: last },
  ] as const;
  return directions.map(({ by, label, sign, end }) => (
    <Button
      key={by}
      look="quiet"
      data-move={by}
      aria-label={label}
      disabled={index === end}
      onClick={() => move(index, by)}
    >
      <span aria-hidden>{sign}</span>
    </Button>
  ));
}
