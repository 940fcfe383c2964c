export function WordCount({ count }: { count: number }) {
  return (
    <span>
      {count} {count === 1 ? 'word' : 'words'}
    </span>
  );
}
