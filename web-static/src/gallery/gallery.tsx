'use client';

import { type ComponentProps, type ReactNode, useEffect, useState } from 'react';
import { Problem } from '@/api/problem';
import { AuthorName } from '@/ui/authorName';
import { Button, ButtonLink } from '@/ui/button';
import { ConfirmButton } from '@/ui/confirmButton';
import { CopyButton } from '@/ui/copyButton';
import { DraftConflict } from '@/ui/draftConflict';
import { Checkbox, Select, TextArea, TextField } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';
import { LeftDraft } from '@/ui/leftDraft';
import { Empty, ErrorList, Loading, Trouble } from '@/ui/notice';
import { PageFrame } from '@/ui/page';
import { ProgressBar } from '@/ui/progressBar';
import { Rows } from '@/ui/rows';
import { Tabs } from '@/ui/tabs';
import { TextDiff } from '@/ui/textDiff';
import { Time } from '@/ui/time';

/**
 * Every component in every state, for developers and for `GalleryInBrowserTests`, which compares each section with its
 * picture. `?theme=paper` and `?density=compact` in the address select the tokens.
 *
 * Tailwind does not look here for classes (see globals.css), so that the site gets none that only this page needs.
 */
export function Gallery() {
  useEffect(() => {
    for (const [name, value] of new URLSearchParams(location.search)) document.documentElement.dataset[name] = value;
  }, []);
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-6 px-4 py-8">
      <Tokens />
      <Looks />
      <Buttons />
      <ConfirmButtons />
      <CopyButtons />
      <Fields />
      <TextAreas />
      <Selects />
      <Checkboxes />
      <Forms />
      <ListsOfRows />
      <TabLists />
      <Notices />
      <Pages />
      <ProgressBars />
      <Diffs />
      <Names />
      <Drafts />
    </div>
  );
}

/** A section with a picture in each theme. */
function Component({ id, children }: { id: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} data-component className="grid max-w-prose gap-6 p-4">
      <h2 id={`${id}-heading`} className="text-lg text-bright">
        {id}
      </h2>
      {children}
    </section>
  );
}

type StateProps = {
  id: string;
  /** The action of the test on buttons, links and fields inside, because they get into this state in no other way. */
  act?: 'hover' | 'focus-visible' | 'click';
  children: ReactNode;
};

function State({ id, act, children }: StateProps) {
  return (
    <div id={id} data-state data-act={act} className="grid gap-2">
      <p className="chrome text-dim">{id}</p>
      {children}
    </div>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>;
}

const colours = [
  '--color-ground',
  '--color-deep',
  '--color-panel',
  '--color-line',
  '--color-line-strong',
  '--color-edge',
  '--color-bright',
  '--color-text',
  '--color-dim',
  '--color-accent',
  '--color-agent-edge',
  '--color-agent',
  '--color-bad',
  '--color-warn',
];

const sizes = [
  '--text-xs',
  '--text-sm',
  '--text-base',
  '--text-prose',
  '--text-lg',
  '--text-xl',
  '--text-2xl',
  '--text-3xl',
  '--text-4xl',
  '--text-5xl',
];

function Tokens() {
  return (
    <Component id="tokens">
      <State id="tokens-colours">
        <Line>
          {colours.map((colour) => (
            <div key={colour} className="grid gap-1 text-xs">
              <span className="border border-line p-4" style={{ background: `var(${colour})` }} />
              {colour}
            </div>
          ))}
        </Line>
      </State>
      <State id="tokens-sizes">
        {sizes.map((size) => (
          <p key={size} style={{ fontSize: `var(${size})`, lineHeight: `var(${size}--line-height, 1)` }}>
            {size}
          </p>
        ))}
      </State>
    </Component>
  );
}

function Looks() {
  return (
    <Component id="looks">
      <State id="looks-chrome">
        <p className="chrome">Small capitals of labels</p>
      </State>
      <State id="looks-prose">
        <p className="prose">
          The lighthouse burned all night. <em>Nobody</em> came to put it out, and in the morning the sea was gone.
        </p>
      </State>
      <State id="looks-link">
        <p>
          <a href="#looks" className="text-accent underline underline-offset-4">
            A link in a text
          </a>
        </p>
      </State>
      <State id="looks-link-focus" act="focus-visible">
        <p>
          <a href="#looks" className="text-accent underline underline-offset-4">
            A link in a text
          </a>
        </p>
      </State>
      <State id="looks-lift">
        <a href="#looks" className="lift block border border-line bg-deep p-4">
          A card that can be clicked
        </a>
      </State>
      <State id="looks-lift-hover" act="hover">
        <a href="#looks" className="lift block border border-line bg-deep p-4">
          A card that can be clicked
        </a>
      </State>
      <State id="looks-cursor-block">
        <p className="cursor-block">The agent writes</p>
      </State>
    </Component>
  );
}

const looks: Record<NonNullable<ComponentProps<typeof Button>['look']>, string> = {
  primary: 'Create',
  plain: 'Edit',
  agent: 'Ask',
  danger: 'Delete',
  quiet: 'Cancel',
  'quiet-danger': 'Remove',
};

function EachLook({ disabled }: { disabled?: boolean }) {
  return (
    <Line>
      {Object.entries(looks).map(([look, label]) => (
        <Button key={look} look={look as keyof typeof looks} disabled={disabled}>
          {label}
        </Button>
      ))}
    </Line>
  );
}

function Buttons() {
  return (
    <Component id="button">
      <State id="button-normal">
        <EachLook />
      </State>
      <State id="button-hover" act="hover">
        <EachLook />
      </State>
      <State id="button-focus" act="focus-visible">
        <EachLook />
      </State>
      <State id="button-disabled">
        <EachLook disabled />
      </State>
      <State id="button-link">
        <Line>
          {Object.entries(looks).map(([look, label]) => (
            <ButtonLink key={look} href="#button" look={look as keyof typeof looks}>
              {label}
            </ButtonLink>
          ))}
        </Line>
      </State>
    </Component>
  );
}

function ConfirmButtons() {
  const texts = {
    label: 'Delete',
    question: 'Delete the world “Tidewater” and its three stories?',
    yes: 'Delete it',
    onConfirm: nothing,
  };
  return (
    <Component id="confirm-button">
      <State id="confirm-button-before">
        <Line>
          <ConfirmButton {...texts} />
          <ConfirmButton {...texts} quiet />
          <ConfirmButton {...texts} disabled />
        </Line>
      </State>
      <State id="confirm-button-in-question" act="click">
        <ConfirmButton {...texts}>
          <p>Two people work on it.</p>
        </ConfirmButton>
      </State>
    </Component>
  );
}

function CopyButtons() {
  return (
    <Component id="copy-button">
      <State id="copy-button-before">
        <Line>
          <CopyButton label="Copy the link" text="Copied by the page of components" />
        </Line>
      </State>
      <State id="copy-button-copied" act="click">
        <Line>
          <CopyButton label="Copy the link" text="Copied by the page of components" />
        </Line>
      </State>
    </Component>
  );
}

function Fields() {
  return (
    <Component id="field">
      <State id="field-empty">
        <TextField label="Name" placeholder="Tidewater" />
      </State>
      <State id="field-filled">
        <TextField label="Name" defaultValue="Tidewater" />
      </State>
      <State id="field-focus" act="focus-visible">
        <TextField label="Name" defaultValue="Tidewater" />
      </State>
      <State id="field-hint">
        <TextField label="Name" hint="People find the world by it." defaultValue="Tidewater" />
      </State>
      <State id="field-error">
        <TextField label="Name" hint="People find the world by it." error="is missing: give a text" />
      </State>
      <State id="field-too-long">
        <TextField label="Name" value="Tidewater and the drowned coast" most={20} onChange={nothing} />
      </State>
      <State id="field-disabled">
        <TextField label="Name" defaultValue="Tidewater" disabled />
      </State>
      <State id="field-read-only">
        <TextField label="Name" defaultValue="Tidewater" readOnly />
      </State>
      <State id="field-bare">
        <TextField label="Name" bare defaultValue="The label is only heard" />
      </State>
      <State id="field-password">
        <TextField label="Password" type="password" defaultValue="Tidewater" />
      </State>
    </Component>
  );
}

function TextAreas() {
  const text = 'The sea rose.\nNobody speaks of it.';
  return (
    <Component id="textarea">
      <State id="textarea-empty">
        <TextArea label="Idea" placeholder="A coast that drowned" />
      </State>
      <State id="textarea-filled">
        <TextArea label="Idea" hint="One or two sentences." defaultValue={text} />
      </State>
      <State id="textarea-grown">
        <TextArea label="Idea" rows={1} defaultValue={`${text}\n${text}`} />
      </State>
      <State id="textarea-focus" act="focus-visible">
        <TextArea label="Idea" defaultValue={text} />
      </State>
      <State id="textarea-serif">
        <TextArea label="Passage" serif defaultValue={text} />
      </State>
      <State id="textarea-error">
        <TextArea label="Idea" error="is missing: give a text" />
      </State>
      <State id="textarea-too-long">
        <TextArea label="Idea" value={text} most={30} onChange={nothing} />
      </State>
      <State id="textarea-disabled">
        <TextArea label="Idea" defaultValue={text} disabled />
      </State>
    </Component>
  );
}

function Selects() {
  const options = [
    { value: 'private', label: 'Private' },
    { value: 'public', label: 'Public' },
  ];
  return (
    <Component id="select">
      <State id="select-normal">
        <Select label="Visibility" options={options} />
      </State>
      <State id="select-focus" act="focus-visible">
        <Select label="Visibility" options={options} defaultValue="public" />
      </State>
      <State id="select-error">
        <Select label="Visibility" hint="Who can read it." error="is not for you to change" options={options} />
      </State>
      <State id="select-disabled">
        <Select label="Visibility" options={options} disabled />
      </State>
    </Component>
  );
}

function Tones({
  first,
  ...rest
}: {
  first: string[];
  ordered?: boolean;
  most?: number;
  hint?: string;
  error?: string;
}) {
  const [rows, setRows] = useState(first);
  return (
    <Rows
      label="Tones"
      one="Tone"
      rows={rows}
      blank=""
      onChange={setRows}
      draw={(row, called, set) => (
        <TextField label={called} bare value={row} onChange={(event) => set(event.target.value)} />
      )}
      {...rest}
    />
  );
}

function Checkboxes() {
  return (
    <Component id="checkbox">
      <State id="checkbox-empty">
        <Checkbox label="Show the whole history" checked={false} onChange={nothing} />
      </State>
      <State id="checkbox-checked">
        <Checkbox label="Show the whole history" hint="Readers see each version." checked onChange={nothing} />
      </State>
      <State id="checkbox-focus" act="focus-visible">
        <Checkbox label="Show the whole history" checked={false} onChange={nothing} />
      </State>
      <State id="checkbox-disabled">
        <Checkbox label="Show the whole history" checked disabled onChange={nothing} />
      </State>
    </Component>
  );
}

const wrongName = { field: 'name', message: 'is missing: give a text' };

function Forms() {
  return (
    <Component id="form">
      <State id="form-error-of-field">
        <Form error={Problem.here([wrongName])} onSubmit={nothing} className="grid gap-4">
          <TextField label="Name" name="name" />
          <FormTrouble />
        </Form>
      </State>
      <State id="form-other-error">
        <Form error={Problem.unreachable()} onSubmit={nothing} className="grid gap-4">
          <TextField label="Name" name="name" defaultValue="Tidewater" />
          <FormTrouble />
        </Form>
      </State>
    </Component>
  );
}

function ListsOfRows() {
  return (
    <Component id="rows">
      <State id="rows-empty">
        <Tones first={[]} hint="How its stories sound." />
      </State>
      <State id="rows-several">
        <Tones first={['dry', 'hopeful']} />
      </State>
      <State id="rows-ordered">
        <Tones first={['dry', 'hopeful', 'slow']} ordered />
      </State>
      <State id="rows-full">
        <Tones first={['dry', 'hopeful']} most={2} error="has the same tone twice" />
      </State>
    </Component>
  );
}

function SomeTabs() {
  const [current, setCurrent] = useState<'canon' | 'stories'>('canon');
  return (
    <Tabs
      label="Parts of the world"
      tabs={[
        { id: 'canon', label: 'Canon' },
        { id: 'stories', label: 'Stories' },
      ]}
      current={current}
      onChange={setCurrent}
    >
      {current === 'canon' ? 'Rules and elements' : 'Three stories'}
    </Tabs>
  );
}

function TabLists() {
  return (
    <Component id="tabs">
      <State id="tabs-first">
        <SomeTabs />
      </State>
      <State id="tabs-hover" act="hover">
        <SomeTabs />
      </State>
      <State id="tabs-focus" act="focus-visible">
        <SomeTabs />
      </State>
    </Component>
  );
}

function Notices() {
  return (
    <Component id="notice">
      <State id="notice-trouble">
        <Trouble error="The world could not be saved." />
      </State>
      <State id="notice-trouble-retry">
        <Trouble error={new Error('a bug')} onRetry={nothing}>
          <p>Your text is still here.</p>
        </Trouble>
      </State>
      <State id="notice-trouble-errors">
        <Trouble error="This can't be saved yet:">
          <ErrorList errors={[wrongName, { field: 'rules', message: 'has 1: a world needs 2 rules or more' }]} />
        </Trouble>
      </State>
      <State id="notice-empty">
        <Empty>
          <p>There is no story yet.</p>
          <Button look="primary">Begin one</Button>
        </Empty>
      </State>
      <State id="notice-loading">
        <Loading what="the stories" />
      </State>
    </Component>
  );
}

function Pages() {
  return (
    <Component id="page">
      <State id="page-title">
        <PageFrame title="Tidewater">
          <p>What is on the page</p>
        </PageFrame>
      </State>
      <State id="page-aside">
        <PageFrame title="Worlds" aside={<Button look="primary">New world</Button>}>
          <p>What is on the page</p>
        </PageFrame>
      </State>
    </Component>
  );
}

function ProgressBars() {
  return (
    <Component id="progress-bar">
      <State id="progress-bar-none">
        <ProgressBar label="lamp.png" share={0} />
      </State>
      <State id="progress-bar-part">
        <ProgressBar label="lamp.png" share={0.4} />
      </State>
      <State id="progress-bar-unknown">
        <ProgressBar label="lamp.png" share={null} />
      </State>
      <State id="progress-bar-full">
        <ProgressBar share={1} full />
      </State>
    </Component>
  );
}

const changed = {
  before: 'The sea rose in one night.',
  after: 'The sea rose in three nights.',
};

function Diffs() {
  return (
    <Component id="diff">
      <State id="diff-changed">
        <TextDiff {...changed} />
      </State>
      <State id="diff-added">
        <TextDiff before="" after="The sea rose in one night." />
      </State>
      <State id="diff-removed">
        <TextDiff before="The sea rose in one night." after="" />
      </State>
      <State id="diff-replaced">
        <TextDiff before="One night" after="A whole week" />
      </State>
      <State id="diff-replaced-text">
        <TextDiff
          before="The sea rose in one night, and the town was gone."
          after="Nobody knows why people left these houses."
        />
      </State>
    </Component>
  );
}

function Names() {
  return (
    <Component id="names">
      <State id="author-name-person">
        <AuthorName author={{ kind: 'person', name: 'Ada' }} />
      </State>
      <State id="author-name-agent">
        <AuthorName author={{ kind: 'agent', name: 'Ada' }} />
      </State>
      <State id="time">
        <Time at="2026-11-29T15:04:05Z" />
      </State>
    </Component>
  );
}

function Drafts() {
  return (
    <Component id="drafts">
      <State id="draft-conflict">
        <DraftConflict
          what="passage"
          theirs={<TextDiff {...changed} />}
          mine={<TextDiff before={changed.after} after="The sea rose in three dark nights." />}
          copy={changed.after}
          onKeepMine={nothing}
          onTakeTheirs={nothing}
        />
      </State>
      <State id="left-draft">
        <LeftDraft what="passage" text={changed.after} onDrop={nothing} />
      </State>
      <State id="left-draft-trouble">
        <LeftDraft what="passage" text={changed.after} error="The passage could not be saved." onDrop={nothing}>
          <Button look="primary">Save as a new passage</Button>
        </LeftDraft>
      </State>
    </Component>
  );
}

function nothing() {}
