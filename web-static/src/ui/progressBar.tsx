type Props = {
  /** Without a label only eyes see the bar, because a text beside it says the same. */
  label?: string;
  /** From 0 to 1; null while nobody knows it. */
  share: number | null;
  /** Whether it shows that something is used up. */
  full?: boolean;
};

/** How much of something is done or used. */
export function ProgressBar({ label, share, full }: Props) {
  return (
    <progress
      aria-label={label}
      aria-hidden={label === undefined}
      max={1}
      value={share ?? undefined}
      className={`block h-1 w-full appearance-none bg-line indeterminate:animate-pulse indeterminate:bg-accent [&::-webkit-progress-bar]:bg-transparent ${full ? 'text-warn' : 'text-accent'} [&::-moz-progress-bar]:bg-current [&::-webkit-progress-value]:bg-current`}
    />
  );
}
