const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const formats = units.map(
  (unit) =>
    new Intl.NumberFormat('en', {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: 1,
    }),
);

/** A number of bytes for people, such as “1.4 MB”. As on disks and in downloads, a kilobyte has 1000 bytes. */
export function fileSize(bytes: number): string {
  let [amount, unit] = [bytes, 0];
  // At 999.95 the rounded number would be 1,000.
  while (amount >= 999.95 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return formats[unit]?.format(amount) ?? '';
}
