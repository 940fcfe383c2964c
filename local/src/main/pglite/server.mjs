// PGlite behind a socket, for one owner process: `PGLITE_PASSWORD=… node server.mjs <folder>`.
//
// The parent process holds our standard input. When it ends, even after kill -9, we close the database and exit. Ctrl-C reaches
// the whole process group; we ignore it, because the parent still needs us while it shuts down.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { listenWithPassword } from './gate.mjs'

const folder = process.argv[2]
const data = join(folder, 'data')
const complete = join(folder, 'complete')
const password = process.env.PGLITE_PASSWORD
const maxConnections = 32

// No other user of this machine may read our files or sockets.
process.umask(0o077)

const started = start()
let closing = false

process.on('SIGINT', () => {})
process.on('SIGHUP', () => {})
process.on('SIGTERM', close)
process.stdin.on('end', close).on('error', close).resume()
process.stdout.on('error', close)

const { gate } = await started
console.log(`port ${gate.address().port}`)

async function start() {
  if (!password) throw new Error('PGLITE_PASSWORD is not set')
  mkdirSync(folder, { recursive: true })
  // A first start that was killed leaves an incomplete database without data.
  if (!existsSync(complete)) rmSync(data, { recursive: true, force: true })
  const db = await PGlite.create({ dataDir: data, extensions: { vector } })
  if (!existsSync(complete)) writeFileSync(complete, '')
  const behind = privateSocket()
  const server = new PGLiteSocketServer({ db, path: behind.path, maxConnections })
  await server.start()
  const gate = await listenWithPassword(password, behind.path, maxConnections)
  return { db, server, gate, behind }
}

// PGlite accepts any password, so it listens on a socket that only the gate can reach.
function privateSocket() {
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\deepscifi-pglite-${process.pid}` }
  const place = mkdtempSync(join(tmpdir(), 'pglite-'))
  return { path: join(place, 's'), place }
}

async function close() {
  if (closing) return
  closing = true
  const { db, server, gate, behind } = await started
  gate.close()
  await server.stop()
  await db.close()
  if (behind.place) rmSync(behind.place, { recursive: true, force: true })
  process.exit(0)
}
