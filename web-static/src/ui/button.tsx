import Link from 'next/link';
import type { ComponentProps } from 'react';

type Look = 'primary' | 'plain' | 'agent' | 'danger' | 'quiet' | 'quiet-danger';

const looks: Record<Look, string> = {
  primary: 'border-accent bg-accent text-ground hover:bg-transparent hover:text-accent',
  plain: 'border-edge text-bright hover:border-accent hover:text-accent',
  agent: 'border-agent-edge text-agent hover:bg-agent-edge/20',
  danger: 'border-bad/70 text-bad hover:bg-bad/10',
  'quiet-danger': 'border-transparent text-dim hover:text-bad underline-offset-4 hover:underline',
  quiet: 'border-transparent text-dim hover:text-accent underline-offset-4 hover:underline',
};

function classes(look: Look, extra = ''): string {
  return `chrome inline-flex min-h-9 items-center justify-center border px-3 py-1.5 text-center disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 ${looks[look]} ${extra}`;
}

type Props = ComponentProps<'button'> & {
  look?: Look;
  /** Its action is running. A click does nothing, but the button keeps the focus, which a disabled one loses. */
  pending?: boolean;
};

export function Button({ look = 'plain', className, type = 'button', pending = false, onClick, ...rest }: Props) {
  return (
    <button
      aria-disabled={pending || undefined}
      {...rest}
      type={type}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={classes(look, className)}
    />
  );
}

export function ButtonLink({ look = 'plain', className, ...rest }: ComponentProps<typeof Link> & { look?: Look }) {
  return <Link {...rest} className={classes(look, className)} />;
}
