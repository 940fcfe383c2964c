// Installs the CDK's command line, so that commands work offline: `node install.mjs <folder>`. Does nothing if it is
// installed.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { argv, exit, platform } from 'node:process'
import { fileURLToPath } from 'node:url'

const source = dirname(fileURLToPath(import.meta.url))
const target = argv[2]
const lock = readFileSync(join(source, 'package-lock.json'), 'utf8')
const stamp = join(target, 'node_modules', '.installed')

mkdirSync(target, { recursive: true })
for (const file of ['.npmrc', 'package.json', 'package-lock.json']) {
  cpSync(join(source, file), join(target, file))
}
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) exit(0)

// npm is a script on Windows, which only a shell can start.
const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {
  cwd: target,
  shell: platform === 'win32',
  encoding: 'utf8',
})
if (npm.status !== 0) {
  rmSync(join(target, 'node_modules'), { recursive: true, force: true })
  console.error(npm.stdout, npm.stderr, npm.error ?? '')
  exit(1)
}
writeFileSync(stamp, lock)
